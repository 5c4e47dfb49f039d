import Testing

@testable import TreeSitter

@Suite("Source repairs")
struct SourceRepairTests {
  @Test(
    "a rule overwrites its matches and nothing else",
    arguments: [
      (Rule("#if.*$"), "a\n#if x\nb", "a\n     \nb"),
      (Rule("\\bawait "), "await f(unawait x)", "      f(unawait x)"),
      (Rule("`[^`\\n]*`", fill: "_"), "func `a b`() {}", "func _____() {}"),
      (Rule(",[ \\n]*\\)", length: 1), "f(a,\n )", "f(a \n )"),
      (Rule("\\(\\(\\)\\)", fill: "0", start: 1, length: 2), "g(())", "g(00)"),
      (Rule("<<\\w+;", start: -1), "<<E; x", "<<E  x"),
      (Rule("PROCEDURE", text: "FUNCTION"), "PROCEDURE f", "FUNCTION  f"),
      (Rule("a b", fill: ".", text: "xyz!"), "a b", "xyz"),
      (Rule("[^\u{1}-\u{7F}]+", fill: "x"), "let é = 1", "let xx = 1"),
    ])
  func overwritesMatches(rule: Rule, source: String, expected: String) throws {
    let repair = try #require(try SourceRepair([rule.value]))
    let copy = Array(source.utf8).withUnsafeBufferPointer { repaired($0, by: repair) }
    #expect(copy.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test("a source without a match is left alone")
  func leavesOthersAlone() throws {
    let repair = try #require(try SourceRepair([Rule("^x").value]))
    #expect(Array("ax".utf8).withUnsafeBufferPointer { repaired($0, by: repair) } == nil)
  }

  private func repaired(
    _ source: UnsafeBufferPointer<UInt8>, by repair: SourceRepair
  ) -> [UInt8]? {
    var work = TaggingWork()
    return repair.repaired(source, work: &work)
  }

  @Test("every language's rules can be read", arguments: Language.all)
  func readsRules(language: Language) throws {
    _ = try SourceRepair(language.repairs)
  }

  struct Rule: CustomTestStringConvertible {
    let value: SourceRepair.Rule
    let testDescription: String

    init(
      _ pattern: String, fill: Character = " ", text: String = "", start: Int = 0, length: Int = 0
    ) {
      value = .init(
        pattern: Array(pattern.utf8), fill: fill.asciiValue ?? 0x20, text: Array(text.utf8),
        start: start, length: length)
      testDescription = pattern
    }
  }
}
