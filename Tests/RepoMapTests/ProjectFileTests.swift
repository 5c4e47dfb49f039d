import Testing

@testable import RepoMap

/// What import rules read from project files.
@Suite("Project files")
struct ProjectFileTests {
  @Test("JSON is read with comments and trailing commas, and nothing else is")
  func json() {
    let text = """
      // a tsconfig
      { "a": { "b": [ "x\\"y", /* no */ "z", ], }, "c": true, "n": 1.5e3, "i": -42 }
      """
    let value = JSONValue(Array(text.utf8))
    #expect(value?["a"]?["b"]?.strings == [Array("x\"y".utf8), Array("z".utf8)])
    #expect(value?["c"] == .bool(true))
    #expect(value?["n"] == .null)
    #expect(value?["i"]?.integer == -42)
    for broken in ["", "{", "[1", "{\"a\"}", "{\"a\":}", "\"open", "}", "{1:2}"] {
      #expect(JSONValue(Array(broken.utf8)) == nil, "\(broken)")
    }
    #expect(JSONValue(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
  }

  @Test("targets of a Package.swift, with the paths that they name")
  func swiftManifest() {
    let text = """
      // .target(name: "Comment")
      let package = Package(
        name: "p", products: [.library(name: "L", targets: ["A"])],
        targets: [
          .target(name: "A", dependencies: [.target(name: "B"), "C"], path: "Lib/A"),
          .target(name: "B", dependencies: [.product(name: "X", package: "x")]),
          .testTarget(name: "ATests"), .macro(name: "M"),
        ])
      """
    let targets = SwiftManifest.targets(in: Array(text.utf8))
    let named = targets.map { target in
      (
        String(decoding: target.name, as: UTF8.self),
        target.path.map { String(decoding: $0, as: UTF8.self) }
      )
    }
    #expect(Set(named.map(\.0)) == ["A", "B", "ATests", "M"])
    #expect(named.first { $0.0 == "A" }?.1 == "Lib/A")
    #expect(named.first { $0.0 == "B" }?.1 == nil)
  }

  @Test("a crate's name is its library's, else its package's, as code writes it")
  func cargoManifest() {
    let package = "[package]\nname = \"my-crate\"\n[dependencies]\nname = \"no\"\n"
    #expect(CargoManifest.crateName(in: Array(package.utf8)) == Array("my_crate".utf8))
    let library = package + "[lib]\nname = \"other\"\npath = \"lib/o.rs\"\n"
    #expect(CargoManifest.crateName(in: Array(library.utf8)) == Array("other".utf8))
    #expect(CargoManifest.libraryPath(in: Array(library.utf8)) == Array("lib/o.rs".utf8))
    #expect(CargoManifest.crateName(in: Array("[workspace]\n".utf8)) == nil)
  }

  @Test("paths are resolved inside the root")
  func treePaths() {
    func resolved(_ path: String, _ folder: String) -> String? {
      TreePath.resolved(Array(path.utf8), from: Array(folder.utf8))
        .map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(resolved("./x.js", "a/b") == "a/b/x.js")
    #expect(resolved("../c/./d", "a/b") == "a/c/d")
    #expect(resolved("../..", "a/b") == "")
    #expect(resolved("../../../x", "a/b") == nil)
  }
}
