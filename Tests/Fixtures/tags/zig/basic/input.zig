const std = @import("std");
const math = std.math;

/// A point.
pub const Point = struct {
    x: f64,
    y: f64 = 0,

    pub const origin = Point{ .x = 0, .y = 0 };

    /// Its length.
    pub fn length(self: Point) f64 {
        return math.sqrt(self.x * self.x);
    }
};

const Color = enum(u8) { red, green, _ };
pub const Shape = union(enum) { circle: f64, square: Point };
const Errors = error{ OutOfMemory, NotFound };
const Alias = Point;
var counter: usize = 0;
extern "c" fn puts(s: [*:0]const u8) c_int;

fn List(comptime T: type) type {
    return struct {
        items: []T,
        fn first(self: @This()) T { return self.items[0]; }
    };
}

pub fn main() !void {
    var p = Point.origin;
    const n = p.length();
    std.debug.print("{}\n", .{n});
    _ = List(u8);
}

test "length is right" {
    const q: Point = .{ .x = 1 };
    try std.testing.expect(q.length() > 0);
}
