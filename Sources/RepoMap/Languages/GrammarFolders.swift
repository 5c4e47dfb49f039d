import FileScanning
package import TreeSitter

/// Folders in which grammars lie as shared objects, a file each.
package struct GrammarFolders: Sendable {
  private let paths: [[UInt8]]

  package init(_ paths: [[UInt8]]) {
    self.paths = paths
  }

  /// The language's grammar in the first folder that has one, as Neovim or as Emacs names the file.
  package func library(of language: String) -> GrammarLibrary? {
    let dashed = String(language.map { $0 == "_" ? "-" : $0 })
    let names = [language, "libtree-sitter-" + language, dashed, "libtree-sitter-" + dashed]
    for path in paths {
      for name in names {
        for suffix in [".so", ".dylib"] {
          let file = UserFolder(path: path).folder(name + suffix)
          if file.exists { return GrammarLibrary(language: language, path: file.path) }
        }
      }
    }
    return nil
  }
}
