#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One walk through one tree: depth first, names in order, on an explicit stack of directories.
///
/// A directory is read whole before anything in it is decided, because its ignore files must be
/// known first. Decisions fall in the order of the paths, which the index is asked in.
struct ScanWalk: ~Copyable {
  /// A directory that the walk is inside of.
  struct Frame {
    /// -1 when it is not needed any more, or was closed to save descriptors.
    var descriptor: Int32
    var mark: (entry: Int, name: Int)
    var next: Int
    var end: Int
    /// How much of the path buffer is the directory's, its slash included.
    var pathCount: Int
    var scope: IgnoreScope
    var depth: Int
    /// An ignored directory: only what git tracks counts here.
    var isTrackedOnly = false
    /// A pattern of `ScanOptions.includes` matched the directory or one above it.
    var isIncluded = false
    /// The number of the repository that the directory belongs to.
    var repository = 0
    var isParked = false
    var device: UInt64 = 0
    var inode: UInt64 = 0
  }

  let options: ScanOptions
  let root: [UInt8]
  /// How much of every path lies above the root.
  let prefixCount: Int
  var loader: IgnoreLoader
  var result: ScanResult
  var repositories: [ScannedRepository]
  /// The patterns to include as the one layer of a scope; nil if everything is.
  let includes: IgnoreScope?

  var frames: [Frame] = []
  var reader = DirectoryReader()
  var stack = EntryStack()
  var cache = VerdictCache()
  /// The path of the current directory relative to the top of the work tree.
  var path: ByteStack
  /// The same with ASCII letters folded, for rules that want it.
  var folded = ByteStack(capacity: 4096)
  var output = ByteStack(capacity: 64 * 1024)
  var ends: [ScannedFiles.PathEnd] = []
  var openDescriptors = 0
  var firstOpenFrame = 0

  init(_ context: ScanContext, given: [UInt8], options: ScanOptions) {
    self.options = options
    root = context.root
    prefixCount = context.prefix.count
    loader = context.loader
    result = ScanResult(root: given)
    repositories = [
      ScannedRepository(context.repository, topCount: 0, readsIndex: options.readsIndex)
    ]
    includes =
      options.includes.isEmpty
      ? nil
      : IgnoreScope(
        [context.commandLineLayer(options.includes)], parent: nil, number: .max)
    path = ByteStack(capacity: 4096)
    path.append(context.prefix)
  }

  /// Walks through the tree below the open `descriptor` and closes it.
  mutating func run(
    _ descriptor: Int32, in context: ScanContext, onProgress: ((Int) -> Void)?
  ) -> ScanResult {
    begin(descriptor, in: context)
    while !frames.isEmpty {
      advance()
      onProgress?(ends.count)
    }
    return finish()
  }

  private mutating func begin(_ descriptor: Int32, in context: ScanContext) {
    if options.recordsDirectories { result.outerRuleFiles = context.outerRuleFiles }
    result.rootIsIgnored = context.rootVerdict != .listed
    if context.rootVerdict == .excluded || (result.rootIsIgnored && !options.readsIndex) {
      FileAccess.close(descriptor)
      return
    }
    var frame = Frame(
      descriptor: descriptor, mark: stack.mark, next: 0, end: 0, pathCount: path.count,
      scope: context.scope, depth: context.prefix.count { $0 == ASCII.slash })
    frame.isTrackedOnly = result.rootIsIgnored
    openDescriptors += 1
    push(frame)
  }

  private mutating func finish() -> ScanResult {
    result.statistics.misses = result.statistics.lookups - result.statistics.hits
    result.statistics.compiledFiles = loader.compiledCount
    result.diagnostics += loader.diagnostics
    for repository in repositories {
      if let diagnostic = repository.diagnostic { result.diagnostics.append(diagnostic) }
    }
    let bytes = exchange(&output, with: ByteStack(capacity: 0))
    result.files = ScannedFiles(taking: bytes, ends: ends, isWholeScan: true)
    return result
  }

  /// Goes on in the innermost directory, up to its next sub-directory or its end.
  private mutating func advance() {
    let last = frames.count - 1
    let frame = frames[last]
    var next = frame.next
    while next < frame.end {
      let entry = stack.entries[next]
      next += 1
      if entry.type == .directory {
        frames[last].next = next
        if enter(next - 1, from: frame) { return }
      } else {
        consider(next - 1, type: entry.type, in: frame)
      }
    }
    leave()
  }

