/// What part a file plays, as its path tells; what is not source is demoted in a map.
package enum FileRole: UInt8, Sendable {
  case source, test, example, generated, vendored, documentation

  /// What its score is multiplied by.
  var weight: Double {
    switch self {
    case .source: 1
    case .test: 0.3
    case .example, .documentation: 0.25
    case .generated, .vendored: 0.1
    }
  }

  /// `isProse` says that the file holds text or data, and no code.
  init(path: ArraySlice<UInt8>, isProse: Bool) {
    let parts = path.split(separator: UInt8(ascii: "/")).map(Self.lowercased)
    let name = parts.last ?? []
    let role = parts.dropLast().lazy.compactMap { Self.byFolder[$0] }.first
    self =
      role ?? Self.role(ofName: name) ?? Self.role(ofCapitals: path)
      ?? (isProse ? .documentation : .source)
  }

  /// Of names such as `test_x.py`, `x_test.go`, `x.spec.ts`, `x.pb.go`, `x.min.js`.
  private static func role(ofName name: [UInt8]) -> FileRole? {
    let pieces = name.split { !WordByte.continues($0) || $0 == UInt8(ascii: "_") }.map { Array($0) }
    guard let first = pieces.first, pieces.count > 1 else { return nil }
    let inner = pieces.dropLast()
    if generatedMarks.contains(where: inner.dropFirst().contains) { return .generated }
    return testMarks.contains(first) || testMarks.contains(inner.last ?? []) ? .test : nil
  }

  /// `CacheTests.swift` and `CacheTest.java` are tests; `contest.py` is none.
  private static func role(ofCapitals path: ArraySlice<UInt8>) -> FileRole? {
    let name = path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex)...]
    let stem = Array(name.prefix { $0 != UInt8(ascii: ".") })
    return stem.hasSuffix("Tests") || stem.hasSuffix("Test") ? .test : nil
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static let testMarks = ["test", "tests", "spec", "conftest"].map { Array($0.utf8) }
  private static let generatedMarks = ["pb", "pb2", "min", "generated", "gen", "g"]
    .map { Array($0.utf8) }

  private static let byFolder: [[UInt8]: FileRole] = {
    let folders: [(FileRole, String)] = [
      (
        .test,
        "test tests testing spec specs __tests__ testdata testutil testutils fixtures fixture"
      ),
      (.test, "e2e integration mocks __mocks__ stress-test bench benches benchmark benchmarks"),
      (.example, "example examples samples demo demos playground tutorial tutorials"),
      (.generated, "generated gen dist __generated__"),
      (.vendored, "vendor vendored third_party thirdparty third-party node_modules external deps"),
      (.documentation, "doc docs documentation"),
    ]
    var roles: [[UInt8]: FileRole] = [:]
    for (role, names) in folders {
      for name in names.split(separator: " ") { roles[Array(name.utf8)] = role }
    }
    return roles
  }()
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { self.suffix($0.count).elementsEqual($0) }
  }
}
