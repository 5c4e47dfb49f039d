import Foundation
import TestSupport
import Testing

/// A repository of six files that a reader can keep in mind, and what the commands say of it.
@Suite("find, show, refs and outline")
struct SymbolCommandTests {
  private static let sources = [
    "geo/__init__.py": "from .shapes import Circle\n",
    "geo/shapes.py": """
    # A round thing.
    # Of any size.
    class Circle:
        def area(self):
            return self.scale() * pi()

        def scale(self):
            return 2


    class Square:
        def area(self):
            return self.side


    def pi():
        return 3

    """,
    "app/use.py": """
    from geo.shapes import (
        Circle,
        pi,
    )
    import geo.shapes as shapes

    def run(thing):
        thing.area()
        Circle.area(thing)
        return pi() + shapes.pi() + other.pi()

    """,
    "app/own.py": "from somewhere import Circle\n\ndef pi():\n    return 4\n\npi(); Circle()\n",
    "app/far.py": "pi()\nprint(1)\nprint(2)\n",
    "app/through.py": "from geo import Circle\n\nCircle()\n",
    "lib/cache.go": """
    package lib

    type LRUCache struct{ readSize int }

    func ReadCacheFile() { missing() }
    func multicaches() {}

    """,
  ]

  private func rows(_ arguments: [String], columns: Range<Int>) throws -> [String] {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(arguments + ["-q"], in: folder)
    return result.outputText.split(separator: "\n").map { row in
      row.split(separator: "\t", omittingEmptySubsequences: false)[columns].joined(separator: " ")
    }
  }

  @Test(
    "find gives the best first",
    arguments: [
      ("cache", ["ReadCacheFile", "LRUCache", "multicaches"]),
      ("rcf", ["ReadCacheFile"]),
      ("RCF", ["ReadCacheFile"]),
      ("rCF", []),
      ("'cache", ["ReadCacheFile", "LRUCache", "multicaches"]),
      ("'cache'", ["ReadCacheFile", "LRUCache"]),
      ("^read", ["LRUCache.readSize", "ReadCacheFile"]),
      ("^read !size", ["ReadCacheFile"]),
      ("cache$", ["LRUCache"]),
      ("^pi$ | ^run$", ["run", "pi", "pi"]),
      ("name~^[a-z]+s$", ["multicaches"]),
      ("/^[a-z]+s$/", ["multicaches"]),
      ("kind:class", ["Circle", "Square"]),
      ("kind:class,struct !'square", ["Circle", "LRUCache"]),
      ("lang:go kind:function", ["multicaches", "ReadCacheFile"]),
      ("pi path:app/", ["pi"]),
      ("!lang:python kind:struct", ["LRUCache"]),
      ("path:.go$ size", ["LRUCache.readSize"]),
      ("circle.area", ["Circle.area"]),
      ("qualified:^Square.", ["Square.area"]),
    ])
  func find(query: String, names: [String]) throws {
    #expect(try rows(["find", query], columns: 3..<4) == names)
  }

