internal import ArgumentParser
import RepoMap
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Grammars that are not compiled in, and where to look for them.
///
/// Loading one runs its code, so only the command line and the environment name such files.
struct GrammarOptionGroup: ParsableArguments {
  enum Editor: String, ExpressibleByArgument, CaseIterable {
    case neovim, emacs
  }

  @Option(
    name: .customLong("grammar"), parsing: .singleValue,
    help: ArgumentHelp(
      "Load LANG's grammar from the shared object FILE; may be repeated.", valueName: "lang=file"))
  var choices: [GrammarChoice] = []

  @Option(
    name: .customLong("grammars"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      Look for grammars that are not compiled in where neovim or emacs keeps its own; the folders of \
      REPOMAP_GRAMMAR_PATH come first.
      """, valueName: "editor"))
  var editors: [Editor] = []

  func validate() throws {
    for choice in choices { try load(choice.library) }
  }

  /// The language of that name, its grammar loaded from the folders if it is not known yet.
  func language(named name: String) throws -> Language? {
    if let known = Language(name: name) { return known }
    guard let library = GrammarFolders(folders).library(of: name) else { return nil }
    try load(library)
    return Language(name: name)
  }

  private func load(_ library: GrammarLibrary) throws {
    do {
      try library.load()
    } catch {
      throw ValidationError("\(error.what)\nhint: \(error.hint)")
    }
  }

  private var folders: [[UInt8]] {
    let path = Self.environment("REPOMAP_GRAMMAR_PATH") ?? ""
    let named = path.utf8.split(separator: UInt8(ascii: ":")).map(Array.init)
    return named + editors.flatMap(Self.folders).map { Array($0.utf8) }
  }

  /// Where an editor's grammars lie: below the home folder, then the system's.
  private static func folders(of editor: Editor) -> [String] {
    let home = environment("HOME") ?? ""
    let system = [
      "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib",
    ]
    switch editor {
    case .neovim:
      let data = (environment("XDG_DATA_HOME") ?? home + "/.local/share") + "/nvim/"
      let plugins = ["lazy", "plugged", "site/pack/packer/start"].map {
        data + $0 + "/nvim-treesitter/parser"
      }
      return [data + "site/parser"] + plugins + system.map { $0 + "/nvim/parser" }
    case .emacs:
      let configuration = environment("XDG_CONFIG_HOME") ?? home + "/.config"
      return [home + "/.emacs.d/tree-sitter", configuration + "/emacs/tree-sitter"] + system
    }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A grammar's file as people name it: `tlaplus=/opt/parsers/tlaplus.so`.
struct GrammarChoice: ExpressibleByArgument {
  let library: GrammarLibrary

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="),
      let path = ByteArgument(argument: String(argument[argument.index(after: equals)...])),
      !path.bytes.isEmpty
    else { return nil }
    library = GrammarLibrary(language: String(argument[..<equals]), path: path.bytes)
  }
}
