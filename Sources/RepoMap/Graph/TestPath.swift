/// Whether a path is a test's, by the customs of the languages.
enum TestPath {
  private static let folders: Set<String> = [
    "test", "tests", "testing", "spec", "specs", "__tests__", "e2e", "integration-tests",
  ]

  /// A folder named for tests, or a file name marked as one: `test_x.py`, `x_test.go`, `x.spec.ts`,
  /// `XTests.swift`.
  static func isTest(_ path: some Collection<UInt8>) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last else { return false }
    if parts.dropLast().contains(where: { isTestFolder($0) }) { return true }
    let stem = name.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    guard let first = stem.first else { return false }
    if stem.dropFirst().contains(where: { $0 == "test" || $0 == "spec" }) { return true }
    return first.hasPrefix("test_") || first.hasSuffix("_test") || first.hasSuffix("_spec")
      || first.hasSuffix("Test") || first.hasSuffix("Tests") || first == "conftest"
  }

  private static func isTestFolder(_ name: String) -> Bool {
    folders.contains(name.lowercased()) || name.hasSuffix("Tests")
  }
}
