/// Compiles the lines of one ignore file into rules over one storage of pattern bytes.
struct IgnoreRuleCompiler {
  let foldsCase: Bool
  private(set) var rules: [IgnoreRule] = []
  private(set) var bytes: [UInt8] = []
  private(set) var globs = GlobCompiler()

  init(foldsCase: Bool) { self.foldsCase = foldsCase }

  /// The bytes that everything matched by `rule` begins with.
  func head(of rule: IgnoreRule) -> ArraySlice<UInt8> {
    bytes[Int(rule.headStart)..<Int(rule.headStart + rule.headCount)]
  }

  /// The bytes that everything matched by `rule` ends with, beyond its head.
  func tail(of rule: IgnoreRule) -> ArraySlice<UInt8> {
    bytes[Int(rule.tailStart)..<Int(rule.tailStart + rule.tailCount)]
  }

  /// Adds the rule of one line; a line that can match nothing adds none.
  mutating func append(_ line: IgnoreLine) {
    var rule = IgnoreRule(
      form: .glob, isNegated: line.isNegated, isDirectoryOnly: line.isDirectoryOnly,
      isAnchored: line.isAnchored, lineNumber: UInt32(line.lineNumber),
      textStart: UInt32(line.text.startIndex), textEnd: UInt32(line.text.endIndex))
    let pattern = line.pattern
    let head = pattern.prefix { !Self.isSpecial($0) }
    let tail = Self.literalTail(of: pattern[head.endIndex...])
    rule.form = Self.form(of: pattern, head: head, tail: tail, isAnchored: line.isAnchored)
    if rule.form == .glob {
      guard compileGlob(of: line, into: &rule) else { return }
    }
    // git folds the text under core.ignorecase, but not every byte of a glob: its literal parts must
    // not be compared outside it.
    if rule.form != .glob || !foldsCase {
      (rule.headStart, rule.headCount) = store(head)
      (rule.tailStart, rule.tailCount) = store(tail)
      rule.minimumCount = rule.headCount + rule.tailCount
    }
    rule.slashCount = Self.slashCount(of: pattern)
    rules.append(rule)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == ASCII.star || byte == ASCII.question || byte == ASCII.leftBracket
      || byte == ASCII.backslash
  }

  private static func form(
    of pattern: ArraySlice<UInt8>, head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>,
    isAnchored: Bool
  ) -> IgnoreRule.Form {
    if head.count == pattern.count { return .literal }
    let isOneStar =
      pattern[head.endIndex] == ASCII.star && head.count + 1 + tail.count == pattern.count
    guard isOneStar, !isAnchored else { return .glob }
    if head.isEmpty { return .suffix }
    return tail.isEmpty ? .prefix : .glob
  }

  private mutating func compileGlob(of line: IgnoreLine, into rule: inout IgnoreRule) -> Bool {
    let start = globs.tokens.count
    guard globs.append(line.pattern, isAnchored: line.isAnchored, foldsCase: foldsCase) else {
      return false
    }
    rule.tokenStart = UInt32(start)
    rule.tokenCount = UInt32(globs.tokens.count - start)
    return true
  }

  /// The bytes at the end of a glob that stand for themselves, whatever comes before.
  ///
  /// Behind a bracket or a backslash it is not clear where the special part ends, and `**/` may
  /// match nothing at all, its slash included.
  private static func literalTail(of rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if rest.contains(ASCII.leftBracket) || rest.contains(ASCII.backslash) { return [] }
    guard let special = rest.lastIndex(where: isSpecial) else { return [] }
    let tail = rest[(special + 1)...]
    let mayBeDirectories = rest[special] == ASCII.star && tail.first == ASCII.slash
    return mayBeDirectories ? tail.dropFirst() : tail
  }

  /// How many slashes every matching path has; -1 if it cannot be told from the pattern.
  private static func slashCount(of pattern: ArraySlice<UInt8>) -> Int32 {
    var count: Int32 = 0
    var previous: UInt8 = 0
    for byte in pattern {
      switch byte {
      case ASCII.slash: count += 1
      case ASCII.leftBracket, ASCII.backslash: return -1
      case ASCII.star where previous == ASCII.star: return -1
      default: break
      }
      previous = byte
    }
    return count
  }

  private mutating func store(_ part: ArraySlice<UInt8>) -> (start: UInt32, count: UInt32) {
    let start = bytes.count
    bytes.append(contentsOf: foldsCase ? ArraySlice(part.map(ASCII.lowercased)) : part)
    return (UInt32(start), UInt32(part.count))
  }
}
