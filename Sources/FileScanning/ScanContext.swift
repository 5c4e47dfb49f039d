/// What a scan knows before it reads its first directory: where the root lies, and which rules
/// reach it from above.
struct ScanContext {
  /// The root, absolute and resolved.
  let root: [UInt8]
  let repository: GitRepository?
  /// Where rules begin: the top of the repository, or the root where there is none.
  let top: [UInt8]
  /// The root relative to the top, empty or ending in a slash.
  let prefix: [UInt8]
  var loader: IgnoreLoader
  /// The rules that hold in the root, before its own ignore files.
  private(set) var scope: IgnoreScope
  /// Whether the root or a directory above it is ignored by a git rule, or by one of ours.
  private(set) var rootVerdict = IgnoreVerdict.listed
  /// The rule that ignores the root or a directory above it; the outermost such directory counts.
  private(set) var rootRule: IgnoreExplanation.Rule?

  /// Reads the configuration and the ignore files above `root`, an absolute and resolved path.
  ///
  /// Without a repository they are read from `outermost` down, by default from the root.
  init(root: [UInt8], outermost: [UInt8]? = nil, options: ScanOptions) {
    self.root = root
    repository = GitRepository.holding(root)
    top = repository?.top ?? outermost ?? root
    let relative = BytePath.relative(root, to: top) ?? []
    prefix = relative.isEmpty ? [] : relative + [ASCII.slash]
    loader = IgnoreLoader(foldsCase: repository?.configuration.foldsCase ?? false)
    scope = IgnoreScope([], parent: nil, number: 0)
    loader.nextScopeNumber = 1
    if options.usesIgnoreFiles {
      addOuterLayers()
      descendToRoot()
    }
    addExcludes(options.excludes)
  }

  /// info/exclude stands above the user's own file.
  private mutating func addOuterLayers() {
    guard let repository else { return }
    let layers = loader.outerLayers(of: repository, base: [])
    scope = scope.adding(layers, nextNumber: &loader.nextScopeNumber)
  }

  /// Goes from the top down to the root, reading the ignore files on the way.
  private mutating func descendToRoot() {
    var path: [UInt8] = []
    for component in prefix.split(separator: ASCII.slash) {
      addLayers(ofDirectory: path)
      path += component
      let match = scope.match(path: path, isDirectory: true)
      let verdict = scope.verdict(match)
      if verdict != .listed && rootRule == nil { rootRule = scope.rule(match, matching: path) }
      rootVerdict = max(rootVerdict, verdict)
      path.append(ASCII.slash)
      enter(path)
    }
  }

  /// Adds the rules of the ignore files in the directory `path`, relative to the top.
  mutating func addLayers(ofDirectory path: [UInt8]) {
    let directory = BytePath.joined(top, path.dropLast())
    guard let descriptor = try? FileAccess.openDirectory(directory) else { return }
    defer { FileAccess.close(descriptor) }
    let layers = loader.layers(of: .all, in: descriptor, path: path)
    scope = scope.adding(layers, nextNumber: &loader.nextScopeNumber)
  }

  private mutating func enter(_ path: [UInt8]) {
    scope = path.withUnsafeBufferPointer { buffer in
      scope.entering(
        buffer, depth: path.count { $0 == ASCII.slash }, nextNumber: &loader.nextScopeNumber)
    }
  }

  private mutating func addExcludes(_ patterns: [[UInt8]]) {
    if patterns.isEmpty { return }
    scope = scope.adding([commandLineLayer(patterns)], nextNumber: &loader.nextScopeNumber)
  }

  /// The layer of patterns from the command line, which are relative to the root.
  func commandLineLayer(_ patterns: [[UInt8]]) -> IgnoreLayer {
    let file = IgnoreFile(patterns: patterns, foldsCase: loader.foldsCase)
    return IgnoreLayer(
      file: file, origin: .commandLine, baseCount: prefix.count,
      baseDepth: prefix.count { $0 == ASCII.slash }, living: file.anchors)
  }
}
