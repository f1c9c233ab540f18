package world

import "cordon/model/exact"

func logOf(x float64) float64 { return exact.Log(x) }
