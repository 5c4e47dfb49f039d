library shapes;

import 'dart:math' as math show pi;
export 'src/base.dart';
part 'circle.g.dart';

/// The largest radius.
const int limit = 10;
final names = <String>['a'], other = 2;
var counter = 0;
late String label;

typedef Handler<T> = void Function(T value);

/// A round thing.
@immutable
class Circle<T extends num> extends Base with Drawable implements Shape, Comparable<Circle> {
  static const sides = 0;
  final double radius;
  String? _name, title;

  /// Makes a circle.
  Circle(this.radius, {String? name}) : super(radius);
  const Circle.unit() : radius = 1;
  factory Circle.of(double radius) => Circle(radius);

  double get area => math.pi * square(radius);
  set name(String value) {
    _name = value;
  }

  @override
  Future<void> draw(Canvas canvas, [int times = 1]) async {
    int helper(int x) => x + 1;
    final local = helper(times);
    canvas.drawCircle(local);
    new Circle.unit();
  }

  static int compare(Circle a, Circle b) => 0;
  Circle operator +(Circle other) => Circle(radius + other.radius);
}

abstract class Shape {
  double get area;
  void describe();
}

mixin Drawable on Base {
  void paint() {}
}

extension Shout on String {
  String shout() => toUpperCase();
}

enum Color implements Named {
  red(1),
  green(2);

  final int code;
  const Color(this.code);
  bool get mixed => false;
}

int build(List<String> parts) {
  return parts.map((part) => part.length).length;
}

String get title => 'shapes';
external void native();
