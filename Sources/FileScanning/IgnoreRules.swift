#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The compiled rules of one ignore file, as plain pointers that are cheap to copy and to ask.
///
/// Rules that look at a name alone are found by hash (whole names), by their last byte (`*.o`) or by
/// their first (`tmp*`), so that a long file costs little more than a short one; the last matching
/// line wins, so lists run from the last line up. Rules with a slash inside are kept apart: only
/// a few of them matter in any directory (`livingAnchors`). `IgnoreFile` owns the memory.
struct IgnoreRules {
  private let rules: UnsafeMutablePointer<IgnoreRule>
  private let ruleCount: Int
  private let patternBytes: UnsafeMutablePointer<UInt8>
  private let tokens: UnsafeMutablePointer<GlobToken>
  private let sets: UnsafeMutablePointer<ByteSet>
  private let names: NameTable
  private let suffixes: ByteBuckets
  private let prefixes: ByteBuckets
  private let others: UnsafeMutablePointer<Int32>
  private let otherCount: Int
  /// Whether any rule looks at a name alone.
  let matchesNames: Bool
  let foldsCase: Bool

  init(_ lines: [IgnoreLine], foldsCase: Bool) {
    var compiler = IgnoreRuleCompiler(foldsCase: foldsCase)
    for line in lines { compiler.append(line) }
    let compiled = compiler.rules
    var others: [Int32] = []
    var names = NameTable.Builder()
    var suffixes = ByteBuckets.Builder()
    var prefixes = ByteBuckets.Builder()
    for (index, rule) in compiled.enumerated().reversed() where !rule.isAnchored {
      let number = Int32(index)
      if rule.form == .literal {
        names.add(compiler.head(of: rule), rule: number, isDirectoryOnly: rule.isDirectoryOnly)
      } else if let last = compiler.tail(of: rule).last {
        suffixes.add(number, under: last)
      } else if let first = compiler.head(of: rule).first {
        prefixes.add(number, under: first)
      } else {
        others.append(number)
      }
    }
    self.names = names.build()
    self.suffixes = suffixes.build()
    self.prefixes = prefixes.build()
    self.others = Self.copy(others)
    otherCount = others.count
    rules = Self.copy(compiled)
    ruleCount = compiled.count
    patternBytes = Self.copy(compiler.bytes)
    tokens = Self.copy(compiler.globs.tokens)
    sets = Self.copy(compiler.globs.sets)
    matchesNames = compiled.contains { !$0.isAnchored }
    self.foldsCase = foldsCase
  }

  func deallocate() {
    rules.deallocate()
    patternBytes.deallocate()
    tokens.deallocate()
    sets.deallocate()
    others.deallocate()
    names.deallocate()
    suffixes.deallocate()
    prefixes.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    elements.withUnsafeBufferPointer { buffer in
      if let first = buffer.baseAddress { memory.initialize(from: first, count: buffer.count) }
    }
    return memory
  }
}

// MARK: - Asking

extension IgnoreRules {
  var isEmpty: Bool { ruleCount == 0 }

  func isNegated(_ rule: Int32) -> Bool { rules[Int(rule)].isNegated }

  func lineNumber(of rule: Int32) -> Int { Int(rules[Int(rule)].lineNumber) }

  /// Where in the file's bytes the rule is written, with its `!` and slashes.
  func textRange(of rule: Int32) -> Range<Int> {
    Int(rules[Int(rule)].textStart)..<Int(rules[Int(rule)].textEnd)
  }

  /// The numbers of the anchored rules, the last line first.
  var anchors: [Int32] {
    (0..<Int32(ruleCount)).reversed().filter { rules[Int($0)].isAnchored }
  }

  /// The last rule that matches a name, -1 if none does; anchored rules are not asked.
  @inline(__always)
  func lastMatch(name: IgnoreSubject, hash: UInt64, isDirectory: Bool) -> Int32 {
    var best = names.lastMatch(name, hash: hash, isDirectory: isDirectory)
    best = lastMatch(
      in: suffixes.rules(under: name.folded[name.count - 1]), name, isDirectory, over: best)
    best = lastMatch(in: prefixes.rules(under: name.folded[0]), name, isDirectory, over: best)
    let rest = UnsafeBufferPointer(start: UnsafePointer(others), count: otherCount)
    return lastMatch(in: rest, name, isDirectory, over: best)
  }

  @inline(__always)
  private func lastMatch(
    in numbers: UnsafeBufferPointer<Int32>, _ name: IgnoreSubject, _ isDirectory: Bool,
    over best: Int32
  ) -> Int32 {
    for number in numbers {
      if number <= best { return best }
      if matches(number, name, isDirectory: isDirectory) { return number }
    }
    return best
  }

  /// The last of the anchored rules `living` that matches `path`, a path below the ignore file's
  /// directory with `slashCount` slashes in it; `best` if none of a later line does.
  func lastMatch(
    path: IgnoreSubject, slashCount: Int, isDirectory: Bool, living: UnsafeBufferPointer<Int32>,
    over best: Int32
  ) -> Int32 {
    for number in living {
      if number <= best { return best }
      let wanted = rules[Int(number)].slashCount
      if wanted >= 0 && Int(wanted) != slashCount { continue }
      if matches(number, path, isDirectory: isDirectory) { return number }
    }
    return best
  }

  /// The anchored rules among `candidates` that can match something in the directory `path`, or below it.
  ///
  /// `path` is relative to the ignore file's directory and ends in a slash; it holds `slashCount`
  /// slashes. The order is kept.
  func livingAnchors(
    among candidates: [Int32], below path: UnsafeBufferPointer<UInt8>, slashCount: Int
  ) -> [Int32] {
    candidates.filter { number in
      let rule = rules[Int(number)]
      if rule.slashCount >= 0 && Int(rule.slashCount) < slashCount { return false }
      let shared = min(Int(rule.headCount), path.count)
      guard shared > 0, let base = path.baseAddress else { return true }
      if !foldsCase { return memcmp(patternBytes + Int(rule.headStart), base, shared) == 0 }
      return (0..<shared).allSatisfy {
        patternBytes[Int(rule.headStart) + $0] == ASCII.lowercased(path[$0])
      }
    }
  }

  private func matches(_ number: Int32, _ text: IgnoreSubject, isDirectory: Bool) -> Bool {
    let rule = rules[Int(number)]
    if rule.isDirectoryOnly && !isDirectory { return false }
    if text.count < Int(rule.minimumCount) { return false }
    if rule.form == .literal && text.count != Int(rule.headCount) { return false }
    let head = patternBytes + Int(rule.headStart)
    let tail = patternBytes + Int(rule.tailStart)
    let tailCount = Int(rule.tailCount)
    if tailCount > 0 && memcmp(tail, text.folded + (text.count - tailCount), tailCount) != 0 {
      return false
    }
    if rule.headCount > 0 && memcmp(head, text.folded, Int(rule.headCount)) != 0 { return false }
    guard rule.form == .glob else { return true }
    let matcher = GlobMatcher(
      tokens: tokens + Int(rule.tokenStart), tokenCount: Int(rule.tokenCount), sets: sets)
    return matcher.matches(text.bytes, count: text.count)
  }
}
