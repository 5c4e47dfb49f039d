internal import CGrammars
internal import CTreeSitter
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The languages of this process: those that are compiled in, and behind them those that were loaded.
///
/// Rows are never freed and never changed: a new table takes the old one's place, under the lock.
enum LanguageTable {
  private struct Rows: @unchecked Sendable {
    var start: UnsafePointer<RepoMapLanguage>
    var count: Int
    var libraries: [GrammarLibrary] = []
  }

  private static let rows = Mutex(
    Rows(start: repomapLanguageTable(), count: repomapLanguageCount))

  static var count: Int { rows.withLock { $0.count } }

  static var libraries: [GrammarLibrary] { rows.withLock { $0.libraries } }

  static subscript(index: Int) -> RepoMapLanguage { rows.withLock { $0.start[index] } }

  /// Adds the language of `library`, or gives the one of that name its grammar.
  static func add(
    _ library: GrammarLibrary, _ grammar: OpaquePointer, version: String,
    _ entryPoint: @escaping @convention(c) () -> OpaquePointer?
  ) {
    let known = Language(name: library.language)?.index
    rows.withLock { rows in
      let count = known == nil ? rows.count + 1 : rows.count
      let copy = UnsafeMutablePointer<RepoMapLanguage>.allocate(capacity: count)
      copy.initialize(from: rows.start, count: rows.count)
      if known == nil {
        (copy + rows.count).initialize(to: newRow(named: library.language, grammar))
      }
      let row = copy + (known ?? rows.count)
      row.pointee.grammar = entryPoint
      row.pointee.grammarLicense = permanent("")
      row.pointee.grammarOrigin = permanent(String(decoding: library.path, as: UTF8.self))
      row.pointee.grammarRevision = permanent("")
      let builtIn = known == nil ? "" : String(cString: row.pointee.contentVersion) + " "
      row.pointee.contentVersion = permanent(builtIn + version)
      rows = Rows(
        start: UnsafePointer(copy), count: count, libraries: rows.libraries + [library])
    }
  }

  /// A language of which nothing is known but its name; files are chosen for it, and its query is a
  /// person's.
  private static func newRow(named name: String, _ grammar: OpaquePointer) -> RepoMapLanguage {
    var row = RepoMapLanguage()
    row.name = permanent(name)
    row.displayName = row.name
    row.family = row.name
    row.scopeSeparator = permanent(".")
    row.accessConvention = permanent("")
    row.importRules = row.accessConvention
    row.defaultAccess = permanent("public")
    row.commentNodes = comments(of: grammar)
    return row
  }

  /// What grammars call comments, as far as this one has them.
  private static func comments(of grammar: OpaquePointer) -> UnsafePointer<UnsafePointer<CChar>?> {
    let names: [String] = ["comment", "line_comment", "block_comment"].filter { (name: String) in
      ts_language_symbol_for_name(grammar, name, UInt32(name.utf8.count), true) != 0
    }
    let list = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: names.count + 1)
    list.initialize(repeating: nil, count: names.count + 1)
    for (index, name) in names.enumerated() { list[index] = permanent(name) }
    return UnsafePointer(list)
  }

  private static func permanent(_ text: String) -> UnsafePointer<CChar>? {
    text.withCString { UnsafePointer(strdup($0)) }
  }
}
