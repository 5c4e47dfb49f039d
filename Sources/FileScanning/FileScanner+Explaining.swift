extension FileScanner {
  /// Tells which rule decides about `path`, as `git check-ignore --verbose` does.
  ///
  /// The path need not exist; a slash at its end makes it a directory. Where there is no repository,
  /// ignore files count from `root` down.
  package func explain(
    _ path: [UInt8], root: [UInt8]
  ) throws(ExplanationError) -> IgnoreExplanation {
    let absolute = Self.located(path)
    let outermost = FileAccess.resolved(root)
    var context = ScanContext(
      root: BytePath.parent(of: absolute), outermost: outermost, options: options)
    guard let relative = BytePath.relative(absolute, to: context.top) else { throw .outsideOfRoot }
    if relative.isEmpty { return IgnoreExplanation(path: [], outcome: .listed, rule: nil) }
    if Self.isInGitDirectory(relative, foldsCase: context.loader.foldsCase) {
      return IgnoreExplanation(path: relative, outcome: .gitDirectory, rule: nil)
    }
    let isDirectory = path.last == ASCII.slash || Self.isDirectory(absolute)
    let decision = Self.decide(relative, isDirectory: isDirectory, in: &context)
    return explanation(of: relative, isDirectory: isDirectory, decision, in: context)
  }

  private typealias Decision = (verdict: IgnoreVerdict, rule: IgnoreExplanation.Rule?)

  /// An ignored directory above the path decides, else the path's own rules do.
  private static func decide(
    _ path: [UInt8], isDirectory: Bool, in context: inout ScanContext
  ) -> Decision {
    if context.rootVerdict != .listed { return (context.rootVerdict, context.rootRule) }
    context.addLayers(ofDirectory: context.prefix)
    let match = context.scope.match(path: path, isDirectory: isDirectory)
    return (context.scope.verdict(match), context.scope.rule(match, matching: path))
  }

  private func explanation(
    of path: [UInt8], isDirectory: Bool, _ decision: Decision, in context: ScanContext
  ) -> IgnoreExplanation {
    let outcome: IgnoreExplanation.Outcome =
      switch decision.verdict {
      case .listed: .listed
      case .excluded: .ignored
      case .ignored:
        isTracked(path, isDirectory: isDirectory, in: context) ? .trackedAlthoughIgnored : .ignored
      }
    return IgnoreExplanation(path: path, outcome: outcome, rule: decision.rule)
  }

  private func isTracked(_ path: [UInt8], isDirectory: Bool, in context: ScanContext) -> Bool {
    var repository = ScannedRepository(
      context.repository, topCount: 0, readsIndex: options.readsIndex)
    guard let index = repository.openIndex() else { return false }
    let asked = isDirectory ? path + [ASCII.slash] : path
    return asked.withUnsafeBufferPointer { bytes in
      isDirectory ? index.contains(directory: bytes) : index.contains(file: bytes)
    }
  }

  /// The path made absolute; links above its last component are followed, the last is not.
  private static func located(_ path: [UInt8]) -> [UInt8] {
    let absolute = BytePath.normalized(path, relativeTo: FileAccess.currentDirectory())
    let parent = BytePath.parent(of: absolute)
    if absolute == parent { return absolute }
    let name = absolute[(absolute.lastIndex(of: ASCII.slash) ?? 0)...].dropFirst()
    return BytePath.joined(FileAccess.resolved(parent), name)
  }

  private static func isDirectory(_ path: [UInt8]) -> Bool {
    guard let status = try? FileAccess.status(of: path) else { return false }
    return FileAccess.entryType(of: status) == .directory
  }

  private static func isInGitDirectory(_ path: [UInt8], foldsCase: Bool) -> Bool {
    path.split(separator: ASCII.slash).contains { component in
      foldsCase
        ? component.map(ASCII.lowercased).elementsEqual(".git".utf8)
        : component.elementsEqual(".git".utf8)
    }
  }
}
