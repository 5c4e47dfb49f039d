import Foundation
import Testing
import TreeSitter

@testable import RepoMap

/// `Tests/Fixtures/tags/LANGUAGE/CASE`: an input and the tags that it must give.
///
/// A line of `expected.tags` is `LINE:COLUMN`, role and kind, qualified name, and where there are any
/// the signature and the doc line. `REPOMAP_RECORD_FIXTURES=1` writes what the program gives.
@Suite("Tags of fixtures")
struct TagFixtureTests {
  @Test("a fixture gives the expected tags", arguments: TagFixture.all)
  func givesExpectedTags(fixture: TagFixture) throws {
    let actual = try fixture.actualTags()
    if ProcessInfo.processInfo.environment["REPOMAP_RECORD_FIXTURES"] == "1" {
      try actual.write(to: fixture.expectedURL, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: fixture.expectedURL, encoding: .utf8)
    let difference = actual.split(separator: "\n")
      .difference(from: expected.split(separator: "\n"))
    #expect(difference.isEmpty, "\(fixture): \(Self.describe(difference))")
  }

  /// Languages of plain keys and values, whose names refer to nothing.
  private static let withoutReferences: Set = ["json", "toml"]

  @Test("every language has a fixture with definitions and references", arguments: Language.all)
  func hasFixture(language: Language) throws {
    let fixtures = TagFixture.all.filter { $0.language == language.name }
    let tags = try fixtures.map { try $0.actualTags() }.joined()
    #expect(tags.contains("\tdef "), "\(language.name) has no definition in its fixtures")
    let hasReference = !Self.withoutReferences.contains(language.name)
    #expect(tags.contains("\tref ") == hasReference, "references of \(language.name)'s fixtures")
  }

  private static func describe(_ difference: CollectionDifference<Substring>) -> String {
    difference.map { change in
      switch change {
      case .insert(_, let line, _): "unexpected  \(line)"
      case .remove(_, let line, _): "missing     \(line)"
      }
    }.joined(separator: "\n")
  }
}

struct TagFixture: CustomTestStringConvertible, Sendable {
  let language: String
  let folder: URL

  static let all: [TagFixture] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/tags")
    return subfolders(root).flatMap { language in
      subfolders(language).map { TagFixture(language: language.lastPathComponent, folder: $0) }
    }
  }()

  var testDescription: String { "\(language)/\(folder.lastPathComponent)" }
  var expectedURL: URL { folder.appending(path: "expected.tags") }

  func actualTags() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    let input = try #require(names.first { $0.hasPrefix("input.") })
    let source = try Data(contentsOf: folder.appending(path: input))
    let known = try #require(Language.all.first { $0.name == language })
    let file = try #require(try FileTags(source: Array(source), language: known))
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    return tags.indices.map { line(of: tags[$0], at: $0, file, scopes) + "\n" }.joined()
  }

  private func line(
    of tag: RepoMap.Tag, at index: Int, _ file: FileTags, _ scopes: TagScopes
  ) -> String {
    var columns = ["\(tag.row + 1):\(tag.column + 1)", "\(tag.role.recordName) \(tag.kindName)"]
    columns.append(text(scopes.qualifiedName(of: index)))
    if !tag.signature.isEmpty { columns.append("signature: " + text(file.text(tag.signature))) }
    if !tag.doc.isEmpty { columns.append("doc: " + text(file.text(tag.doc))) }
    return columns.joined(separator: "\t")
  }

  private func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func subfolders(_ folder: URL) -> [URL] {
    let contents = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey])
    return (contents ?? []).filter(\.hasDirectoryPath).sorted { $0.path() < $1.path() }
  }
}

extension FileTags {
  /// The tags of a source, parsed in this process.
  init?(
    source: [UInt8], language: Language, detail: TagDetail = [.texts, .references],
    fileIndex: Int = 0
  ) throws {
    let tagger = SourceTagger()
    let encoder = FileTagsEncoder(language: language, detail: detail)
    let payload = try source.withUnsafeBufferPointer { bytes in
      try tagger.tags(in: bytes, language: language).map { encoder.payload(of: $0, source: bytes) }
    }
    guard let payload else { return nil }
    self.init(fileIndex: fileIndex, payload: payload)
  }
}
