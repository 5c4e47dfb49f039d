module demo.shapes;

import std.stdio : writeln;
import io = std.file;

/// What can be drawn.
interface Drawable { void draw(int x); }

enum Color { red, green = 2 }
enum limit = 10;
alias Number = int;
alias int Old;
immutable int low = 1;
int counter, other;

/// A point.
struct Point
{
    double x = 0, y;
    this(double x) { this.x = x; }
    double length() const @property { return sqrt(x * x); }
    Point opBinary(string op)(Point o) { return o; }
}

class Box(T) : Shape, Drawable
{
    private T[] items;
    enum Inner { a }
    ~this() { }
    override void draw(int x) { items[0].run(); super.draw(x); }
    static Box make() { auto b = new Box!int(1); return b; }
}

template Twice(T) { T twice(T n) { return n * 2; } }
mixin template Common() { int id; }
union Either { int a; float b; }
auto add(T)(T a, T b) if (is(T : int)) { return a + b; }
extern (C) int puts(const char* s);

unittest { assert(add(1, 2) == 3); }

version (linux) { void onLinux() {} }

void main()
{
    int inner(int n) { return n; }
    auto p = Point(1);
    writeln(p.length, inner(2));
    Color c = Color.red;
    mixin Common!();
}
