import TUI
import TestSupport
import Testing

struct DisplayWidthTests {
  @Test(
    "a grapheme takes 0, 1 or 2 cells",
    arguments: [
      ("a", 1), ("~", 1), ("é", 1), ("e\u{301}", 1), ("ß", 1), ("Ж", 1), ("א", 1), ("ﷺ", 1),
      ("日", 2), ("ア", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("ㅎ", 2), ("　", 2), ("〇", 2), ("𠀀", 2),
      ("\u{301}", 0), ("\u{200D}", 0), ("─", 1), ("█", 1), ("▏", 1), ("━", 1), ("╸", 1), ("…", 1),
      ("✓", 1), ("▸", 1), ("·", 1), ("▁", 1), ("⣿", 1), ("™", 1), ("⌚", 2), ("❤", 1), ("😀", 2),
      ("🀄", 2), ("🈁", 2), ("🦀", 2), ("\u{1F0CF}", 2), ("\u{1F0A1}", 1), ("ก", 1), ("กำ", 2),
      ("豈", 2),
      ("゙", 0), ("ㇰ", 2), ("㉈", 1), ("㉐", 2), ("ꀀ", 2), ("가", 2), ("각", 2), ("︙", 2), ("￥", 2),
      ("￦", 2),
    ])
  func agreed(text: String, cells: Int) throws {
    let character = try #require(text.first)
    #expect(text.count == 1)
    #expect(DisplayWidth(character).cells == cells)
  }

  @Test(
    "graphemes that terminals measure differently are known",
    arguments: ["✌️", "1️⃣", "👍🏽", "👨‍👩‍👧", "🇩🇪", "क्षि", "☰", "䷀"])
  func disputed(text: String) throws {
    let width = DisplayWidth(try #require(text.first))
    #expect(width.isDisputed)
    #expect((1...2).contains(width.cells))
  }

  @Test("ordinary text is not disputed", arguments: ["a", "é", "e\u{301}", "日", "😀", "─", "Ж"])
  func undisputed(text: String) throws {
    #expect(!DisplayWidth(try #require(text.first)).isDisputed)
  }

  @Test(
    "text is cut at its end",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
      ("e\u{301}te\u{301}s", 3, "e\u{301}t…"),
    ])
  func end(text: String, width: Int, expected: String) {
    let cut = SafeText(sanitizing: text).cut(toWidth: width, ellipsis: "…")
    #expect(cut.description == expected)
  }

  @Test(
    "a path loses folders first, then the middle of its base name",
    arguments: [
      ("a/b/c.swift", 20, "a/b/c.swift"),
      ("Sources/Module/Folder/File.swift", 24, "Sources/Modu…/File.swift"),
      ("Sources/Module/Folder/File.swift", 12, "…/File.swift"),
      ("Sources/Module/Folder/File.swift", 11, "File.swift"),
      ("Sources/Module/Folder/File.swift", 9, "File…wift"),
      ("averyveryverylongname.swift", 13, "averyv….swift"), ("a/b", 1, "b"), ("a/b", 0, ""),
      ("src/日本語/地図.py", 12, "src…/地図.py"), ("src/日本語/地図.py", 8, "地図.py"),
      ("folder/", 5, "fol…/"),
    ])
  func path(text: String, width: Int, expected: String) {
    let cut = SafeText(sanitizing: text).cutAsPath(toWidth: width, ellipsis: "…")
    #expect(cut.description == expected)
    #expect(cut.width <= width)
  }

  @Test("every cut keeps to its width", arguments: 0..<50)
  func cutsFit(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = SafeText(sanitizing: random.text(graphemes: 30))
    for width in 0...40 {
      #expect(text.cut(toWidth: width, ellipsis: "…").width <= width)
      #expect(text.cutInMiddle(toWidth: width, ellipsis: "…").width <= width)
      #expect(text.cutAsPath(toWidth: width, ellipsis: "…").width <= width)
      #expect(Line(text, .bold).cut(toWidth: width, ellipsis: "…").width <= width)
    }
  }
}
