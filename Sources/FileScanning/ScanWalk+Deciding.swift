extension ScanWalk {
  /// What the rules say about the entry at `index`.
  @inline(__always)
  mutating func verdict(
    _ index: Int, isDirectory: Bool, in frame: borrowing Frame
  ) -> IgnoreVerdict {
    let scope = frame.scope
    let limit = frame.isTrackedOnly ? scope.ownLayerCount : scope.layers.count
    if limit == 0 { return .listed }
    result.statistics.lookups += 1
    if scope.needsPath || loader.foldsCase || frame.isTrackedOnly {
      return verdictOnPath(
        index, isDirectory: isDirectory, scope, depth: frame.depth, limit: limit)
    }
    let count = Int(stack.entries[index].nameCount)
    if count > VerdictCache.longestName {
      return verdictOnName(index, isDirectory: isDirectory, scope)
    }
    let key = VerdictCache.Key(
      words: stack.words(index), scope: UInt64(scope.number) << 1 | (isDirectory ? 1 : 0))
    if let verdict = cache.verdict(on: key) {
      result.statistics.hits += 1
      return verdict
    }
    let verdict = verdictOnName(index, isDirectory: isDirectory, scope)
    cache.keep(verdict, on: key)
    return verdict
  }

  /// Asks the rules, none of which looks beyond the name.
  @inline(__always)
  private func verdictOnName(
    _ index: Int, isDirectory: Bool, _ scope: IgnoreScope
  ) -> IgnoreVerdict {
    let bytes = stack.name(index)
    let count = Int(stack.entries[index].nameCount)
    let name = IgnoreSubject(bytes: bytes, count: count, folded: bytes)
    let match = scope.match(
      name: name, hash: NameHash.of(bytes, count: count), isDirectory: isDirectory,
      limit: scope.layers.count)
    return scope.verdict(match)
  }

  /// The same where the whole path is needed, or its letters folded.
  private mutating func verdictOnPath(
    _ index: Int, isDirectory: Bool, _ scope: IgnoreScope, depth: Int, limit: Int
  ) -> IgnoreVerdict {
    withSubject(index) { name, path in
      let hash = NameHash.of(name.folded, count: name.count)
      return scope.verdict(
        scope.match(
          name: name, hash: hash, path: path, depth: depth, isDirectory: isDirectory, limit: limit))
    }
  }

  /// Whether one of the patterns to include matches the entry.
  mutating func isIncluded(
    _ index: Int, isDirectory: Bool, by includes: IgnoreScope, in frame: borrowing Frame
  ) -> Bool {
    let depth = frame.depth
    return withSubject(index) { name, path in
      let hash = NameHash.of(name.folded, count: name.count)
      let match = includes.match(
        name: name, hash: hash, path: path, depth: depth, isDirectory: isDirectory, limit: 1)
      return match.rule >= 0 && !includes.isNegated(match)
    }
  }

  /// Whether git tracks the entry, or something below it.
  mutating func isTracked(_ index: Int, isDirectory: Bool, in frame: borrowing Frame) -> Bool {
    guard let gitIndex = repositories[frame.repository].openIndex() else { return false }
    let topCount = repositories[frame.repository].topCount
    let start = path.count
    defer { path.truncate(to: start) }
    path.append(stack.name(index), count: Int(stack.entries[index].nameCount))
    if isDirectory { path.append(ASCII.slash) }
    let asked = UnsafeBufferPointer(
      start: UnsafePointer(path.base + topCount), count: path.count - topCount)
    return isDirectory ? gitIndex.contains(directory: asked) : gitIndex.contains(file: asked)
  }

  /// Hands out the entry's name and its path, behind the bytes of the path buffer.
  private mutating func withSubject<Result>(
    _ index: Int, _ body: (_ name: IgnoreSubject, _ path: IgnoreSubject) -> Result
  ) -> Result {
    let count = Int(stack.entries[index].nameCount)
    let start = path.count
    path.append(stack.name(index), count: count)
    defer { path.truncate(to: start) }
    let bytes = UnsafePointer(path.base)
    let text = loader.foldsCase ? foldedPath() : bytes
    let whole = IgnoreSubject(bytes: bytes, count: start + count, folded: text)
    let name = IgnoreSubject(bytes: bytes + start, count: count, folded: text + start)
    return body(name, whole)
  }

  private mutating func foldedPath() -> UnsafePointer<UInt8> {
    folded.truncate(to: 0)
    folded.append(path.base, count: path.count)
    for index in 0..<folded.count { folded.base[index] = ASCII.lowercased(folded.base[index]) }
    return UnsafePointer(folded.base)
  }
}
