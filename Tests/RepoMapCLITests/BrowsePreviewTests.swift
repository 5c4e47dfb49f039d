import Foundation
import TestSupport
import Testing

@testable import RepoMapCLI

/// What is shown of a file beside a list, whatever the file holds.
@Suite("Browser's preview")
struct BrowsePreviewTests {
  private func preview(of bytes: [UInt8], cutTo size: Int? = nil) throws -> BrowsePreview {
    let folder = try TemporaryFolder()
    try folder.write("file", bytes)
    // Beyond its bytes the file is a hole, and costs nothing.
    if let size { try #require(truncate(folder.path + "/file", size) == 0) }
    return BrowsePreview(path: Array("file".utf8), root: Array(folder.path.utf8))
  }

  private func rows(_ preview: BrowsePreview) -> [String] {
    preview.lines.indices.map { row in
      preview.pieces(ofRow: row).map { String(decoding: $0.text, as: UTF8.self) }.joined()
    }
  }

  @Test("a tab fills up to the next fourth column, and a carriage return is not shown")
  func tabs() throws {
    let preview = try preview(of: Array("\tx\ta\nab\tc\r\nend".utf8))
    #expect(rows(preview) == ["    x   a", "ab  c", "end"])
    #expect(preview.note == nil)
  }

  @Test("what is no text is said, not shown")
  func notes() throws {
    func note(_ preview: BrowsePreview) -> String? { preview.note.map { "\($0)" } }
    #expect(note(try preview(of: [0x78, 0, 0x79])) == "binary")
    #expect(note(try preview(of: [])) == "empty")
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 9000)
    let large = try preview(of: text, cutTo: (10 << 20) + 1)
    #expect(note(large) == "larger than 10 MiB" && large.lines.isEmpty)
    #expect(note(try preview(of: text, cutTo: 10 << 20)) == nil)
    #expect(note(BrowsePreview(path: [0x78], root: Array("/nowhere".utf8))) == "cannot be read")
  }

  @Test("of a long line no more is taken than a screen could show")
  func longLine() throws {
    let preview = try preview(of: [UInt8](repeating: UInt8(ascii: "y"), count: 1 << 20))
    #expect(preview.lines.count == 1)
    #expect(rows(preview)[0].count == 2000)
  }
}
