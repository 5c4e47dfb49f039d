#!/usr/bin/env python3
"""Lists the references of Python files, as CPython's own parser (the ast module) reads them.

  python_references.py ROOT < LIST-OF-RELATIVE-PATHS > TRUTH.tsv

A line is path, line, byte column (both 1-based, of the name's token), kind and name. The kinds are
those of docs/tags.md: call, type, inherit, import, decorator. A file that ast.parse refuses is left
out.
"""
import ast
import pathlib
import re
import sys
import warnings


class References(ast.NodeVisitor):
    """Collects (line, column, kind, name) of one module; the first kind of a token counts."""

    def __init__(self, source):
        self.lines = source.split(b"\n")
        self.found = {}

    def add(self, line, column, kind, name):
        self.found.setdefault((line, column + 1), (kind, name))

    def add_last_name(self, node, kind):
        """Adds the name that an expression of names, attributes, calls and subscripts ends in."""
        if isinstance(node, ast.Name):
            self.add(node.lineno, node.col_offset, kind, node.id)
        elif isinstance(node, ast.Attribute):
            column = node.end_col_offset - len(node.attr.encode())
            self.add(node.end_lineno, column, kind, node.attr)
        elif isinstance(node, ast.Call):
            self.add_last_name(node.func, kind)
        elif isinstance(node, ast.Subscript):
            self.add_last_name(node.value, kind)

    def add_types(self, node):
        """Adds every type that an annotation names, those inside brackets and unions too."""
        if isinstance(node, (ast.Name, ast.Attribute)):
            self.add_last_name(node, "type")
        elif isinstance(node, (ast.Subscript, ast.BinOp, ast.Tuple, ast.List, ast.Starred)):
            for child in ast.iter_child_nodes(node):
                self.add_types(child)

    def visit_Call(self, node):
        if isinstance(node.func, (ast.Name, ast.Attribute)):
            self.add_last_name(node.func, "call")
        self.generic_visit(node)

    def visit_ClassDef(self, node):
        self.visit_decorators(node)
        for base in node.bases:
            self.add_last_name(base, "inherit")
        for keyword in node.keywords:
            if keyword.arg == "metaclass":
                self.add_last_name(keyword.value, "type")
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        self.visit_decorators(node)
        if node.returns:
            self.add_types(node.returns)
        self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_decorators(self, node):
        for decorator in node.decorator_list:
            self.add_last_name(decorator, "decorator")

    def visit_arg(self, node):
        if node.annotation:
            self.add_types(node.annotation)
        self.generic_visit(node)

    def visit_AnnAssign(self, node):
        self.add_types(node.annotation)
        self.generic_visit(node)

    def visit_TypeAlias(self, node):
        self.add_types(node.value)
        self.generic_visit(node)

    def visit_TypeVar(self, node):
        if node.bound:
            self.add_types(node.bound)
        self.generic_visit(node)

    def visit_ExceptHandler(self, node):
        types = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        for type_ in types:
            if isinstance(type_, (ast.Name, ast.Attribute)):
                self.add_last_name(type_, "type")
        self.generic_visit(node)

    def visit_Raise(self, node):
        if isinstance(node.exc, (ast.Name, ast.Attribute)):
            self.add_last_name(node.exc, "type")
        self.generic_visit(node)

    def visit_Import(self, node):
        for alias in node.names:
            self.add(alias.lineno, alias.col_offset, "import", alias.name)

    def visit_ImportFrom(self, node):
        line, column = self.module_place(node)
        self.add(line, column, "import", "." * node.level + (node.module or ""))
        for alias in node.names:
            if alias.name != "*":
                self.add(alias.lineno, alias.col_offset, "import", alias.name)

    def module_place(self, node):
        """Where the module's name stands: behind `from`, which the tree does not tell."""
        line, column = node.lineno, node.col_offset + len("from")
        while True:
            gap = re.match(rb"[ \t\f]*(\\\r?$)?", self.lines[line - 1][column:])
            if not gap[1]:
                return line, column + gap.end()
            line, column = line + 1, 0


def main():
    warnings.simplefilter("ignore")
    root = pathlib.Path(sys.argv[1])
    for path in sys.stdin.read().splitlines():
        source = (root / path).read_bytes()
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError):
            continue
        references = References(source.removeprefix(b"\xef\xbb\xbf"))
        references.visit(tree)
        print(path, 0, 0, "read", "", sep="\t")
        for (line, column), (kind, name) in sorted(references.found.items()):
            print(path, line, column, kind, name, sep="\t")


if __name__ == "__main__":
    main()
