package model

// add cuts one product's recorded trade into blocs and lays out their pairs.
// Assumed flows and pairs without a distance are no evidence and left out.
func (gr *gravity) add(flows []flow, nj int, logKm func(i, j int) (km float64, ok bool), shut func(i, j, k int) bool) {
	k := flows[0].k
	var sample []flow
	of := make([]int, 2*nj) // its bloc's smallest node: exporters, then importers
	for n := range of {
		of[n] = n
	}
	for _, f := range flows {
		if _, ok := logKm(f.i, f.j); ok && !shut(f.i, f.j, k) {
			sample = append(sample, f)
			join(of, f.i, nj+f.j)
		}
	}
	blocs, first := map[int]*bloc{}, len(gr.blocs)
	trades := make([]bool, 2*nj)
	for _, f := range sample {
		trades[f.i], trades[nj+f.j] = true, true
	}
	for n, has := range trades { // exporters first, each by identity
		if !has {
			continue
		}
		root := find(of, n)
		bl := blocs[root]
		if bl == nil {
			bl = &bloc{}
			blocs[root] = bl
			gr.blocs = append(gr.blocs, bl)
		}
		p := gr.placeOf(k, n%nj)
		if n < nj {
			p.exports, p.row = bl, len(bl.from)
			bl.from = append(bl.from, n)
		} else {
			p.imports, p.column = bl, len(bl.to)
			bl.to = append(bl.to, n-nj)
		}
	}
	for _, bl := range gr.blocs[first:] {
		bl.layOut(k, logKm, shut)
	}
	for _, f := range sample {
		row, column := gr.placeOf(k, f.i).row, gr.placeOf(k, f.j).column
		bl := gr.placeOf(k, f.i).exports
		bl.x[row*len(bl.to)+column] = f.usd
		bl.out[row] += f.usd
		bl.in[column] += f.usd
	}
}

// layOut makes room for a bloc's pairs and marks those of the sample.
func (bl *bloc) layOut(k int, logKm func(i, j int) (km float64, ok bool), shut func(i, j, k int) bool) {
	m, n := len(bl.from), len(bl.to)
	bl.open, bl.logKm = make([]bool, m*n), make([]float64, m*n)
	bl.x, bl.t = make([]float64, m*n), make([]float64, m*n)
	bl.out, bl.in, bl.a, bl.b = make([]float64, m), make([]float64, n), make([]float64, m), make([]float64, n)
	for c := range bl.b {
		bl.b[c] = 1
	}
	for r, i := range bl.from {
		for c, j := range bl.to {
			if km, ok := logKm(i, j); ok && i != j && !shut(i, j, k) {
				bl.open[r*n+c], bl.logKm[r*n+c] = true, km
			}
		}
	}
}

func (gr *gravity) placeOf(k, j int) *place {
	p := gr.at[[2]int{k, j}]
	if p == nil {
		p = &place{}
		gr.at[[2]int{k, j}] = p
	}
	return p
}

// find is the smallest node that a node is joined with; join joins two.
func find(of []int, n int) int {
	for of[n] != n {
		of[n] = of[of[n]]
		n = of[n]
	}
	return n
}

func join(of []int, a, b int) {
	a, b = find(of, a), find(of, b)
	of[max(a, b)] = min(a, b)
}
