import Testing
import TreeSitter

@testable import RepoMap

@Suite("Texts of tags")
struct TagTextTests {
  @Test(
    "white space collapses to single spaces",
    arguments: [
      ("(a,\n    b)", "(a, b)"), ("  x\t y ", "x y"), ("", ""), ("\r\n", ""),
    ])
  func singleLine(text: String, expected: String) {
    #expect(String(decoding: TagText.singleLine(text.utf8), as: UTF8.self) == expected)
  }

  @Test(
    "a selector is the words before its colons",
    arguments: [
      ("moveTo:(CGPoint)point :(BOOL)animated", "moveTo::"),
      ("size:(struct size (^)(int a:2))s\n  count:(int)n", "size:count:"),
      ("at:list[a:1] with:@\"in: \\\" of:\" flag:x ?one:two on:y", "at:with:flag:on:"),
      ("draw", ""),
      ("open:(", "open:"),
    ])
  func selector(text: String, expected: String) {
    let name = Array(text.utf8).withUnsafeBufferPointer { TagText.selector($0[...]) }
    #expect(String(decoding: name, as: UTF8.self) == expected)
  }

  @Test("a long text is cut between characters, with an ellipsis")
  func cuts() {
    let text = String(repeating: "é", count: 400)
    let cut = String(decoding: TagText.singleLine(text.utf8), as: UTF8.self)
    #expect(cut.utf8.count <= TagText.maximumLength)
    #expect(cut.hasSuffix("é…"))
  }

  @Test(
    "a doc comment gives its first line that says something",
    arguments: [
      ("/// Parses.\n/// More.", "Parses."), ("/**\n * Says it.\n */", "Says it."),
      ("# one\n# two", "one"), ("\"\"\"Doc.\n\n  More.\n\"\"\"", "Doc."), ("r'''Raw.'''", "Raw."),
      ("//\n//\n// third", "third"), ("/* a */", "a"), ("//", ""),
      ("(** Area of a box. *)", "Area of a box."), ("(* a *)", "a"), ("-- | Area.", "Area."),
      ("{-| Area of\n  a box. -}", "Area of"), ("{- | Area. -}", "Area."), ("-- ^ Area.", "Area."),
      ("%% Area.\n% More.", "Area."), ("#' Area.\n#' @export", "Area."), ("{ Area. }", "Area."),
      ("/** {@link Box} of it. */", "{@link Box} of it."), ("<!-- Area. -->", "Area."),
      ("<# Area. #>", "Area."),
      ("/// <summary>\n/// Area.\n/// </summary>", "Area."),
      ("/// <summary>Area.</summary>", "Area."),
      ("/// <T> is a type.", "<T> is a type."), ("/// | a | table |", "| a | table |"),
    ])
  func docLine(doc: String, expected: String) {
    let bytes = Array(doc.utf8)
    let line = bytes.withUnsafeBufferPointer { TagText.firstLine(ofDoc: $0[...]) }
    #expect(String(decoding: line, as: UTF8.self) == expected)
  }

  @Test(
    "access and modifiers are the words before the name",
    arguments: [
      ("public static final int ", "public", ["static", "final"]), ("pub(crate) fn ", "crate", []),
      ("pub fn ", "public", []),
      ("@Named(\"private\") protected abstract ", "protected", ["abstract"]),
      ("async def ", "none", ["async"]), ("", "none", []),
    ])
  func headerWords(header: String, access: String, modifiers: [String]) {
    let bytes = Array(header.utf8)
    let words = bytes.withUnsafeBufferPointer { HeaderWords($0[...]) }
    #expect("\(words.access)" == access)
    #expect(words.modifiers.names == modifiers)
  }
}
