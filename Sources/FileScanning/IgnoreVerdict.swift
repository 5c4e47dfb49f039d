/// What the rules say about one entry, the weakest first.
enum IgnoreVerdict: UInt8, Comparable {
  /// No rule matches, or a negated one does.
  case listed
  /// A rule of git's ignore files: what is tracked is listed all the same.
  case ignored
  /// A rule of our own ignore files or of the command line: not listed, tracked or not.
  case excluded

  static func < (left: IgnoreVerdict, right: IgnoreVerdict) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension IgnoreScope {
  @inline(__always)
  func verdict(_ match: IgnoreMatch) -> IgnoreVerdict {
    if match.rule < 0 || isNegated(match) { return .listed }
    return match.layer < ownLayerCount ? .excluded : .ignored
  }

  /// The rule that decides about `path`, relative to the top; for single questions.
  func match(path: [UInt8], isDirectory: Bool) -> IgnoreMatch {
    let folded = path.map(ASCII.lowercased)
    return path.withUnsafeBufferPointer { path in
      folded.withUnsafeBufferPointer { folded in
        guard let base = path.baseAddress, let foldedBase = folded.baseAddress else {
          return IgnoreMatch()
        }
        let subject = IgnoreSubject(bytes: base, count: path.count, folded: foldedBase)
        return match(path: subject, isDirectory: isDirectory)
      }
    }
  }

  private func match(path: IgnoreSubject, isDirectory: Bool) -> IgnoreMatch {
    let bytes = UnsafeBufferPointer(start: path.bytes, count: path.count)
    let start = bytes.lastIndex(of: ASCII.slash).map { $0 + 1 } ?? 0
    let foldsCase = layers.first?.file.rules.foldsCase == true
    let text = foldsCase ? path.folded : path.bytes
    let exact = IgnoreSubject(bytes: path.bytes, count: path.count, folded: text)
    let name = IgnoreSubject(
      bytes: path.bytes + start, count: path.count - start, folded: text + start)
    return match(
      name: name, hash: NameHash.of(name.folded, count: name.count), path: exact,
      depth: bytes.count { $0 == ASCII.slash }, isDirectory: isDirectory, limit: layers.count)
  }
}
