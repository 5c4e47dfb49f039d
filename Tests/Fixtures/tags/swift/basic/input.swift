import Foundation
import struct Shapes.Point

/// A shape that can be measured.
protocol Shape: AnyObject, Sendable {
  associatedtype Unit: Hashable
  /// The area in square units.
  var area: Double { get }
  static func make(from text: String) -> Self
  init(side: Double)
  subscript(corner: Int) -> Point { get }
}

infix operator <+> : AdditionPrecedence

/// What can go wrong.
enum ShapeError: Error {
  case empty, tooLarge(limit: Int)
  indirect case nested(ShapeError)

  static let all = [ShapeError.empty]
}

@MainActor
public final class Circle: Shape {
  typealias Unit = Double
  /// The distance from the centre.
  public private(set) var radius: Double = 0 {
    didSet { log(radius) }
  }
  let (left, right) = (1, 2)
  var area: Double {
    let factor = 3.14
    return factor * radius
  }
  lazy var outline = { () -> Path in Path() }()
  @Published var name, alias: String

  init(side: Double) {
    self.radius = side
  }

  convenience init?(text: String) { nil }

  deinit { log("gone") }

  /// Gives a corner.
  subscript(corner: Int) -> Point { Point(x: corner, y: 0) }

  static func make(from text: String) -> Circle {
    func parse(_ text: String) -> Double { Double(text) ?? 0 }
    struct Local { var part = 1 }
    let result = Circle(side: parse(text))
    return result
  }

  static func == (lhs: Circle, rhs: Circle) -> Bool { lhs.radius == rhs.radius }

  class func `default`() -> Circle { .make(from: "1") }
}

func <+> (left: Circle, right: Circle) -> Circle { left }

actor Store<Value: Sendable> {
  private var values: [String: Value] = [:]
  func put(_ value: Value, at key: String) async throws { values[key] = value }
}

extension Circle: CustomStringConvertible where Unit == Double {
  var description: String { "circle" }
  struct Segment: Hashable {
    #if DEBUG
      var debugName = ""
    #else
      var releaseName = ""
    #endif
  }
}

extension Circle.Segment {
  func length() -> Double { 0 }
}

extension Array<Int> { func total() -> Int { 0 } }

@freestanding(expression)
public macro stringify<T>(_ value: T) -> (T, String) = #externalMacro(module: "M", type: "T")

public let defaultRadius = 2.0, defaultName = "c"
@MainActor var counter: Int = 0

#if os(Linux)
  func platform() -> String { "linux" }
#else
  func platform() -> String { "other" }
#endif

let checked = #stringify(counter)
