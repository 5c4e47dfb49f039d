export module shop.cart;

// Each part of a nested name is a namespace.
namespace shop::cart::items {
  struct Item { int id; };
}

export namespace shop {
  int count();
}

int total;
typeof(total) other;
static const __typeof__(total) third = 3;
