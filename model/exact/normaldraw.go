package exact

// NormalDraw is NormalQuantile for drawing: within 1e-6 and about seven times as
// fast. Between the quantiles 0.023 and 0.977 it is a cubic through values and
// slopes of a table; beyond, NormalQuantile itself.
func NormalDraw(u float64) float64 {
	at := float64(u * drawCells)
	i := int(at)
	if !(at >= drawEdge && i < drawCells-drawEdge) {
		return NormalQuantile(u)
	}
	t := at - float64(i)
	a, b := &drawTable[i], &drawTable[i+1]
	rise := b.value - a.value
	// Hermite: value + t (slope + t ((3 rise - 2 slope - next) + t (slope + next - 2 rise)))
	p := a.slope + b.slope - float64(2*rise)
	q := rise - a.slope - p
	return a.value + float64(t*(a.slope+float64(t*(q+float64(t*p)))))
}

const (
	drawCells = 512 // 8 KiB
	drawEdge  = 12  // cells at either end that the table leaves out
)

// drawPoint is the quantile at i/512 and its slope per cell.
type drawPoint struct{ value, slope float64 }

var drawTable = makeDrawTable()

func makeDrawTable() (t [drawCells + 1]drawPoint) {
	for i := drawEdge; i <= drawCells-drawEdge; i++ {
		x := NormalQuantile(float64(i) / drawCells)
		t[i] = drawPoint{x, 1 / float64(drawCells*float64(invSqrt2Pi*Exp(-float64(x*x)*0.5)))}
	}
	return t
}
