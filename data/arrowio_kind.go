package data

// arrowKind is a type of column that cordon's reader knows.
type arrowKind uint8

const (
	kindUnknown arrowKind = iota
	kindInt8
	kindInt16
	kindInt32
	kindInt64
	kindUint8
	kindUint16
	kindUint32
	kindUint64
	kindFloat32
	kindFloat64
	kindBool
	kindDate32
	kindUtf8
	kindBinary
	kindLargeUtf8
)

var kindNames = [...]string{"unknown", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
	"float32", "float64", "bool", "date32", "utf8", "binary", "large_utf8"}

// String is Arrow's name of the type.
func (k arrowKind) String() string { return kindNames[k] }

// width of a value [bytes]; 0 where values have no fixed width in bytes.
func (k arrowKind) width() int {
	switch k {
	case kindInt8, kindUint8:
		return 1
	case kindInt16, kindUint16:
		return 2
	case kindInt32, kindUint32, kindFloat32, kindDate32:
		return 4
	case kindInt64, kindUint64, kindFloat64:
		return 8
	}
	return 0
}

// offsets is the width of the offsets of a kind with values of varying length
// [bytes]; 0 for the other kinds.
func (k arrowKind) offsets() int {
	switch k {
	case kindUtf8, kindBinary:
		return 4
	case kindLargeUtf8:
		return 8
	}
	return 0
}

// Numbers of the union Type in Arrow's Schema.fbs.
const (
	typeInt           = 2
	typeFloatingPoint = 3
	typeBinary        = 4
	typeUtf8          = 5
	typeBool          = 6
	typeDate          = 8
	typeLargeUtf8     = 20
)

// kindOf reads a field's type; kindUnknown where cordon does not read it.
func kindOf(union byte, t flatTable) arrowKind {
	switch union {
	case typeInt:
		signed := t.byte(1) != 0
		switch t.int(0) {
		case 8:
			return pick(signed, kindInt8, kindUint8)
		case 16:
			return pick(signed, kindInt16, kindUint16)
		case 32:
			return pick(signed, kindInt32, kindUint32)
		case 64:
			return pick(signed, kindInt64, kindUint64)
		}
	case typeFloatingPoint:
		switch t.short(0, 0) {
		case 1:
			return kindFloat32
		case 2:
			return kindFloat64
		}
	case typeBinary:
		return kindBinary
	case typeUtf8:
		return kindUtf8
	case typeLargeUtf8:
		return kindLargeUtf8
	case typeBool:
		return kindBool
	case typeDate:
		if t.short(0, 1) == 0 { // 0: days; milliseconds by default
			return kindDate32
		}
	}
	return kindUnknown
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
