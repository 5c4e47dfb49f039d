package import FileScanning
package import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All files and tags of a run, grouped by file, language, directory, kind and identifier.
///
/// Built by adding every file once in the list's order, so its content does not depend on how the work
/// was shared out. A definition costs 16 bytes, a reference nothing beyond its identifier's counters.
package struct TagIndex: Sendable {
  /// One file of the list.
  package struct File: Sendable {
    package let outcome: FileOutcome
    package let language: Language?
    package let byteCount: Int
    package let lineCount: Int
    package let isUTF8: Bool
    package let syntaxErrorCount: Int
    package let failureCode: Int32
    package let counts: TagCounts
    /// Its definitions' range in `definitions`.
    package let definitions: Range<Int>

    /// Why a file was not parsed, in words; nil where its outcome says all.
    package var failureReason: String? {
      switch outcome {
      case .unreadable: String(cString: strerror(failureCode))
      case .crashed: "the parser was ended by signal \(failureCode)"
      default: nil
      }
    }
  }

  /// One definition: which identifier, where, of what kind.
  package struct Definition: Sendable {
    package let identifier: UInt32
    package let file: UInt32
    /// 0-based.
    package let row: UInt32
    package let kind: TagKind
  }

  /// What is counted of one identifier.
  package struct IdentifierCounts: Sendable {
    package var definitions: UInt32 = 0
    package var declarations: UInt32 = 0
    package var references: UInt32 = 0
    /// References by `UseKind`, at the position of its bit.
    fileprivate var referencesByUse = SIMD8<UInt32>(repeating: 0)
    fileprivate var offers: UseKind = []
    /// Files with a reference to it.
    package var referencingFiles: UInt32 = 0
    /// References of a kind that fits one of its definitions.
    package var uses: Int {
      UseKind.all.indices.reduce(0) {
        $0 + (offers.contains(UseKind.all[$1]) ? Int(referencesByUse[$1]) : 0)
      }
    }

    /// Uses shared out over definitions and declarations.
    package var usesPerDefinition: Double {
      Double(uses) / Double(max(1, definitions + declarations))
    }

    fileprivate mutating func addReference(_ use: UseKind) {
      references += 1
      referencesByUse[use.rawValue.trailingZeroBitCount] += 1
    }

    /// Index + 1 of the last file that was counted in `referencingFiles`.
    fileprivate var lastReferencingFile: UInt32 = 0
  }

  package let paths: ScannedFiles
  package private(set) var files: [File] = []
  package private(set) var definitions: [Definition] = []
  /// Names, each behind one byte for the family of languages that it stands in.
  private var identifiers = IdentifierTable()
  private var families: [String] = []
  /// By identifier number.
  package private(set) var identifierCounts: [IdentifierCounts] = []

  package init(paths: ScannedFiles) {
    self.paths = paths
    files.reserveCapacity(paths.count)
  }

  /// Distinct names, counted for each family of languages: a Swift `map` is not a shell's.
  package var identifierCount: Int { identifiers.count }

  package func name(ofIdentifier number: Int) -> ArraySlice<UInt8> {
    identifiers[number].dropFirst()
  }

  /// Adds the next file of the list; time linear in its tags.
  package mutating func add(_ file: FileTags) {
    precondition(file.fileIndex == files.count, "files are added in the list's order")
    let first = definitions.count
    var counts = TagCounts()
    let methodsNeedReceiver = file.language?.methodsNeedReceiver ?? false
    let family = familyNumber(of: file.language)
    for tag in file.tags {
      counts.add(tag.role)
      addTag(tag, named: [family] + file.text(tag.name), file.fileIndex, methodsNeedReceiver)
    }
    files.append(
      File(
        outcome: file.outcome, language: file.language, byteCount: file.byteCount,
        lineCount: file.lineCount, isUTF8: file.isUTF8,
        syntaxErrorCount: file.syntaxErrorCount, failureCode: file.failureCode, counts: counts,
        definitions: first..<definitions.count))
  }

  /// Families are numbered in the order in which files bring them.
  private mutating func familyNumber(of language: Language?) -> UInt8 {
    guard let family = language?.family else { return 0 }
    if let number = families.firstIndex(of: family) { return UInt8(number + 1) }
    families.append(family)
    return UInt8(families.count)
  }

  private mutating func addTag(
    _ tag: Tag, named name: [UInt8], _ fileIndex: Int, _ methodsNeedReceiver: Bool
  ) {
    let identifier = identifiers.intern(name[...])
    if identifier == identifierCounts.count { identifierCounts.append(IdentifierCounts()) }
    switch tag.role {
    case .definition:
      identifierCounts[identifier].definitions += 1
      if let kind = tag.kind {
        identifierCounts[identifier].offers.formUnion(
          UseKind(offeredBy: kind, methodsNeedReceiver: methodsNeedReceiver))
      }
      definitions.append(
        Definition(
          identifier: UInt32(identifier), file: UInt32(fileIndex), row: UInt32(tag.row),
          kind: tag.kind ?? .variable))
    case .declaration:
      identifierCounts[identifier].declarations += 1
    case .reference:
      let use = tag.referenceKind.map { UseKind(of: $0, isQualified: tag.isQualified) }
      identifierCounts[identifier].addReference(use ?? .value)
      if identifierCounts[identifier].lastReferencingFile != UInt32(fileIndex + 1) {
        identifierCounts[identifier].lastReferencingFile = UInt32(fileIndex + 1)
        identifierCounts[identifier].referencingFiles += 1
      }
    }
  }
}

/// How many tags of each role.
package struct TagCounts: Sendable, Equatable {
  package var definitions = 0
  package var declarations = 0
  package var references = 0

  package init() {}

  package mutating func add(_ role: TagRole) {
    switch role {
    case .definition: definitions += 1
    case .declaration: declarations += 1
    case .reference: references += 1
    }
  }

  package mutating func add(_ other: TagCounts) {
    definitions += other.definitions
    declarations += other.declarations
    references += other.references
  }
}
