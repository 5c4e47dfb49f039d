import TagStore
import TreeSitter

/// What one pass over a run's tags keeps for the graph: imports, definitions and uses by file.
///
/// Files are added in the list's order. A definition costs 12 bytes, a name used in a file 12, whatever the
/// number of its uses there.
struct GraphSource: Sendable {
  /// One file and its shares of the arrays below.
  struct File: Sendable {
    var language: Language?
    let declaredPackage: [UInt8]
    let definitions: Range<Int>
    let imports: Range<Int>
    let uses: Range<Int>
  }

  struct Definition: Sendable {
    let identifier: UInt32
    var file: UInt32
    let row: UInt32
    let kind: TagKind
    let offers: UseKind
    /// Whether it belongs to a type, so that it is used through a value of that type.
    let isMember: Bool
  }

  /// All uses of one name in one file.
  struct Use: Sendable {
    let identifier: UInt32
    var count: UInt32
    var kinds: UseKind
  }

  private static let maximumNesting = 64

  private(set) var files: [File] = []
  private(set) var imports: [ImportStatement] = []
  private(set) var definitions: [Definition] = []
  private(set) var uses: [Use] = []
  private(set) var identifiers = IdentifierTable()
  /// By identifier, the position + 1 of its last use in `uses`.
  private var lastUses: [UInt32] = []

  /// Begins with names that have their numbers already.
  init(identifiers: IdentifierTable = IdentifierTable()) {
    self.identifiers = identifiers
    lastUses = Array(repeating: 0, count: identifiers.count)
  }

  /// Adds the next file of the list; time linear in its tags.
  mutating func add(_ file: FileTags) {
    precondition(file.fileIndex == files.count, "files are added in the list's order")
    let firstUse = uses.count
    let tags = file.tags
    // Names are kept apart by families of languages.
    let family = LanguageFamily.number(of: file.language)
    let methodsNeedReceiver = file.language?.methodsNeedReceiver ?? false
    for tag in tags {
      let identifier = intern([family] + file.text(tag.name))
      switch tag.role {
      case .definition: addDefinition(tag, tags, identifier, file, methodsNeedReceiver)
      case .declaration: break
      case .reference: addUse(tag, identifier, firstUse)
      }
      if let statement = Self.importStatement(tag, Int(identifier), tags, file) {
        add(statement)
      }
    }
    close(language: file.language, declaredPackage: Self.package(tags, file))
  }

  mutating func add(_ definition: Definition) { definitions.append(definition) }
  mutating func add(_ use: Use) { uses.append(use) }
  mutating func add(_ statement: ImportStatement) { imports.append(statement) }

  /// Makes a file of what was added since the last one.
  mutating func close(language: Language?, declaredPackage: [UInt8]) {
    let last = files.last
    files.append(
      File(
        language: language, declaredPackage: declaredPackage,
        definitions: (last?.definitions.upperBound ?? 0)..<definitions.count,
        imports: (last?.imports.upperBound ?? 0)..<imports.count,
        uses: (last?.uses.upperBound ?? 0)..<uses.count))
  }

  /// Gives each file its language.
  mutating func setLanguages(_ languages: [Language?]) {
    for (file, language) in languages.enumerated() { files[file].language = language }
  }

  private mutating func intern(_ name: [UInt8]) -> UInt32 {
    let identifier = identifiers.intern(name[...])
    if identifier == lastUses.count { lastUses.append(0) }
    return UInt32(identifier)
  }

  private mutating func addDefinition(
    _ tag: Tag, _ tags: [Tag], _ identifier: UInt32, _ file: FileTags, _ methodsNeedReceiver: Bool
  ) {
    guard let kind = tag.kind else { return }
    let isInType = tag.parent >= 0 && tags[tag.parent].kind?.holdsMembers == true
    add(
      Definition(
        identifier: identifier, file: UInt32(file.fileIndex), row: UInt32(tag.row), kind: kind,
        offers: UseKind(offeredBy: kind, methodsNeedReceiver: methodsNeedReceiver),
        isMember: kind == .method || isInType && !kind.holdsMembers))
  }

  private mutating func addUse(_ tag: Tag, _ identifier: UInt32, _ firstUse: Int) {
    guard let kind = tag.referenceKind else { return }
    let use = UseKind(of: kind, isQualified: tag.isQualified)
    let last = Int(lastUses[Int(identifier)])
    guard last <= firstUse else {
      uses[last - 1].count += 1
      uses[last - 1].kinds.formUnion(use)
      return
    }
    uses.append(Use(identifier: identifier, count: 1, kinds: use))
    lastUses[Int(identifier)] = UInt32(uses.count)
  }

  /// The statement of an import, or of `mod name;`, which is a definition that ends behind its name.
  private static func importStatement(
    _ tag: Tag, _ identifier: Int, _ tags: [Tag], _ file: FileTags
  ) -> ImportStatement? {
    let nameEnd = tag.nameByte + tag.nameLength
    let declaresModule = tag.kind == .module && tag.byteRange.upperBound <= nameEnd + 1
    guard tag.referenceKind == .import || declaresModule else { return nil }
    var statement = ImportStatement(
      name: Array(file.text(tag.name)),
      module: declaresModule ? [] : Array(file.text(tag.outerScope)), identifier: identifier)
    statement.declaresModule = declaresModule
    var parent = tag.parent
    var depth = 0
    // Nobody's modules are nested deeper, and a broken worker process may say that parents form a circle.
    while parent >= 0 && depth < maximumNesting {
      depth += 1
      if tags[parent].kind == .module {
        statement.enclosing.insert(Array(file.text(tags[parent].name)), at: 0)
      }
      parent = tags[parent].parent
    }
    return statement
  }

  private static func package(_ tags: [Tag], _ file: FileTags) -> [UInt8] {
    let package = tags.first { $0.kind == .package || $0.kind == .namespace }
    return package.map { Array(file.text($0.name)) } ?? []
  }
}
