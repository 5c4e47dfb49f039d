import FileScanning
import Foundation
import Testing
import TreeSitter

@testable import RepoMap

@Suite("Analysis of an index")
struct AnalysisTests {
  /// Files of one folder, tagged in this process.
  private func index(_ sources: KeyValuePairs<String, String>) async throws -> TagIndex {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in sources {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let files = try FileScanner(options: ScanOptions()).scan(root: Array(folder.path().utf8)).files
    var index = TagIndexBuilder(paths: files)
    for (number, file) in files.enumerated() {
      let verdict = LanguageDetector().language(ofPath: file.path[...])
      guard case .language(let language) = verdict else {
        index.add(FileTags(fileIndex: number, outcome: .noGrammar))
        continue
      }
      let source = Array(
        try Data(contentsOf: folder.appending(path: String(decoding: file.path, as: UTF8.self))))
      let tags = try #require(try FileTags(source: source, language: language, fileIndex: number))
      index.add(tags)
    }
    return await index.finish(nameLimit: 10, jobs: 2)
  }

  @Test("groups count what the files hold")
  func groups() async throws {
    let index = try await index([
      "a.py": "class A:\n    def m(self): pass\n", "b.go": "package b\n\nfunc F() { F() }\n",
      "c.txt": "x",
    ])
    let analysis = Analysis(of: index, identifierLimit: 10)
    #expect(analysis.totals.files == 2)
    #expect(analysis.totals.lines == 5)
    #expect(analysis.count(of: .parsed) == 2)
    #expect(analysis.count(of: .noGrammar) == 1)
    #expect(analysis.languages.map(\.language.name) == ["go", "python"])
    #expect(
      analysis.kinds.map { "\($0.kind) \($0.definitions)" } == [
        "package 1", "class 1", "function 1", "method 1",
      ])
    #expect(analysis.largestFiles.count == 2)
  }

  @Test("a name is used by the languages of its family alone")
  func families() async throws {
    let index = try await index([
      "a.py": "def helper(): pass\n", "b.go": "package b\n\nfunc F() { helper() }\n",
      "c.c": "void draw(void) {}\n", "d.cpp": "void f() { draw(); }\n",
    ])
    let names = Analysis(of: index, identifierLimit: 10).identifiers.map {
      String(decoding: $0.name, as: UTF8.self)
    }
    #expect(names == ["draw"])
  }

  @Test("a reference is a use only where its kind fits a definition, and shared names come later")
  func uses() async throws {
    let index = try await index([
      "a.go": """
      package a

      type table struct {
      \tint map[string]int
      }

      func once() {}
      func twice() {}
      func caller() { once(); once(); twice(); twice(); twice() }

      """,
      "b.go": "package a\n\ntype other struct{}\n\nfunc (other) twice() {}\n",
    ])
    let groups = Analysis(of: index, identifierLimit: 10).identifiers
    let shown = groups.map { group in
      let name = String(decoding: group.name, as: UTF8.self)
      return "\(name) \(group.counts.uses) of \(group.definitions.count)"
    }
    #expect(shown.prefix(2) == ["once 2 of 1", "twice 3 of 2"])
    // A bare call is no use of the method of that name where methods need a receiver.
    let python = try await self.index([
      "a.py": "class A:\n    def super(self): pass\n    def run(self): super(); self.run()\n"
    ])
    let names = Analysis(of: python, identifierLimit: 10).identifiers.map {
      String(decoding: $0.name, as: UTF8.self)
    }
    #expect(names == ["run"])
    // `int` is the name of a field here, and the type of it is not a use of the field.
    #expect(!shown.contains { $0.hasPrefix("int ") })
  }
}
