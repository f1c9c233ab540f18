package model

import (
	"cordon/model/chance"
	"cordon/model/exact"
)

// yardstick is the small licensing market that engines were measured with before
// the first line of the model was written: 40 countries, 60 products, N firms,
// weekly ticks; Poisson orders, logit choice among 40 destinations with costs by
// a tabled exponential; listed goods file into a queue by country with capacity
// and ship on approval. It runs beside the model in the same benchmark, so that
// ratios can be read on a noisy machine.
type yardstick struct {
	origin, product []uint8
	size            []float64
	cost            [40][40]float64 // by origin and destination
	listed          [60]bool
	queue           [40][]int32
	capacity        int
	key             chance.Key
	week            int
	shipped         int
	w               [40]float64
}

func newYardstick(n int) *yardstick {
	y := &yardstick{origin: make([]uint8, n), product: make([]uint8, n), size: make([]float64, n), key: chance.Root(1, 0), capacity: n / 200}
	k := y.key.At(chance.FirmSize, 0)
	for i := range y.origin {
		y.origin[i] = uint8(k.Of(uint64(i), 0) % 40)
		y.product[i] = uint8(k.Of(uint64(i), 1) % 60)
		y.size[i] = k.Float(uint64(i), 2)
	}
	for i := range y.cost {
		for j := range y.cost[i] {
			y.cost[i][j] = k.Float(uint64(i), 10+j)
		}
	}
	for p := range y.listed {
		y.listed[p] = p%3 == 0
	}
	return y
}

// step is one week: most agents draw an order.
func (y *yardstick) step() {
	orders := y.key.At(chance.AccountWeek, y.week)
	choice := y.key.At(chance.TieChoice, y.week)
	for i := range y.origin {
		if chance.Poisson(1.2, chance.Float(orders.Of(uint64(i), 0))) == 0 {
			continue
		}
		o := y.origin[i]
		sum := 0.0
		for j := range y.w {
			sum += exact.Exp(-2*y.cost[o][j] - 0.1*y.size[i])
			y.w[j] = sum
		}
		u := chance.Float(choice.Of(uint64(i), 0)) * sum
		j := 0
		for j < 39 && y.w[j] < u {
			j++
		}
		if y.listed[y.product[i]] && j != int(o) {
			y.queue[o] = append(y.queue[o], int32(i))
		} else {
			y.shipped++
		}
	}
	for c := range y.queue {
		n := min(y.capacity, len(y.queue[c]))
		y.shipped += n
		y.queue[c] = append(y.queue[c][:0], y.queue[c][n:]...)
	}
	y.week++
}
