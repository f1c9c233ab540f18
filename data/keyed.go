package data

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"os"
)

// HashKey is the variable of the environment that holds the key for hashes of
// confidential data; without one they are withheld.
const HashKey = "CORDON_HASH_KEY"

// KeyedHash is a hash of a text that could otherwise confirm a guess at the
// confidential data behind it.
func KeyedHash(text string) string {
	key := os.Getenv(HashKey)
	if key == "" {
		return "withheld (set " + HashKey + " to record a keyed hash)"
	}
	h := hmac.New(sha256.New, []byte(key))
	h.Write([]byte(text))
	return "hmac-sha256:" + hex.EncodeToString(h.Sum(nil))
}
