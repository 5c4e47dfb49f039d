// Package shapes measures things.
package shapes

import (
	"fmt"
	geo "example.org/geometry/v2"
	_ "embed"
)

// Limit is the largest radius.
const Limit = 10

const (
	Small Size = iota
	Large
	_
)

// Version of the format.
var Version, build string = "1", "dev"

var handlers = map[string]func(){
	"area": func() { var local int; _ = local },
}

// Size is a kind of magnitude.
type Size int

type Alias = geo.Point

type (
	// Shape is what can be measured.
	Shape interface {
		fmt.Stringer
		// Area in square units.
		Area() float64
		Scale(by float64) Shape
	}

	Number interface {
		~int | ~float64
	}

	Table map[string]struct{ count int }
)

// Circle is round.
type Circle struct {
	geo.Point
	*Style `json:"style"`
	// Radius from the centre.
	Radius, inner float64
	meta          struct {
		tags []string
	}
}

type Stack[T any] struct {
	items []T
}

var _ Shape = (*Circle)(nil)

// New makes a circle.
func New(radius float64) (*Circle, error) {
	type option struct {
		name string
	}
	cases := []struct{ title string }{{title: "one"}}
	const local = 1
	fmt.Println(cases, option{name: "x"})
	return &Circle{Radius: radius}, nil
}

func (c *Circle) Area() float64 { return Limit * geo.Square(c.Radius) }

func (Circle) String() string { return "circle" }

func (s *Stack[T]) Push(item T) {
	s.items = append(s.items, item)
}

func Map[K comparable, V any](in []K, f func(K) V) []V {
	return make([]V, len(in))
}

func init() { _ = New }

func init() {}

func external(code int) int
