// Lists the references of Go files, as Go's own parser (go/parser) reads them.
//
//	go run go_references.go ROOT < LIST-OF-RELATIVE-PATHS > TRUTH.tsv
//
// A line is path, line, byte column (both 1-based, of the name's token), kind and name. The kinds are
// those of docs/tags.md: call, new, type, inherit, import; and "either" for T in (*T)(x), which may be a
// conversion or a call for all that a parser knows. A file that go/parser refuses is left out.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// The predeclared types, which are no uses of a definition.
var predeclared = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`any bool byte comparable complex64 complex128 error float32
		float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr`) {
		predeclared[name] = true
	}
}

// file collects the references of one file; the first kind of a token counts.
type file struct {
	set   *token.FileSet
	path  string
	out   *bufio.Writer
	known map[token.Pos]bool
}

func (f *file) add(position token.Pos, kind, name string) {
	if f.known[position] {
		return
	}
	f.known[position] = true
	place := f.set.PositionFor(position, false)
	fmt.Fprintf(f.out, "%s\t%d\t%d\t%s\t%s\n", f.path, place.Line, place.Column, kind, name)
}

// addLast adds the name that an expression of names, selectors and type arguments ends in.
func (f *file) addLast(expression ast.Expr, kind string) {
	switch node := expression.(type) {
	case *ast.Ident:
		if kind == "call" || !predeclared[node.Name] {
			f.add(node.Pos(), kind, node.Name)
		}
	case *ast.SelectorExpr:
		f.add(node.Sel.Pos(), kind, node.Sel.Name)
	case *ast.IndexExpr:
		f.addLast(node.X, kind)
	case *ast.IndexListExpr:
		f.addLast(node.X, kind)
	case *ast.ParenExpr:
		f.addLast(node.X, kind)
	case *ast.StarExpr:
		f.addLast(node.X, kind)
	}
}

// addTypes adds every type that a type expression names.
func (f *file) addTypes(expression ast.Expr) {
	switch node := expression.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		f.addLast(node, "type")
	case *ast.IndexExpr:
		f.addLast(node.X, "type")
		f.addTypes(node.Index)
	case *ast.IndexListExpr:
		f.addLast(node.X, "type")
		for _, index := range node.Indices {
			f.addTypes(index)
		}
	case *ast.StarExpr:
		f.addTypes(node.X)
	case *ast.ParenExpr:
		f.addTypes(node.X)
	case *ast.UnaryExpr:
		f.addTypes(node.X)
	case *ast.BinaryExpr:
		f.addTypes(node.X)
		f.addTypes(node.Y)
	case *ast.ArrayType:
		f.addTypes(node.Elt)
	case *ast.MapType:
		f.addTypes(node.Key)
		f.addTypes(node.Value)
	case *ast.ChanType:
		f.addTypes(node.Value)
	case *ast.Ellipsis:
		f.addTypes(node.Elt)
	}
}

// visitCall adds what is called, and the type that new and make are given.
func (f *file) visitCall(call *ast.CallExpr) {
	function := call.Fun
	if group, isGroup := function.(*ast.ParenExpr); isGroup {
		if pointer, isPointer := group.X.(*ast.StarExpr); isPointer {
			f.addLast(pointer, "either")
			return
		}
	}
	f.addLast(function, "call")
	name, isName := function.(*ast.Ident)
	if isName && (name.Name == "new" || name.Name == "make") && len(call.Args) > 0 {
		f.addTypes(call.Args[0])
	}
}

// Visit adds what a node refers to; structs, interfaces and signatures inside types are visited too.
func (f *file) Visit(node ast.Node) ast.Visitor {
	switch node := node.(type) {
	case *ast.ImportSpec:
		f.add(node.Path.Pos()+1, "import", strings.Trim(node.Path.Value, "\"`"))
	case *ast.CallExpr:
		f.visitCall(node)
	case *ast.CompositeLit:
		switch literal := node.Type.(type) {
		case *ast.Ident, *ast.SelectorExpr:
			f.addLast(node.Type, "new")
		case *ast.IndexExpr:
			f.addLast(literal.X, "new")
			f.addTypes(literal.Index)
		case *ast.IndexListExpr:
			f.addLast(literal.X, "new")
			f.addTypes(literal)
		}
	case *ast.ArrayType, *ast.MapType, *ast.ChanType:
		f.addTypes(node.(ast.Expr))
	case *ast.StructType:
		for _, field := range node.Fields.List {
			if len(field.Names) == 0 {
				f.addLast(field.Type, "inherit")
			}
		}
	case *ast.InterfaceType:
		for _, element := range node.Methods.List {
			if len(element.Names) == 0 {
				f.addLast(element.Type, "inherit")
				f.addTypes(element.Type)
			}
		}
	case *ast.Field:
		f.addTypes(node.Type)
	case *ast.ValueSpec:
		f.addTypes(node.Type)
	case *ast.TypeSpec:
		f.addTypes(node.Type)
	case *ast.TypeAssertExpr:
		f.addTypes(node.Type)
	case *ast.TypeSwitchStmt:
		for _, clause := range node.Body.List {
			for _, expression := range clause.(*ast.CaseClause).List {
				if name, isName := expression.(*ast.Ident); isName && name.Name == "nil" {
					continue
				}
				f.addTypes(expression)
			}
		}
	}
	return f
}

func main() {
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		set := token.NewFileSet()
		path := filepath.Join(os.Args[1], lines.Text())
		tree, failure := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if failure != nil {
			continue
		}
		fmt.Fprintf(out, "%s\t0\t0\tread\t\n", lines.Text())
		ast.Walk(&file{set, lines.Text(), out, map[token.Pos]bool{}}, tree)
	}
}
