import TreeSitter

/// Finds the edges of one file after the other.
struct FileLinker {
  /// Files that may define a name for a use of it to count for each of them: a name that more files
  /// define says little about which is meant.
  private static let maximumDefiners = 3
  /// Names with more definers are not looked at, even where an import may tell one of them apart.
  private static let maximumCandidates = 500

  private let source: GraphSource
  private let files: [ImportingFile]
  private let rules: ImportRules
  private let definers: DefinerTable
  private let isTest: [Bool]
  private var packages: PackageTable
  /// By file and by package, the number + 1 of the last file that sees it.
  private var fileSeenBy: [Int]
  private var packageSeenBy: [Int]
  private var evidence: EvidenceTable
  /// Positions of the file's uses of names that the tree defines.
  private var definedUses: [Int] = []
  private(set) var edges: [DependencyGraph.Edge] = []
  private(set) var account = ImportAccount()

  init(source: GraphSource, files: [ImportingFile], rules: ImportRules) {
    self.source = source
    self.files = files
    self.rules = rules
    definers = DefinerTable(source)
    isTest = files.map { TestPath.isTest($0.path) }
    packages = PackageTable(source: source, files: files, rules: rules)
    evidence = EvidenceTable(fileCount: files.count)
    fileSeenBy = Array(repeating: 0, count: files.count)
    packageSeenBy = Array(repeating: 0, count: packages.count)
  }

  mutating func link(_ number: Int) {
    guard let language = source.files[number].language else { return }
    let resolver = rules.resolver(named: language.importRules)
    evidence.removeAll()
    fileSeenBy[number] = number + 1
    if let own = packages.package(of: number) { packageSeenBy[own] = number + 1 }
    let imported = linkImports(of: number, resolver, language.importRules)
    linkTakenNames(imported.names, of: number)
    linkUses(of: number, needImport: resolver?.namesNeedImport ?? false)
    linkMembers(of: number)
    for package in imported.packages {
      attribute(package.number, isWhole: package.isWhole, of: number)
    }
    for (target, evidence) in evidence.edges {
      edges.append(DependencyGraph.Edge(source: number, target: target, evidence: evidence))
    }
  }

  /// What a file's imports bring beside edges to files.
  private struct Imported {
    var packages: [(number: Int, isWhole: Bool)] = []
    /// Identifiers taken from modules of the tree.
    var names: [Int] = []
  }

  /// Adds edges to imported files, and returns what else is imported.
  private mutating func linkImports(
    of number: Int, _ resolver: (any ImportResolver)?, _ rules: String
  ) -> Imported {
    var imported = Imported()
    let statements = Array(source.imports[source.files[number].imports])
    guard let resolver, !statements.isEmpty else { return imported }
    for (statement, target) in zip(statements, resolver.targets(of: statements, in: files[number]))
    {
      account.add(target)
      switch target {
      case .files(let targets):
        for target in targets { addImport(of: target, from: number, isInclude: resolver.includes) }
      case .package(let key, let isWhole):
        guard let package = packages.number(of: key, rules: rules) else { continue }
        packageSeenBy[package] = number + 1
        imported.packages.append((package, isWhole))
      case .member: break
      case .external, .ambiguous, .none: continue
      }
      if !statement.module.isEmpty { imported.names.append(statement.identifier) }
    }
    return imported
  }

  private mutating func addImport(of target: Int, from number: Int, isInclude: Bool) {
    fileSeenBy[target] = number + 1
    evidence[target].imports += isInclude ? 0 : 1
    evidence[target].includes += isInclude ? 1 : 0
  }

  /// Names that are taken from modules of the tree may be defined in a file that the module passes on.
  private mutating func linkTakenNames(_ taken: [Int], of number: Int) {
    for identifier in taken {
      let definers = candidates(of: identifier, in: number) { $0.offers.contains(.import) }
      guard definers.count <= Self.maximumDefiners,
        !definers.contains(where: { fileSeenBy[Int($0.file)] == number + 1 })
      else { continue }
      for definer in definers {
        fileSeenBy[Int(definer.file)] = number + 1
        addReferences(1, to: definer)
      }
    }
  }

