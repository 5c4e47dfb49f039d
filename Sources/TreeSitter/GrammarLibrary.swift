internal import CTreeSitter

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A grammar in a shared object that somebody has built, and the language that it is loaded as.
///
/// Loading runs code of that file, so it must be a file that a person has named, never one that a
/// repository names.
package struct GrammarLibrary: Sendable, Equatable {
  /// The language's name as in `Language.name`.
  package let language: String
  package let path: [UInt8]

  /// Why a file cannot be used, as a person is told it: what is wrong and what to do.
  package struct Failure: Error, Equatable {
    package let what: String
    package let hint: String
  }

  package init(language: String, path: [UInt8]) {
    self.language = language
    self.path = path
  }

  /// Loads the file for the rest of the process, as a new language or in place of a known one's grammar.
  ///
  /// To be called before anything asks for languages: their number changes.
  package func load() throws(Failure) {
    if Self.loaded.contains(self) { return }
    guard !language.isEmpty, language.utf8.allSatisfy(Self.mayStandInName) else {
      throw Failure(
        what: "'\(language)' is no language's name",
        hint: "use lower-case letters, digits and _, as the grammar's symbol tree_sitter_NAME does")
    }
    let entryPoint = try self.entryPoint()
    guard let grammar = entryPoint() else {
      throw Failure(what: "\(text): it gives no grammar", hint: "build the grammar anew")
    }
    let (found, accepted) = (Int(ts_language_version(grammar)), supportedGrammarABIs)
    guard accepted.contains(found) else {
      throw Failure(
        what: "\(text): a grammar of language ABI \(found), but \(accepted.lowerBound) to "
          + "\(accepted.upperBound) can be read",
        hint: "generate it with `tree-sitter generate --abi \(accepted.upperBound)` and build it")
    }
    LanguageTable.add(self, grammar, version: fileVersion, entryPoint)
  }

  /// The libraries that this process has loaded, in their order.
  package static var loaded: [GrammarLibrary] { LanguageTable.libraries }

  private typealias EntryPoint = @convention(c) () -> OpaquePointer?

  private func entryPoint() throws(Failure) -> EntryPoint {
    // A name without a slash would be looked for where the system keeps its libraries.
    let file = path.contains(UInt8(ascii: "/")) ? path : Array("./".utf8) + path
    guard let library = dlopen(Self.cString(file), RTLD_NOW | RTLD_LOCAL) else {
      throw Failure(
        what: "\(text) is no library that can be loaded: \(Self.loaderMessage)",
        hint: "name a grammar that was built as a shared object for this system")
    }
    for symbol in symbols {
      if let address = dlsym(library, symbol) {
        return unsafeBitCast(address, to: EntryPoint.self)
      }
    }
    throw Failure(
      what: "\(text) has no function \(symbols[0])",
      hint: "name the language as the grammar does: tree_sitter_NAME")
  }

  /// The function's names: by the language, and by the file as Emacs and Neovim name it.
  private var symbols: [String] {
    var stem = text.split(separator: "/").last.map(String.init) ?? ""
    if let dot = stem.firstIndex(of: ".") { stem = String(stem[..<dot]) }
    if stem.hasPrefix("libtree-sitter-") { stem.removeFirst("libtree-sitter-".count) }
    let byFile = String(stem.map { $0 == "-" ? "_" : $0 })
    return ["tree_sitter_" + language, "tree_sitter_" + byFile]
  }

  private var text: String { String(decoding: path, as: UTF8.self) }

  /// What changes with the file: its path, size and the time it was written.
  private var fileVersion: String {
    var status = stat()
    guard stat(Self.cString(path), &status) == 0 else { return text }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(text) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  private static var loaderMessage: String {
    dlerror().map { String(cString: $0) } ?? "unknown"
  }

  private static func cString(_ bytes: [UInt8]) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }

  private static func mayStandInName(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_")
  }
}
