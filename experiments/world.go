package experiments

import "cordon/data"

// OpenWorld reads the world in a folder; "" is the embedded reference world.
func OpenWorld(path string) (*data.World, error) {
	if path == "" {
		return data.Reference()
	}
	return data.ReadWorld(path)
}
