package p

type S struct {
	error
	*T
	io.Reader
	G[int]
}

type I interface {
	comparable
	fmt.Stringer
	M()
	~int | Num
}

func f(h H) {
	g[int](x)
	p.g[Key](x)
	h.fs[0](x)
	_ = new(T)
	_ = (*T)(x)
	m := map[K][]V{}
	_ = x.(Kind)
}
