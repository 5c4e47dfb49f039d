import TestSupport
import Testing
import TreeSitter

@testable import RepoMap

@Suite("Searching symbols")
struct SymbolSearchTests {
  @Test(
    "words begin and end at humps, signs and digits",
    arguments: [
      "parse|HTTP|Header", "read|_|all", "utf|8|Text", "X|.|y", "SCREAMING|_|CASE", "a", "αβγ|Δ",
    ])
  func wordBoundaries(marked: String) {
    let parts = marked.replacing("γ|Δ", with: "γΔ").split(separator: "|")
    let text = Array(parts.joined().utf8)
    var expected: Set<Int> = [0]
    for part in parts { expected.insert((expected.max() ?? 0) + part.utf8.count) }
    let found = text.withUnsafeBufferPointer { text in
      Set((0...text.count).filter { WordBoundary.stands(in: text, at: $0) })
    }
    #expect(found == expected)
  }

  @Test("the best of a stream are those that sorting gives", arguments: 0..<4)
  func topRanked(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let values = (0..<Int.random(in: 0...40, using: &random)).map { index in
        (Int.random(in: 0...9, using: &random), index)
      }
      let limit = Int.random(in: 0...12, using: &random)
      var best = TopRanked<(Int, Int)>(limit: limit) { $0 < $1 }
      for value in values.shuffled(using: &random) { best.offer(value) }
      #expect(best.sorted.map(\.0) == values.sorted(by: <).prefix(limit).map(\.0))
      #expect(best.sorted.map(\.1) == values.sorted(by: <).prefix(limit).map(\.1))
      #expect(best.offeredCount == values.count)
    }
  }

  @Test("distances are those of plain recursion, up to the maximum", arguments: 0..<4)
  func editDistance(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let (left, right) = (random.word(), random.word())
      let exact = Self.slowDistance(left[...], right[...])
      for maximum in 0...5 {
        var distance = EditDistance(to: left)
        let found = right.withUnsafeBufferPointer { distance.distance(of: $0, atMost: maximum) }
        #expect(found == (exact <= maximum ? exact : nil), "\(left) \(right)")
      }
    }
  }

  /// Removes, adds, replaces or swaps at the ends, whatever is cheapest.
  private static func slowDistance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    guard let leftByte = left.last, let rightByte = right.last else {
      return max(left.count, right.count)
    }
    let (leftRest, rightRest) = (left.dropLast(), right.dropLast())
    var least = slowDistance(leftRest, rightRest) + (leftByte == rightByte ? 0 : 1)
    least = min(least, slowDistance(leftRest, right) + 1, slowDistance(left, rightRest) + 1)
    if leftRest.last == rightByte, rightRest.last == leftByte {
      least = min(least, slowDistance(leftRest.dropLast(), rightRest.dropLast()) + 1)
    }
    return least
  }

  @Test(
    "a selector is a name unless its path leads to a file",
    arguments: [
      ("area", .name(Array("area".utf8))),
      ("Circle.area", .name(Array("Circle.area".utf8))),
      ("geo::area", .name(Array("geo::area".utf8))),
      ("a.py:12", .line(path: Array("a.py".utf8), line: 12)),
      ("b.py:12", .name(Array("b.py:12".utf8))),
      ("a.py:0", .name(Array("a.py:0".utf8))),
      ("a.py:", .name(Array("a.py:".utf8))),
      ("a.py:99999999999999999999", .name(Array("a.py:99999999999999999999".utf8))),
      ("a.py#C.x", .member(path: Array("a.py".utf8), name: Array("C.x".utf8))),
      ("a.py#", .name(Array("a.py#".utf8))),
      ("a#b.py#x", .member(path: Array("a#b.py".utf8), name: Array("x".utf8))),
      ("", .name([])),
    ] as [(String, SymbolSelector)])
  func selectors(text: String, expected: SymbolSelector) {
    let selector = SymbolSelector(parsing: Array(text.utf8)) {
      ["a.py", "a#b.py"].contains(String(decoding: $0, as: UTF8.self))
    }
    #expect(selector == expected)
  }

  @Test(
    "an import leads to the files that it can mean, and to no other",
    arguments: [
      ("from geo.shapes import Circle", "Circle", "x.py", "geo/shapes.py", true),
      ("from geo.shapes import Circle", "Circle", "x.py", "lib/geo/shapes.py", true),
      ("from geo.shapes import Circle", "Circle", "x.py", "shapes.py", false),
      ("from geo.shapes import Circle", "Circle", "x.py", "other/shapes.py", false),
      ("from geo.shapes import Circle", "Square", "x.py", "geo/shapes.py", false),
      ("from geo import shapes", "shapes", "x.py", "geo/shapes.py", true),
      ("from geo import shapes", "shapes", "x.py", "geo/__init__.py", true),
      ("from .shapes import Circle", "Circle", "geo/x.py", "geo/shapes.py", true),
      ("from .shapes import Circle", "Circle", "app/x.py", "geo/shapes.py", false),
      ("from ..shapes import (\n  A,\n  Circle,\n)", "Circle", "geo/a/x.py", "geo/shapes.py", true),
      ("import geo.shapes as s", "s", "x.py", "geo/shapes.py", true),
    ])
  func imports(
    source: String, handle: String, path: String, target: String, leadsThere: Bool
  ) throws {
    let python = try #require(Self.language("python"))
    try #expect(leads(source, python, handle, path, target) == leadsThere)
  }

  @Test(
    "imports of other languages lead to files, too",
    arguments: [
      ("javascript", "import { area } from './shapes';", "area", "geo/x.js", "geo/shapes.js", true),
      ("javascript", "import { area } from '../shapes';", "area", "geo/x.js", "shapes.js", true),
      ("javascript", "import { area } from './shapes';", "area", "x.js", "geo/shapes.js", false),
      ("javascript", "import {\n area,\n} from './geo';", "area", "x.js", "geo/index.js", true),
      ("rust", "use crate::geo::{Shape, area};", "area", "src/x.rs", "src/geo.rs", true),
      ("rust", "use crate::geo::area;", "area", "src/x.rs", "src/geo/mod.rs", true),
      ("rust", "use other::geo::area;", "area", "src/x.rs", "src/geo.rs", false),
      ("java", "import geo.Shape;", "Shape", "X.java", "src/geo/Shape.java", true),
    ])
  func otherImports(
    language: String, source: String, handle: String, path: String, target: String,
    leadsThere: Bool
  ) throws {
    let language = try #require(Self.language(language))
    try #expect(leads(source, language, handle, path, target) == leadsThere)
  }

  private func leads(
    _ source: String, _ language: Language, _ handle: String, _ path: String, _ target: String
  ) throws -> Bool {
    let bytes = Array((source + "\n").utf8)
    let file = try #require(try FileTags(source: bytes, language: language))
    let imports = FileImports(of: file, file.tags, source: bytes)
    return imports.modulePaths(bringing: Array(handle.utf8)[...]).contains {
      $0.names(Array(target.utf8), from: Array(path.utf8))
    }
  }

  private static func language(_ name: String) -> Language? {
    Language.all.first { $0.name == name }
  }
}

extension SeededGenerator {
  fileprivate mutating func word() -> [UInt8] {
    (0..<Int.random(in: 0...6, using: &self)).map { _ in
      "abc".utf8.randomElement(using: &self) ?? 0
    }
  }
}
