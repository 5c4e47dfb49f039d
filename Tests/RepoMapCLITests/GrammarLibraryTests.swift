import Foundation
import TestSupport
import Testing

/// Grammars as shared objects, built here from the sources of one that is compiled in too.
@Suite("Grammars that are loaded")
struct GrammarLibraryTests {
  private static let query = "(pair key: (string (string_content) @name)) @definition.macro\n"
  private static let files = [
    "src/a.dat": "{\"one\": 1}\n", "src/b.dat": "{\"two\": 2}\n", "src/c.py": "class C: pass\n",
    "mine/data.scm": query,
  ]

  /// A folder with `data.so`, whose grammar is JSON's under another name, and `newer.so`, whose ABI no
  /// library reads.
  private static func buildLibraries() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = projectPath + "/Sources/CGrammars/grammars/json/src"
    let parser = try String(contentsOfFile: source + "/parser.c", encoding: .utf8)
    let newer = parser.replacing(
      /#define LANGUAGE_VERSION \d+/, with: "#define LANGUAGE_VERSION 99")
    for (name, text) in [("data", parser), ("newer", newer)] {
      try folder.write(name + ".c", Array(text.utf8))
      let result = try run(
        "/usr/bin/env",
        [
          "cc", "-shared", "-fPIC", "-w", "-Dtree_sitter_json=tree_sitter_\(name)", "-I", source,
          "-o", "\(name).so", "\(name).c",
        ], directory: folder.path)
      try #require(result.status == .exited(0), "\(result.errorText)")
    }
    try folder.write("broken.so", Array("no library".utf8))
    return folder
  }

  private let built: TemporaryFolder
  private let folder: TemporaryFolder

  init() throws {
    built = try Self.buildLibraries()
    folder = try TemporaryFolder(Self.files)
  }

  private func names(_ result: CommandResult) throws -> [String] {
    #expect(result.errorText.isEmpty)
    return try result.jsonLines.map { "\($0["language"] ?? "") \($0["name"] ?? "")" }
  }

  @Test("--grammar gives a language to choose files and write a query for, in every worker process")
  func newLanguage() throws {
    let result = try repomap(
      [
        "tags", "-q", "-j", "2", "--grammar", "data=\(built.path)/data.so", "--language",
        "data=*.dat", "--queries", "mine", "src",
      ], in: folder)
    #expect(try names(result) == ["data one", "data two", "Python C"])
  }

  @Test(
    "a grammar is found in the folders of the environment and of the editors",
    arguments: [
      ("REPOMAP_GRAMMAR_PATH=none:grammars", "grammars/data.so", []),
      ("XDG_DATA_HOME=data", "data/nvim/site/parser/data.so", ["--grammars", "neovim"]),
      (
        "HOME=home", "home/.emacs.d/tree-sitter/libtree-sitter-data.so", ["--grammars", "emacs"]
      ),
    ])
  func folders(setting: String, place: String, options: [String]) throws {
    try folder.write(place, Array(try Data(contentsOf: URL(filePath: built.path + "/data.so"))))
    let result = try run(
      "/usr/bin/env",
      [setting, try BuiltProduct.repomap(), "tags", "-q", "--no-cache"] + options
        + ["--language", "data=*.dat", "--queries", "mine", "src"], directory: folder.path)
    #expect(try names(result) == ["data one", "data two", "Python C"])
  }

  @Test("a language that is compiled in can be given another grammar, and tells which")
  func replacesGrammar() throws {
    let library = built.path + "/data.so"
    try folder.write("src/d.json", Array("{\"k\": 1}".utf8))
    let options = ["--grammar", "json=" + library]
    #expect(
      try names(try repomap(["tags", "-q"] + options + ["src"], in: folder)) == [
        "Python C", "JSON k",
      ])
    let rows = try repomap(["languages"] + options).outputText.split(separator: "\n")
    let row = try #require(rows.first { $0.hasPrefix("json\t") })
    #expect(row.hasSuffix("\t\(library)\tbuilt-in"))
  }

  @Test(
    "what is wrong with a grammar is told at once, as wrong usage",
    arguments: [
      ("data=broken.so", "broken.so is no library that can be loaded: "),
      ("data=missing.so", "missing.so is no library that can be loaded: "),
      ("newer=newer.so", "newer.so: a grammar of language ABI 99, but 13 to 14 can be read"),
      ("other=renamed.so", "renamed.so has no function tree_sitter_other"),
      ("data=data.so", "data.so: there is no query for 'data'"),
      ("python=data.so", "data.so: the built-in query does not fit this grammar: "),
      ("Data=data.so", "'Data' is no language's name"),
    ])
  func failures(choice: String, message: String) throws {
    let library = try Data(contentsOf: URL(filePath: built.path + "/data.so"))
    try built.write("renamed.so", Array(library))
    let result = try repomap(["tags", "-q", "--grammar", choice, folder.path], in: built)
    #expect(result.status == .exited(2))
    #expect(result.output.isEmpty)
    let text = result.errorText.replacing("./", with: "")
    #expect(text.hasPrefix("error: " + message) && text.contains("\nhint: "), "\(text)")
    #expect(text.components(separatedBy: "error: ").count == 2, "\(text)")
  }
}