  /// Uses of what may be named by itself: meant is what the file sees, else what few files define.
  ///
  /// Most names are defined nowhere in the tree; the positions of the other uses are kept for members.
  private mutating func linkUses(of number: Int, needImport: Bool) {
    definedUses.removeAll(keepingCapacity: true)
    for position in source.files[number].uses {
      let use = source.uses[position]
      guard definers.defines(Int(use.identifier)) else { continue }
      definedUses.append(position)
      guard use.kinds != .import else { continue }
      let fitting = candidates(of: Int(use.identifier), in: number) {
        !$0.offers.isDisjoint(with: use.kinds)
      }
      // What the file defines itself is meant first of all.
      guard !fitting.isEmpty, !definesItself(use, in: number) else { continue }
      let visible = fitting.filter { isVisible(Int($0.file), from: number) }
      let meant = visible.isEmpty && !needImport ? fitting : visible
      guard meant.count <= Self.maximumDefiners else { continue }
      for definer in meant { addReferences(use.count, to: definer) }
    }
  }

  /// Uses of members: they tell the type's file only where something else leads there.
  private mutating func linkMembers(of number: Int) {
    for position in definedUses {
      let use = source.uses[position]
      let meant = candidates(of: Int(use.identifier), in: number) {
        !$0.memberOffers.isDisjoint(with: use.kinds) && evidence.holds(Int($0.file))
      }
      guard (1...Self.maximumDefiners).contains(meant.count), !definesItself(use, in: number)
      else { continue }
      for definer in meant { addReferences(use.count, to: definer) }
    }
  }

  /// The files whose definition of a name fits and may be meant in file `number`: a test's definitions
  /// serve tests alone.
  private func candidates(
    of identifier: Int, in number: Int, where fits: (DefinerTable.Definer) -> Bool
  ) -> [DefinerTable.Definer] {
    let candidates = definers.files(defining: identifier)
    guard candidates.count <= Self.maximumCandidates else { return [] }
    return candidates.filter { fits($0) && (!isTest[Int($0.file)] || isTest[number]) }
  }

  private func definesItself(_ use: GraphSource.Use, in number: Int) -> Bool {
    definers.files(defining: Int(use.identifier)).contains {
      Int($0.file) == number && !$0.offers.union($0.memberOffers).isDisjoint(with: use.kinds)
    }
  }

  private mutating func addReferences(_ count: UInt32, to definer: DefinerTable.Definer) {
    evidence[Int(definer.file)].references += count
  }

  private func isVisible(_ file: Int, from number: Int) -> Bool {
    if fileSeenBy[file] == number + 1 { return true }
    return packages.package(of: file).map { packageSeenBy[$0] == number + 1 } ?? false
  }

  /// Counts the import of a package for its files whose names are used, else for all of them.
  private mutating func attribute(_ package: Int, isWhole: Bool, of number: Int) {
    let members = packages.members[package].filter {
      $0 != number && (!isTest[$0] || isTest[number])
    }
    let used = members.filter(evidence.holds)
    for member in used.isEmpty && isWhole ? members : used {
      evidence[member].imports += 1
    }
  }

  /// Definitions whose name no use of a fitting kind names, in any file.
  func orphans() -> [RepositoryGraph.Orphan] {
    var usedAs = [UseKind](repeating: [], count: source.identifiers.count)
    for use in source.uses { usedAs[Int(use.identifier)].formUnion(use.kinds) }
    return source.definitions.filter {
      $0.kind.isLookedUpByName && usedAs[Int($0.identifier)].isDisjoint(with: $0.offers)
    }
    .map {
      RepositoryGraph.Orphan(
        name: Array(source.identifiers[Int($0.identifier)].dropFirst()), file: Int($0.file),
        row: Int($0.row), kind: $0.kind)
    }
  }
}

extension TagKind {
  /// Whether code that uses such a definition names it: data, headings and tests are used otherwise.
  fileprivate var isLookedUpByName: Bool {
    switch self {
    case .class, .struct, .union, .enum, .interface, .trait, .type, .function, .method, .macro: true
    default: false
    }
  }
}
