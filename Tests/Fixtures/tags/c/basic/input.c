#include <stdio.h>
#include "shapes.h"

/* The largest radius. */
#define LIMIT 10
#define AREA(r) ((r) * (r) * 3)

struct point;
extern int shared;
extern double area(const struct point *p);
static int helper(int x);

/** A place. */
struct point {
    int x, y;
    unsigned flags : 3;
    struct {
        char *name;
        double weights[4];
    } meta;
    int (*compare)(const void *, const void *);
};

typedef struct node {
    struct node *next;
    union {
        long number;
        char *text;
    };
} node_t;

typedef struct { int width; } box, *box_ptr;
typedef unsigned int u32;
typedef int (*handler)(int code, void *data);
typedef char name_t[32];

enum color { RED, GREEN = 2, BLUE };
typedef enum { SMALL, LARGE } size_kind;

int counter = 0, *cursor, table[LIMIT];
static const char *const names[] = { "a", "b" };
int (*callback)(int) = helper;
static struct point origin = { .x = 0 }, *last;

/* Helps. */
static int helper(int x)
{
    int local = x;
    struct inner { int part; } value;
    enum { INNER_ONE };
    extern int other;
    return local + AREA(x);
}

char **split(const char *text, u32 count) {
    struct point *p = malloc(sizeof(struct point));
    return (char **)p;
}

int (*pick(int code))(int)
{
    return code ? helper : NULL;
}

int (wrapped)(void) { return 0; }

#ifdef OLD
int old_style(a, b)
    int a;
    char *b;
{
    return a;
}
#else
int new_style(int a, char *b) { return a; }
#endif

#undef LIMIT
