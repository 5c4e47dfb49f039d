import Testing
import TreeSitter

/// What of a source gets a colour, and which.
@Suite("Syntax colours")
struct SyntaxColorizerTests {
  /// Each leaf as `kind:text`.
  private func leaves(_ source: String, _ name: String) throws -> [String] {
    let language = try #require(Language.all.first { $0.name == name })
    let bytes = Array(source.utf8)
    let leaves = bytes.withUnsafeBufferPointer {
      SyntaxColorizer(language: language).leaves(in: $0)
    }
    return try #require(leaves).map { leaf in
      let text = bytes[Int(leaf.range.start)..<Int(leaf.range.end)]
      return "\(leaf.kind):" + String(decoding: text, as: UTF8.self)
    }
  }

  @Test(
    "words, texts, numbers and comments are told without a query",
    arguments: [
      (
        "python", "def f(x): # why\n  return None if x else \"a\" + 12\n",
        [
          "keyword:def", "comment:# why", "keyword:return", "constant:None", "keyword:if",
          "keyword:else", "string:\"a\"", "number:12",
        ]
      ),
      (
        "go", "package a\nfunc F(x int) string { return `b` } // c\n",
        [
          "keyword:package", "keyword:func", "type:int", "type:string", "keyword:return",
          "string:`b`", "comment:// c",
        ]
      ),
      (
        "javascript", "const a = true ? 'b' : 1.5 /* c */\n",
        ["keyword:const", "constant:true", "string:'b'", "number:1.5", "comment:/* c */"]
      ),
      (
        "rust", "fn main() { let a: u8 = 1; }\n",
        ["keyword:fn", "keyword:let", "type:u8", "number:1"]
      ),
    ])
  func leaves(name: String, source: String, expected: [String]) throws {
    #expect(try leaves(source, name) == expected)
  }

  @Test("leaves stand in the order of the source, none inside another, in every language")
  func order() throws {
    let source = "# a \"b\" 1\n// c 'd' 2\nif x == null { return 3 }\n<a href=\"b\">c</a>\n"
    for language in Language.all {
      let bytes = Array(source.utf8)
      let leaves = bytes.withUnsafeBufferPointer {
        SyntaxColorizer(language: language).leaves(in: $0) ?? []
      }
      var end: UInt32 = 0
      for leaf in leaves {
        #expect(leaf.range.start >= end && leaf.range.end >= leaf.range.start, "\(language.name)")
        end = leaf.range.end
      }
      #expect(Int(end) <= bytes.count)
    }
  }
}
