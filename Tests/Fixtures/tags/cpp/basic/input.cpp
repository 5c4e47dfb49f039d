#include <vector>
#include "shapes.hpp"

#define SCALE(x) ((x) * 2)

namespace shapes::detail {
constexpr int limit = 10;
}

namespace {
int hidden = 1;
}

namespace shapes {

using std::vector;
using namespace std;
using Real = double;
template <typename T>
using List = vector<T>;
typedef unsigned int Count;

class Visitor;
extern int shared;
double area(const Visitor &visitor);

/// What can be measured.
class Shape {
public:
    Shape() = default;
    explicit Shape(int sides);
    virtual ~Shape() {}
    virtual double area() const = 0;
    static int count;
    int sides() const { return sides_; }
    operator bool() const { return true; }
    bool operator==(const Shape &other) const;
    friend bool operator<(const Shape &a, const Shape &b) { return false; }

protected:
    int sides_ = 0, *cursor_;
    struct Style {
        int width;
    } style_;
    enum class Kind : char { Round, Square };
};

template <typename T, int N = 3>
struct Box : public Shape, private detail::Base<T> {
    T items[N];
    template <typename U>
    void put(U &&item) {
        auto local = [&](int x) { return x; };
        items[0] = static_cast<T>(item);
    }
};

union Bits {
    int number;
    float real;
};

enum Color { Red, Green = 2 };

template <typename T>
concept Measurable = requires(T t) { t.area(); };

Shape::Shape(int sides) : sides_(sides) { shared = sides; }

bool Shape::operator==(const Shape &other) const { return true; }

int Shape::count = 0;

template <typename T, int N>
T &pick(Box<T, N> &box) {
    class Local {
        int part;
    };
    auto *made = new Shape(3);
    return box.items[0];
}

template <>
struct Box<int, 1> {
    int only;
};

std::ostream &operator<<(std::ostream &out, const Shape &shape) { return out; }

long double operator""_km(long double x) { return x; }

} // namespace shapes

double shapes::area(const Visitor &visitor) { return shapes::limit; }

template <typename T>
T shapes::Box<T>::total() const {
    return T{};
}

shapes::Shape::~Shape() {}

extern "C" {
int c_function(int x) { return SCALE(x); }
void c_declared(void);
}

class EXPORT Widget : public shapes::Shape {
    int size;
};

static const int table[] = {1, 2};
auto [first, second] = pair();
int main(int argc, char **argv) { return 0; }