  @Test("find tells place, kind, name and parameters")
  func findRow() throws {
    #expect(
      try rows(["find", "^area$ qualified:Circle"], columns: 0..<5) == [
        "geo/shapes.py 4 method Circle.area (self)"
      ])
  }

  @Test(
    "find shows what matches in bold",
    arguments: [
      ("rcf", "\u{1B}[1mR\u{1B}[mead\u{1B}[1mC\u{1B}[mache\u{1B}[1mF\u{1B}[mile"),
      ("cache$", "LRU\u{1B}[1mCache\u{1B}[m"),
      ("^circle.ar", "\u{1B}[1mCircle.ar\u{1B}[mea"),
      ("kind:class square", "\u{1B}[1mSquare\u{1B}[m"),
    ])
  func findShowsMatches(query: String, name: String) throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(
      ["find", query, "--format", "text", "--color", "always", "-q"], in: folder)
    #expect(result.outputText.contains("  \(name)  "), "\(result.outputText)")
  }

  @Test("find --limit keeps the best, and JSON says how many there are")
  func findLimit() throws {
    let folder = try TemporaryFolder(Self.sources)
    let json = try repomap(["find", "cache", "--limit", "1", "--json"], in: folder).json
    #expect(json["total"] as? Int == 3)
    #expect(
      (json["matches"] as? [[String: Any]])?.map { $0["name"] as? String } == ["ReadCacheFile"])
    let lines = try repomap(["find", "cache", "--format", "ndjson"], in: folder).jsonLines
    #expect(
      lines.map { $0["type"] as? String } == ["begin", "match", "match", "match", "summary"])
  }

  @Test(
    "show prints the definition with its doc comment, to the byte",
    arguments: [
      ("pi", nil),
      ("Square.area", "    def area(self):\n        return self.side\n"),
      ("Square::area", "    def area(self):\n        return self.side\n"),
      ("geo/shapes.py#Circle.scale", "    def scale(self):\n        return 2\n"),
      ("geo/shapes.py:17", "def pi():\n    return 3\n"),
      ("geo/shapes.py:16", "def pi():\n    return 3\n"),
      ("ReadCacheFile", "func ReadCacheFile() { missing() }\n"),
      (
        "Circle",
        """
        # A round thing.
        # Of any size.
        class Circle:
            def area(self):
                return self.scale() * pi()

            def scale(self):
                return 2

        """
      ),
    ] as [(String, String?)])
  func show(symbol: String, source: String?) throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(["show", symbol, "-q"], in: folder)
    #expect(result.status == .exited(source == nil ? 1 : 0))
    guard let source else {
      #expect(result.outputText.split(separator: "\n").count == 2, "a line for each to choose from")
      return #expect(
        result.errorText.contains("hint: choose one by its scope or place, as app/own.py:3"))
    }
    #expect(result.outputText == source)
  }

  @Test("show --context adds lines around it, and JSON says where they begin")
  func showContext() throws {
    let folder = try TemporaryFolder(Self.sources)
    let json = try repomap(
      ["show", "Circle.scale", "--context", "2", "--json", "-q"], in: folder
    ).json
    let definition = try #require((json["definitions"] as? [[String: Any]])?.first)
    #expect(definition["firstLine"] as? Int == 5)
    #expect(
      definition["source"] as? String
        == "        return self.scale() * pi()\n\n    def scale(self):\n        return 2\n\n")
    let whole = try repomap(["show", "pi", "--all", "--context", "100", "-q"], in: folder)
    #expect(whole.outputText.contains("pi(); Circle()\n\ngeo/shapes.py:16\n# A round thing.\n"))
  }

  @Test(
    "refs says how certain each use is",
    arguments: [
      (
        "pi",
        [
          "app/far.py 1 1 ambiguous", "app/own.py 6 1 exact", "app/use.py 3 5 exact",
          "app/use.py 10 12 exact", "app/use.py 10 26 exact", "app/use.py 10 39 ambiguous",
          "geo/shapes.py 5 31 exact",
        ]
      ),
      (
        "geo/shapes.py:16",
        [
          "app/far.py 1 1 ambiguous", "app/use.py 3 5 exact", "app/use.py 10 12 exact",
          "app/use.py 10 26 exact", "app/use.py 10 39 ambiguous", "geo/shapes.py 5 31 exact",
        ]
      ),
      (
        "Circle",
        [
          "app/own.py 1 23 import", "app/own.py 6 7 import", "app/through.py 1 17 exact",
          "app/through.py 3 1 exact", "app/use.py 2 5 exact",
          "geo/__init__.py 1 21 exact",
        ]
      ),
      ("Circle.area", ["app/use.py 8 11 ambiguous", "app/use.py 9 12 exact"]),
      ("Square.area", ["app/use.py 8 11 ambiguous"]),
      ("scale", ["geo/shapes.py 5 21 exact"]),
      ("print", ["app/far.py 2 1 name", "app/far.py 3 1 name"]),
    ])
  func refs(symbol: String, expected: [String]) throws {
    #expect(try rows(["refs", symbol], columns: 0..<4) == expected)
  }

  @Test("refs names a target only where it is exact, and counts what it leaves out")
  func refsJSON() throws {
    let folder = try TemporaryFolder(Self.sources)
    let json = try repomap(["refs", "geo/shapes.py#pi", "--json", "-q"], in: folder).json
    let references = try #require(json["files"] as? [[String: Any]]).flatMap {
      $0["references"] as? [[String: Any]] ?? []
    }
    for reference in references {
      let target = reference["target"] as? [String: Any]
      #expect((reference["certainty"] as? String == "exact") == (target != nil))
      if let target { #expect(target["path"] as? String == "geo/shapes.py") }
    }
    let counts = try #require(json["counts"] as? [String: Int])
    #expect(counts["exact"] == 4)
    #expect(counts["ambiguous"] == 2)
    #expect(counts["other"] == 1, "the call in app/own.py")
  }

  @Test("outline keeps the nesting")
  func outline() throws {
    let folder = try TemporaryFolder(Self.sources)
    let result = try repomap(["outline", "geo/shapes.py", "-q"], in: folder)
    #expect(
      result.outputText == """
        geo/shapes.py
             3  class Circle
             4    method area(self)
             7    method scale(self)
            11  class Square
            12    method area(self)
            16  function pi()

        """)
    let json = try repomap(["outline", "geo/shapes.py", "--json", "-q"], in: folder).json
    let file = try #require((json["files"] as? [[String: Any]])?.first)
    let symbols = try #require(file["symbols"] as? [[String: Any]])
    #expect(
      symbols.map { ($0["children"] as? [[String: Any]])?.count ?? 0 } == [2, 1, 0])
  }

  @Test(
    "an unknown name exits 1 and tells the nearest names",
    arguments: [
      (["find", "Cirlce"], "error: nothing found for 'Cirlce'\nhint: nearest names: Circle\n"),
      (["show", "raedcachefile"], "hint: nearest names: ReadCacheFile\n"),
      (["refs", "Sqare"], "hint: nearest names: Square\n"),
      (["show", "geo/shapes.py#Circel"], "hint: nearest names: Circle\n"),
      (["refs", "multicaches"], "error: nothing here uses 'multicaches'\n"),
      (["outline", "notes.txt"], "error: none of these files could be parsed\n"),
    ])
  func unknown(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder(Self.sources)
    try folder.write("notes.txt", [0x78])
    let result = try repomap(arguments + ["-q"], in: folder)
    #expect(result.status == .exited(1))
    #expect(result.errorText.contains(message), "\(result.errorText)")
  }

  @Test("names with tabs and newlines forge no row")
  func rows() throws {
    let folder = try TemporaryFolder()
    folder.write(rawName: Array("a\tb\nc.py".utf8), "def f(): pass\nf()\n")
    let found = try repomap(["find", "f", "-q"], in: folder)
    #expect(found.outputText == "a\\tb\\nc.py\t1\tfunction\tf\t()\n")
    let used = try repomap(["refs", "f", "-q"], in: folder)
    #expect(used.outputText == "a\\tb\\nc.py\t2\t1\texact\tcall\t\tf()\n")
  }
}
