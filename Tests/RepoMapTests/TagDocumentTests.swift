import Foundation
import Testing
import TreeSitter

@testable import RepoMap

/// docs/tags.md says the same as the vocabulary in the code.
@Suite("The document of tags")
struct TagDocumentTests {
  /// SymbolKind of the Language Server Protocol 3.17.
  private static let symbolKinds: Set = [
    "File", "Module", "Namespace", "Package", "Class", "Method", "Property", "Field", "Constructor",
    "Enum", "Interface", "Function", "Variable", "Constant", "String", "Number", "Boolean", "Array",
    "Object", "Key", "Null", "EnumMember", "Struct", "Event", "Operator", "TypeParameter",
  ]

  private let document: [Substring]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    document = try String(contentsOf: root.appending(path: "docs/tags.md"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("it lists all kinds of definitions in order, with letters and symbol kinds")
  func kinds() {
    let rows = rows(below: "## Kinds of definitions")
    #expect(rows.map { $0[0] } == TagKind.allCases.map { "\($0.recordName)" })
    #expect(rows.map { $0[1] } == TagKind.allCases.map { String(UnicodeScalar($0.letter)) })
    #expect(Set(rows.map { $0[1] }).count == rows.count)
    #expect(rows.allSatisfy { Self.symbolKinds.contains($0[2]) })
  }

  @Test("it lists all roles and kinds of references in order")
  func rolesAndReferences() {
    let kinds = rows(below: "## Kinds of references").map { $0[0] }
    #expect(kinds == ReferenceKind.allCases.map { "\($0.recordName)" })
    #expect(rows(below: "## Roles").map { $0[0] } == TagRole.allCases.map { "\($0.recordName)" })
  }

  @Test("it lists all access words and modifiers")
  func words() throws {
    let access = try #require(document.first { $0.hasPrefix("| `access` |") })
    #expect(
      Self.code(in: access).dropFirst()
        == TagAccess.allCases.dropFirst().map { "\($0.recordName)" }[...])
    let start = try #require(document.firstIndex { $0.hasPrefix("Modifiers: ") })
    let paragraph = document[start...].prefix { !$0.isEmpty }.joined(separator: " ")
    let words = paragraph.dropFirst("Modifiers: ".count).split(whereSeparator: { " .".contains($0) }
    )
    #expect(words.map(String.init) == TagModifiers.words.map { "\($0)" })
  }

  /// The cells of the table's rows below a heading, without code marks.
  private func rows(below heading: String) -> [[String]] {
    let section = document.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
    return section.filter { $0.hasPrefix("|") }.dropFirst(2).map { row in
      row.split(separator: "|").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
    }
  }

  private static func code(in line: Substring) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
