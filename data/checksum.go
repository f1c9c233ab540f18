package data

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"os"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// CRC32C is the Castagnoli checksum of b, which the processor computes at
// many GB/s: the guard against damage that Arrow itself would not see.
func CRC32C(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// HashFile is the SHA-256 of a file, hex.
func HashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("hash %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// HashBytes is the SHA-256 of b, hex.
func HashBytes(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// FileSum is a file's size and checksums as manifests hold them.
type FileSum struct {
	Name   string `json:"name"` // relative to the manifest's folder, with forward slashes
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	CRC32C string `json:"crc32c"` // eight hex digits
	SHA256 string `json:"sha256"`
}

// sumWriter computes a FileSum of all that passes through it.
type sumWriter struct {
	w   io.Writer
	n   int64
	crc uint32
	sha hash.Hash
}

func newSumWriter(w io.Writer) *sumWriter { return &sumWriter{w: w, sha: sha256.New()} }

func (s *sumWriter) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.n += int64(n)
	s.crc = crc32.Update(s.crc, castagnoli, p[:n])
	s.sha.Write(p[:n])
	return n, err
}

func (s *sumWriter) sum(name string, rows int64) FileSum {
	return FileSum{Name: name, Rows: rows, Bytes: s.n, CRC32C: crcText(s.crc), SHA256: hex.EncodeToString(s.sha.Sum(nil))}
}

func crcText(crc uint32) string { return fmt.Sprintf("%08x", crc) }
