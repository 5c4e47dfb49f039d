import Foundation
import TestSupport
import Testing
import TreeSitter

@testable import RepoMap

@Suite("Tag formats")
struct TagWriterTests {
  @Test("a line of JSON holds what the schema asks for, and can be read back at its place")
  func jsonLines() throws {
    let source = "class A:\n  def m(self, x: int) -> str:\n    '''Says it.'''\n    return f(x)\n"
    let lines = try json(source)
    let method = try #require(lines.first { $0["name"] as? String == "m" })
    #expect(method["kind"] as? String == "method")
    #expect(method["scope"] as? String == "A")
    #expect(method["scopeKind"] as? String == "class")
    #expect(method["line"] as? Int == 2)
    #expect(method["column"] as? Int == 7)
    #expect(method["signature"] as? String == "(self, x: int)")
    #expect(method["typeref"] as? String == "typename:str")
    #expect(method["doc"] as? String == "Says it.")
    for line in lines {
      let start = try #require(line["nameByte"] as? Int)
      let column = try #require(line["column"] as? Int)
      let endColumn = try #require(line["endColumn"] as? Int)
      let name = Array(source.utf8)[start..<start + endColumn - column]
      #expect(String(decoding: name, as: UTF8.self) == line["name"] as? String)
    }
  }

  @Test("a path that is not UTF-8 is written whole, as base64")
  func nonUTF8Path() throws {
    var writer = JSONLinesTagWriter()
    var output: [UInt8] = []
    writer.write(try python("x = 1\n"), path: [0x61, 0xFF], source: .none, to: &output)
    let object = try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any]
    #expect((object?["path"] as? [String: String])?["bytes"] == "Yf8=")
  }

  @Test(
    "ctags' JSON has a line for each definition, with the keys and the pattern that ctags gives")
  func ctagsJSON() throws {
    var writer = CtagsJSONWriter(version: "1")
    var output: [UInt8] = []
    writer.begin(&output)
    let source = "class A:\n    def m(self, x: int) -> str: return f(x) / 2\n"
    try write(source, path: Array("a.py".utf8), with: &writer, to: &output)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(
      lines.first
        == #"{"_type":"ptag","name":"JSON_OUTPUT_VERSION","path":"0.0","pattern":"in development"}"#
    )
    let tags = lines.filter { $0.hasPrefix(#"{"_type":"tag""#) }
    let expected = [
      #""name":"A","path":"a.py","pattern":"/^class A:$/","language":"Python","line":1,"kind":"class","#
        + #""access":"public","end":2}"#,
      #""name":"m","path":"a.py","pattern":"/^    def m(self, x: int) -> str: return f(x) \\/ 2$/","#
        + #""language":"Python","line":2,"typeref":"typename:str","kind":"method","access":"public","#
        + #""signature":"(self, x: int)","scope":"A","scopeKind":"class","end":2}"#,
    ].map { #"{"_type":"tag","# + $0 }
    #expect(tags.map(String.init) == expected)
  }

  @Test("no path and no name can forge a ctags record")
  func ctagsInjection() throws {
    var writer = CtagsWriter(isSorted: false, version: "1")
    var output: [UInt8] = []
    let path = Array("a\tb\nforged\tx\t/^x$/;\"\tf".utf8)
    try write("class A: pass\n", path: path, with: &writer, to: &output)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.split(separator: "\n").count == 1)
    #expect(text.hasPrefix("A\ta\\tb\\nforged\\tx\\t/^x$/;\"\\tf\t/^class A: pass$/;\"\tc\tline:1"))
  }

  @Test(
    "a ctags pattern escapes what Vim would read as more",
    arguments: [
      ("class A: x = 'a/b\\\\'", "/^class A: x = 'a\\/b\\\\\\\\'$/"),
      ("class A: pass #$", "/^class A: pass #\\$$/"),
      ("class A: pass # $5", "/^class A: pass # $5$/"),
      (
        "class A: pass #" + String(repeating: "x", count: 200),
        "/^class A: pass #" + String(repeating: "x", count: 81) + "/"
      ),
    ])
  func ctagsPattern(line: String, pattern: String) throws {
    var writer = CtagsWriter(isSorted: false, version: "1")
    var output: [UInt8] = []
    try write(line + "\n", path: Array("p".utf8), with: &writer, to: &output)
    let first = String(decoding: output, as: UTF8.self).split(separator: "\n")[0]
    #expect(first.split(separator: "\t")[2].hasPrefix(pattern + ";\""))
  }

  @Test("an etags section states its exact size")
  func etags() throws {
    var writer = EtagsWriter()
    var output: [UInt8] = []
    try write(
      "class A: pass\n\nclass Bé: pass\n", path: Array("p.py".utf8), with: &writer, to: &output)
    let text = String(decoding: output, as: UTF8.self)
    let section = "class A\u{7F}A\u{01}1,0\nclass Bé\u{7F}Bé\u{01}3,15\n"
    #expect(text == "\u{0C}\np.py,\(section.utf8.count)\n" + section)
  }

  @Test("a payload of any bytes ends no run", arguments: [1, 2, 3])
  func brokenPayloads(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let count = Int.random(in: 0...200, using: &generator)
      var payload = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      // Half of them begin like a parsed file's, so that the tags are reached.
      if Bool.random(using: &generator) {
        payload = [0, 0, 1, 9, 1, 1, 0, 0, 0x7F, 0, 0x7F] + payload
      }
      let file = FileTags(fileIndex: 0, payload: payload)
      var (json, ctags, etags) = (
        JSONLinesTagWriter(), CtagsWriter(isSorted: false, version: "1"),
        EtagsWriter()
      )
      var output: [UInt8] = []
      json.write(file, path: [0x61], source: .none, to: &output)
      ctags.write(file, path: [0x61], source: .none, to: &output)
      etags.write(file, path: [0x61], source: .none, to: &output)
      #expect(file.tagCount <= 3 * payload.count)
    }
  }

  private func write(
    _ source: String, path: [UInt8], with writer: inout some TagWriter, to output: inout [UInt8]
  ) throws {
    let file = try python(source)
    Array(source.utf8).withUnsafeBufferPointer {
      writer.write(file, path: path[...], source: $0, to: &output)
    }
  }

  private func python(_ source: String) throws -> FileTags {
    let language = try #require(Language.all.first { $0.name == "python" })
    return try #require(try FileTags(source: Array(source.utf8), language: language))
  }

  private func json(_ source: String) throws -> [[String: Any]] {
    var writer = JSONLinesTagWriter()
    var output: [UInt8] = []
    writer.write(try python(source), path: Array("a.py".utf8)[...], source: .none, to: &output)
    return try output.split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// For writers that need no source.
  fileprivate static var none: Self { Self(start: nil, count: 0) }
}
