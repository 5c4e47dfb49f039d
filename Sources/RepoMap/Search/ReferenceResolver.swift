import TreeSitter

/// How sure it is what a reference means.
package enum ReferenceCertainty: UInt8, Sendable, CaseIterable {
  /// One definition is in scope by that name, or an import leads to the file of exactly one.
  case exact
  /// The file imports the name, and where from is not certain.
  case imported
  /// One definition has the name, nothing else speaks for it; or none has.
  case nameOnly
  /// Several definitions have the name.
  case ambiguous

  /// The certainty's name in records.
  package var recordName: StaticString {
    switch self {
    case .exact: "exact"
    case .imported: "import"
    case .nameOnly: "name"
    case .ambiguous: "ambiguous"
    }
  }
}

/// Says which of the definitions of one name a reference means, as far as names, scopes and imports tell.
///
/// Types are not inferred: `x.area()` is exact only where `x` is the type itself, its own members'
/// word for it, or an imported module.
struct ReferenceResolver {
  /// What a reference may mean.
  struct Resolution {
    let certainty: ReferenceCertainty
    /// Definitions that it may mean; exactly one where it is exact.
    let candidates: [Int]
  }

  let table: SymbolTable
  /// All definitions of the name.
  let definitions: [Int]
  /// The files that import the name, which others may import it from.
  let importers: [(file: Int, imports: FileImports)]
  /// The path of a file, relative to the root.
  let path: (Int) -> [UInt8]
  /// Files that a name is followed through where each imports it from the next.
  private static let maximumImportDepth = 4

  /// Nil where the reference fits none of the definitions that there are, as a type fits no variable.
  func resolve(_ index: Int, in scope: ReferenceScope) -> Resolution? {
    let tag = scope.tags[index]
    let family = related(to: scope.file.language)
    let fitting = family.filter { fits(tag, $0) }
    guard family.isEmpty || !fitting.isEmpty else { return nil }
    let receiver = tag.isQualified ? scope.receiver(of: tag) : nil
    if let found = tag.isQualified
      ? member(of: receiver, index, fitting, scope) : visible(fitting, index, scope)
    {
      return found
    }
    // A name is imported itself, or behind the module or type that was.
    let handle = tag.isQualified ? receiver : scope.file.text(tag.name)
    if let handle, scope.imports.mentions(handle) { return imported(handle, fitting, scope) }
    return Resolution(
      certainty: fitting.count > 1 ? .ambiguous : .nameOnly, candidates: fitting)
  }

  private func related(to language: Language?) -> [Int] {
    definitions.filter { table.language(of: $0)?.family == language?.family }
  }

  private func fits(_ tag: Tag, _ definition: Int) -> Bool {
    let use = tag.referenceKind.map { UseKind(of: $0, isQualified: tag.isQualified) } ?? .value
    return offer(of: definition).isSuperset(of: use)
  }

  private func offer(of definition: Int) -> UseKind {
    UseKind(
      offeredBy: table.kind(of: definition),
      methodsNeedReceiver: table.language(of: definition)?.methodsNeedReceiver ?? false)
  }

  /// What a bare name means by the scopes around it, the innermost first.
  private func visible(_ fitting: [Int], _ index: Int, _ scope: ReferenceScope) -> Resolution? {
    let local = fitting.filter {
      table.fileNumber(of: $0) == scope.fileNumber && table.owner(of: $0) == nil
    }
    guard !local.isEmpty else { return nil }
    let chain: [Int?] = scope.enclosing(index)
    for (depth, container) in (chain + [nil]).enumerated() {
      if let container, depth > 0, hidesMembers(container) { continue }
      let found = local.filter { table.parent(of: $0) == container }
      if !found.isEmpty { return resolution(of: found) }
    }
    return nil
  }

  /// Whether functions inside a type cannot name its members barely.
  private func hidesMembers(_ symbol: Int) -> Bool {
    table.kind(of: symbol).holdsMembers
      && table.language(of: symbol)?.methodsNeedReceiver ?? false
  }

  /// What `receiver.name` means where the receiver is a type, or what stands for the own one.
  private func member(
    of receiver: ArraySlice<UInt8>?, _ index: Int, _ fitting: [Int], _ scope: ReferenceScope
  ) -> Resolution? {
    guard let receiver else { return nil }
    if Self.ownWords.contains(where: { receiver.elementsEqual($0.utf8) }) {
      let own = scope.enclosing(index).first { table.kind(of: $0).holdsMembers }
      guard let own else { return nil }
      return exactMember(of: table.name(of: own), fitting, scope)
    }
    return exactMember(of: receiver, fitting, scope)
  }

  /// The only member of so named types in the repository, where this file defines such a type.
  private func exactMember(
    of type: ArraySlice<UInt8>, _ fitting: [Int], _ scope: ReferenceScope
  ) -> Resolution? {
    let members = fitting.filter { containerName(of: $0) == type }
    let symbols = table.files[scope.fileNumber].symbols
    let definesType = symbols.contains {
      table.kind(of: $0).holdsMembers && table.name(of: $0) == type
    }
    guard definesType, !members.isEmpty else { return nil }
    let local = members.filter { table.fileNumber(of: $0) == scope.fileNumber }
    return resolution(of: local.isEmpty ? members : local)
  }

  private func containerName(of definition: Int) -> ArraySlice<UInt8>? {
    table.owner(of: definition) ?? table.parent(of: definition).map { table.name(of: $0) }
  }

  private func imported(
    _ handle: ArraySlice<UInt8>, _ fitting: [Int], _ scope: ReferenceScope
  ) -> Resolution {
    let found = definitions(
      behind: handle, fitting, importedBy: scope.imports, in: scope.fileNumber, depth: 0)
    return found.count == 1
      ? Resolution(certainty: .exact, candidates: found)
      : Resolution(certainty: .imported, candidates: found.isEmpty ? fitting : found)
  }

  /// The definitions that a file's imports of `handle` lead to, straight or through files that only
  /// import the name themselves.
  private func definitions(
    behind handle: ArraySlice<UInt8>, _ fitting: [Int], importedBy imports: FileImports,
    in file: Int, depth: Int
  ) -> [Int] {
    let modules = imports.modulePaths(bringing: handle)
    let here = path(file)
    let found = fitting.filter { definition in
      let container = containerName(of: definition)
      guard container == nil || container == handle else { return false }
      let target = path(table.fileNumber(of: definition))
      return modules.contains { $0.names(target, from: here) }
    }
    guard found.isEmpty, depth < Self.maximumImportDepth,
      fitting.allSatisfy({ table.name(of: $0) == handle })
    else { return found }
    let next = importers.filter { importer in
      importer.file != file && modules.contains { $0.names(path(importer.file), from: here) }
    }
    guard next.count == 1 else { return [] }
    return definitions(
      behind: handle, fitting, importedBy: next[0].imports, in: next[0].file, depth: depth + 1)
  }

  private func resolution(of found: [Int]) -> Resolution {
    Resolution(certainty: found.count == 1 ? .exact : .ambiguous, candidates: found)
  }

  /// The words by which members name the object or the type that they are of.
  private static let ownWords = ["self", "this", "Self", "cls"]
}
