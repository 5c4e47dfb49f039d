internal import CGrammars
internal import CTreeSitter

/// One language: names, file name patterns and conventions.
///
/// A value is an index into the table generated from `Sources/CGrammars/languages` and what a
/// `GrammarLibrary` has added; reading a property converts from C strings, so keep results that are
/// used often.
package struct Language: Hashable, Sendable, BitwiseCopyable {
  /// Position in `Language.all`, stable for one build and the same libraries.
  package let index: Int

  package init(index: Int) {
    self.index = index
  }

  /// The language of that canonical name, if there is one; linear in the number of languages.
  package init?(name: String) {
    guard let known = Language.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  /// All languages: those compiled in, sorted by name, then those that were loaded.
  package static var all: [Language] { (0..<count).map(Language.init) }

  package static var count: Int { LanguageTable.count }

  /// Lower-case canonical name, `python`.
  package var name: String { String(cString: entry.name) }
  /// The name that ctags uses where it has the language, `Python`.
  package var displayName: String { String(cString: entry.displayName) }
  /// Extensions without the dot.
  package var extensions: [String] { strings(entry.extensions) }
  package var fileNames: [String] { strings(entry.fileNames) }
  package var interpreters: [String] { strings(entry.interpreters) }
  /// What editors call it in mode lines, besides its other names; lower case.
  package var aliases: [String] { strings(entry.aliases) }
  /// What joins a scope and a name: `.` or `::`.
  package var scopeSeparator: [UInt8] { Array(String(cString: entry.scopeSeparator).utf8) }
  /// How a name tells its access: empty, `capitalized`, `underscore`, or `exported`.
  package var accessConvention: String { String(cString: entry.accessConvention) }
  package var grammarLicense: String { String(cString: entry.grammarLicense) }
  /// Where the grammar comes from; the file's path where it was loaded.
  package var grammarOrigin: String { String(cString: entry.grammarOrigin) }
  /// The revision of the grammar's source; empty where it was loaded.
  package var grammarRevision: String { String(cString: entry.grammarRevision) }
  /// What the tags of a source depend on besides its bytes: grammar, query and conventions.
  ///
  /// 32 hexadecimal digits, hashed by Scripts/grammars.py; one build's tags of a file may be taken for
  /// another's where the two agree.
  package var contentVersion: String { String(cString: entry.contentVersion) }
  /// Whether there is a grammar, of a language ABI that can be read.
  package var hasReadableGrammar: Bool {
    entry.grammar().map { supportedGrammarABIs.contains(Int(ts_language_version($0))) } ?? false
  }
  /// The grammar's language ABI version.
  package var grammarABI: Int { Int(ts_language_version(grammar)) }
  /// The text of the language's `tags.scm`.
  package var queryText: [UInt8] {
    Array(UnsafeBufferPointer(start: entry.query, count: entry.queryLength))
  }

  /// The languages that the built-in query finds embedded sources of.
  package var embeddedLanguages: [Language] {
    strings(entry.embeddedLanguages).compactMap(Language.init(name:))
  }

  var commentNodes: [String] { strings(entry.commentNodes) }
  var attributeNodes: [String] { strings(entry.attributeNodes) }

  /// The name of the languages that use each other's definitions by name; its own where it stands alone.
  package var family: String { String(cString: entry.family) }
  /// Whether a method is called on a receiver that is written out, never by its bare name.
  package var methodsNeedReceiver: Bool { entry.methodsNeedReceiver }

  /// By whose rules imports name files, as `python` or `include`; empty where they name none.
  package var importRules: String { String(cString: entry.importRules) }

  /// Who may use a definition that says nothing of it: `public` anybody, `restricted` only its own module,
  /// `members` those who may use its type, `linkage` anybody unless it is a `static` of a file.
  package var defaultAccess: String { String(cString: entry.defaultAccess) }

  /// The most tags that a file is listed with, the outermost ones; nil where all are.
  ///
  /// Data languages have a limit, because their files grow without anyone writing them.
  package var maximumTagCount: Int? {
    entry.maximumTagCount == 0 ? nil : Int(entry.maximumTagCount)
  }

  /// The content by which a file is this language, though its extension has other meanings too.
  package var contentRules: [ContentRule] { rules(entry.contentRules, language: self) }
  /// The content by which a file is of no language, though its extension is this language's.
  package var foreignContentRules: [ContentRule] {
    rules(entry.foreignContentRules, language: nil)
  }

  private func rules(
    _ list: UnsafePointer<RepoMapContentRule>?, language: Language?
  ) -> [ContentRule] {
    var rules: [ContentRule] = []
    var next = list
    while let rule = next, let name = rule.pointee.extension, let pattern = rule.pointee.pattern {
      rules.append(
        ContentRule(
          language: language, fileExtension: Array(String(cString: name).utf8),
          pattern: Array(String(cString: pattern).utf8)))
      next = rule + 1
    }
    return rules
  }

  /// What to overwrite in sources that the grammar cannot read, in order.
  var repairs: [SourceRepair.Rule] {
    var rules: [SourceRepair.Rule] = []
    var next = entry.repairs
    while let repair = next, let pattern = repair.pointee.pattern {
      rules.append(
        SourceRepair.Rule(
          pattern: Array(String(cString: pattern).utf8),
          fill: UInt8(bitPattern: repair.pointee.fill),
          text: Array(String(cString: repair.pointee.text).utf8),
          start: Int(repair.pointee.start), length: Int(repair.pointee.length)))
      next = repair + 1
    }
    return rules
  }

  /// How heads of definitions look where the tree errs, in order; of two for one name the first counts.
  var islands: [IslandFinder.Rule] {
    var rules: [IslandFinder.Rule] = []
    var next = entry.islands
    while let island = next, let pattern = island.pointee.pattern {
      rules.append(
        IslandFinder.Rule(
          pattern: Array(String(cString: pattern).utf8),
          name: Array(String(cString: island.pointee.name).utf8),
          tail: Array(String(cString: island.pointee.tail).utf8),
          more: Array(String(cString: island.pointee.more).utf8),
          kind: String(cString: island.pointee.kind),
          moreKind: String(cString: island.pointee.moreKind),
          ignoresStrings: island.pointee.ignoresStrings))
      next = island + 1
    }
    return rules
  }

  var grammar: OpaquePointer {
    guard let grammar = entry.grammar() else { fatalError("grammar \(name) gives no language") }
    return grammar
  }

  private var entry: RepoMapLanguage { LanguageTable[index] }

  private func strings(_ list: UnsafePointer<UnsafePointer<CChar>?>?) -> [String] {
    var result: [String] = []
    var next = list
    while let pointer = next, let string = pointer.pointee {
      result.append(String(cString: string))
      next = pointer + 1
    }
    return result
  }
}

/// The language ABI versions that the linked libtree-sitter reads.
package var supportedGrammarABIs: ClosedRange<Int> {
  Int(TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION)...Int(TREE_SITTER_LANGUAGE_VERSION)
}
