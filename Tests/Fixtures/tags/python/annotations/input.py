from __future__ import annotations, division as d

def outer(a: type[A] | tuple[B, ...], *b: C, **c: D | None) -> Callable[[E, F], G | H[I]]:
    return a[index] | b[other], [c]

chain: A | B | C | D | E = start
quoted: Literal["no"] | list[type[K] | None]
qualified: a.b.C[D, e.F] = {}

def generic[T: Bound, *Ts, **P](x: T) -> "Forward": pass
type Alias = list[M] | N

class Q(Base[R]):
    field: int = make()