  // MARK: - Files

  /// Lists the file at `index` if nothing speaks against it.
  @inline(__always)
  private mutating func consider(_ index: Int, type: EntryType, in frame: borrowing Frame) {
    if type == .other {
      result.otherCount += 1
      return
    }
    guard isWanted(index, isDirectory: false, in: frame) else { return }
    let name = stack.name(index)
    let count = Int(stack.entries[index].nameCount)
    if let includes, !frame.isIncluded,
      !isIncluded(index, isDirectory: false, by: includes, in: frame)
    {
      result.notIncludedCount += 1
      return
    }
    output.append(path.base + prefixCount, count: frame.pathCount - prefixCount)
    output.append(name, count: count + 1)
    ends.append(.init(offset: output.count, kind: type == .symlink ? .symlink : .regular))
  }

  /// Asks the rules, and the index where they alone do not decide.
  @inline(__always)
  private mutating func isWanted(
    _ index: Int, isDirectory: Bool, in frame: borrowing Frame
  ) -> Bool {
    let verdict = verdict(index, isDirectory: isDirectory, in: frame)
    if verdict == .listed && !frame.isTrackedOnly { return true }
    if verdict != .excluded && isTracked(index, isDirectory: isDirectory, in: frame) { return true }
    if !frame.isTrackedOnly { result.ignoredCount += 1 }
    return false
  }

  // MARK: - Directories

  /// Enters the directory at `index`; false if there is nothing to see in it.
  private mutating func enter(_ index: Int, from parent: Frame) -> Bool {
    let isUnignored: Bool
    switch verdict(index, isDirectory: true, in: parent) {
    case .listed: isUnignored = true
    case .ignored: isUnignored = false
    case .excluded:
      if !parent.isTrackedOnly { result.ignoredCount += 1 }
      return false
    }
    let isTrackedOnly = parent.isTrackedOnly || !isUnignored
    if isTrackedOnly && !parent.isTrackedOnly { result.ignoredCount += 1 }
    if isTrackedOnly && !isTracked(index, isDirectory: true, in: parent) { return false }
    if !options.entersNestedRepositories && isSubmodule(index, in: parent) { return false }

    let isIncluded =
      if let includes, !parent.isIncluded {
        isIncluded(index, isDirectory: true, by: includes, in: parent)
      } else {
        parent.isIncluded
      }
    guard let descriptor = open(index) else { return false }
    path.append(stack.name(index), count: Int(stack.entries[index].nameCount))
    path.append(ASCII.slash)
    var frame = Frame(
      descriptor: descriptor, mark: stack.mark, next: 0, end: 0, pathCount: path.count,
      scope: parent.scope, depth: parent.depth + 1)
    frame.isTrackedOnly = isTrackedOnly
    frame.isIncluded = isIncluded
    frame.repository = parent.repository
    return push(frame)
  }

  /// Reads the directory of `frame` and makes it the innermost; false if the walk does not go in.
  @discardableResult
  private mutating func push(_ frame: consuming Frame) -> Bool {
    let found = readEntries(of: frame)
    if found.hasRepository && path.count > prefixCount && !admitsRepository(&frame) {
      discard(frame)
      return false
    }
    adoptScope(found.ignoreFiles, in: &frame)
    stack.sort(from: frame.mark.entry)
    (frame.next, frame.end) = (frame.mark.entry, stack.count)
    if !found.hasDirectories {
      close(&frame)
    }
    result.directoryCount += 1
    if options.recordsDirectories { result.directories.append(currentDirectory) }
    frames.append(frame)
    return true
  }

  private mutating func discard(_ frame: consuming Frame) {
    close(&frame)
    stack.drop(to: frame.mark)
    truncatePath(to: frames.last?.pathCount ?? prefixCount)
  }

  private mutating func leave() {
    guard var frame = frames.popLast() else { return }
    if let parent = frames.last {
      if parent.isParked { unpark(from: frame) }
      truncatePath(to: parent.pathCount)
    }
    close(&frame)
    stack.drop(to: frame.mark)
    firstOpenFrame = min(firstOpenFrame, frames.count)
  }

  mutating func truncatePath(to count: Int) {
    path.truncate(to: count)
  }
}
