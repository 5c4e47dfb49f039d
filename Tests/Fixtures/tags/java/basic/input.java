package org.example.shapes;

import java.util.List;
import static java.lang.Math.PI;
import java.io.*;

/**
 * A round thing.
 */
@Deprecated
@SuppressWarnings("unchecked")
public final class Circle<T extends Number> extends Base implements Shape, Comparable<Circle<T>> {
    /** The largest radius. */
    public static final int LIMIT = 10, LOWEST = 1;
    private double radius, area[];
    protected List<String> names = new ArrayList<>();

    static {
        int local = 1;
    }

    /** Makes a circle. */
    public Circle(double radius) throws IOException {
        super(radius);
        this.radius = radius;
    }

    @Override
    public double area() {
        return PI * square(radius);
    }

    public <R extends Shape> R map(Function<T, R> f, int... rest) {
        class Local {
            int part;
        }
        Runnable r = new Runnable() {
            @Override public void run() { this.stop(); }
        };
        return f.apply(Circle::new);
    }

    interface Visitor {
        int DEPTH = 3;
        void visit(Circle<?> circle);
        default void done() {}
    }

    enum Size implements Named {
        SMALL,
        LARGE(2) {
            @Override int scale() { return 2; }
        };

        private final int factor;

        Size() { this(1); }
        Size(int factor) { this.factor = factor; }
        int scale() { return factor; }
    }
}

@interface Marker {
    String value() default "";
    int[] levels();
}

record Point(int x, @NonNull List<Integer> y) implements Shape {
    static int count;

    Point {
        if (x < 0) throw new IllegalArgumentException("x");
    }

    double length() { return x; }
}

sealed interface Shape permits Circle, Point {
    double area();
}
