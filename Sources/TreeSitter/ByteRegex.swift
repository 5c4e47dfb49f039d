#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small regular expression over bytes, for predicates of queries, searches, and repairs and islands of
/// whole sources.
///
/// Holds literals, `.`, classes with ranges and negation, `\w \d \s` and their negations, groups,
/// alternation, `* + ?`, the anchors `^` and `$`, and `\b`. It searches anywhere in the text, as
/// tree-sitter's own hosts do. Matching backtracks. A group behind `*` or `+` is taken 256 times at most, a
/// single byte or class as often as it comes; a predicate's text over `maximumTextLength` bytes does not match.
package struct ByteRegex: Sendable {
  private indirect enum Node: Sendable {
    case byte(UInt8)
    case set(ByteSet)
    case start
    case end
    case wordBoundary
    case sequence([Node])
    case alternation([Node])
    case repetition(Node, minimum: Int, maximum: Int)
    /// A repetition of single bytes.
    case run(ByteSet, minimum: Int, maximum: Int)
  }

  private let root: Node
  /// Whether `^` and `$` also match at line ends.
  private let isMultiline: Bool
  /// Bytes that a match can begin with; nil where it can begin with any, or with none.
  private let firstBytes: ByteSet?
  /// The anchor that every match begins with, if any: cheap to try first.
  private let leadingAnchor: LeadingAnchor
  /// Bytes that stand one behind the other in every match; empty where none are known.
  private let requiredText: [UInt8]
  private static let maximumTextLength = 4096

  /// Compiles `pattern`; nil where it uses anything outside the subset above.
  package init?(_ pattern: [UInt8], isMultiline: Bool = false) {
    var parser = Parser(pattern: pattern)
    guard let node = parser.parseAlternation(), parser.isAtEnd else { return nil }
    root = node
    self.isMultiline = isMultiline
    let first = Self.firstBytes(of: node)
    firstBytes = first.mayBeEmpty ? nil : first.bytes
    leadingAnchor = Self.leadingAnchor(of: node)
    requiredText = Self.requiredText(of: node)
  }

  /// The first match that begins at `start` or behind it, in a text of any length.
  ///
  /// Time is linear in the bytes that no match can begin with, and hardly any where the text lacks what
  /// every match holds.
  func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var attempts = 0
    return firstMatch(in: text, from: start, attempts: &attempts)
  }

  /// The same; adds to `attempts` at how many places the expression was tried.
  func firstMatch(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, attempts: inout Int
  ) -> Range<Int>? {
    guard holdsRequiredText(text, from: start) else { return nil }
    var position = start
    while position < text.count {
      if canBegin(at: position, in: text) {
        attempts += 1
        if let found = match(in: text, at: position) { return found }
      }
      position = nextBeginning(behind: position, in: text)
    }
    return nil
  }

  private func holdsRequiredText(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard let first = requiredText.first, let bytes = text.baseAddress else { return true }
    var position = start
    while position + requiredText.count <= text.count,
      let found = memchr(bytes + position, Int32(first), text.count - position)
    {
      position = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
      guard position + requiredText.count <= text.count else { return false }
      if memcmp(bytes + position, requiredText, requiredText.count) == 0 { return true }
      position += 1
    }
    return false
  }

  /// The next position that a match may begin at, as far as the anchor tells.
  private func nextBeginning(behind position: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    guard leadingAnchor == .lineStart, isMultiline, let bytes = text.baseAddress else {
      return position + 1
    }
    let newline = memchr(bytes + position, Int32(UInt8(ascii: "\n")), text.count - position)
    return newline.map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) + 1 } ?? text.count
  }

  /// The longest run of single bytes in the pattern's outermost sequence.
  private static func requiredText(of node: Node) -> [UInt8] {
    guard case .sequence(let nodes) = node else {
      if case .byte(let byte) = node { return [byte] }
      return []
    }
    var (longest, run) = ([UInt8](), [UInt8]())
    for node in nodes {
      if case .byte(let byte) = node { run.append(byte) } else { run = [] }
      if run.count > longest.count { longest = run }
    }
    return longest
  }

  /// The match that begins at `position`, in a text of any length; nil for none and for an empty one.
  func match(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Range<Int>? {
    var found: Range<Int>?
    _ = match(root, text, at: position) { end in
      found = position..<end
      return true
    }
    return found?.isEmpty == false ? found : nil
  }

  /// Whether a match begins at `position`, in a text of any length.
  func matches(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    match(root, text, at: position) { _ in true }
  }

  /// Whether a match may begin at `position`, by its first byte or anchor; false is certain.
  private func canBegin(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let firstBytes, position == text.count || !firstBytes.contains(text[position]) {
      return false
    }
    switch leadingAnchor {
    case .none: return true
    case .lineStart: return position == 0 || text[position - 1] == UInt8(ascii: "\n")
    case .wordBoundary:
      return isWordByte(text, position - 1) != isWordByte(text, position)
    }
  }

  private enum LeadingAnchor { case none, lineStart, wordBoundary }

  private static func leadingAnchor(of node: Node) -> LeadingAnchor {
    guard case .sequence(let nodes) = node else { return .none }
    switch nodes.first {
    case .start: return .lineStart
    case .wordBoundary: return .wordBoundary
    default: return .none
    }
  }

  private static func firstBytes(of node: Node) -> (bytes: ByteSet, mayBeEmpty: Bool) {
    var bytes = ByteSet()
    switch node {
    case .byte(let byte): return (ByteSet(byte), false)
    case .set(let set): return (set, false)
    case .run(let set, let minimum, _): return (set, minimum == 0)
    case .start, .end, .wordBoundary: return (bytes, true)
    case .repetition(let node, let minimum, _):
      let inner = firstBytes(of: node)
      return (inner.bytes, inner.mayBeEmpty || minimum == 0)
    case .alternation(let nodes):
      let branches = nodes.map(firstBytes(of:))
      for branch in branches { bytes.formUnion(branch.bytes) }
      return (bytes, branches.contains { $0.mayBeEmpty })
    case .sequence(let nodes):
      for inner in nodes.lazy.map(firstBytes(of:)) {
        bytes.formUnion(inner.bytes)
        if !inner.mayBeEmpty { return (bytes, false) }
      }
      return (bytes, true)
    }
  }

  /// Whether the expression matches somewhere in `text`.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= Self.maximumTextLength else { return false }
    return (0...text.count).contains { position in
      canBegin(at: position, in: text) && match(root, text, at: position) { _ in true }
    }
  }

  /// What is left of `text` when a match at its start and one at its end are taken off.
  func stripped(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard text.count <= Self.maximumTextLength else { return 0..<text.count }
    var start = 0
    _ = match(root, text, at: 0) { end in
      start = end
      return true
    }
    let end = (start..<text.count).first { match(root, text, at: $0) { $0 == text.count } }
    return start..<(end ?? text.count)
  }

  private func match(
    _ node: Node, _ text: UnsafeBufferPointer<UInt8>, at position: Int, then: (Int) -> Bool
  ) -> Bool {
    switch node {
    case .byte(let byte):
      position < text.count && text[position] == byte && then(position + 1)
    case .set(let set):
      position < text.count && set.contains(text[position]) && then(position + 1)
    case .start:
      (position == 0 || isMultiline && text[position - 1] == UInt8(ascii: "\n")) && then(position)
    case .end:
      (position == text.count || isMultiline && text[position] == UInt8(ascii: "\n"))
        && then(position)
    case .wordBoundary:
      isWordByte(text, position - 1) != isWordByte(text, position) && then(position)
    case .sequence(let nodes):
      matchSequence(nodes[...], text, at: position, then: then)
    case .alternation(let nodes):
      nodes.contains { match($0, text, at: position, then: then) }
    case .repetition(let node, let minimum, let maximum):
      matchRepetition(node, minimum, maximum, text, at: position, then: then)
    case .run(let set, let minimum, let maximum):
      matchRun(of: set, minimum, maximum, text, at: position, then: then)
    }
  }

  private func isWordByte(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    text.indices.contains(position) && ByteSet.wordBytes.contains(text[position])
  }

  private func matchSequence(
    _ nodes: ArraySlice<Node>, _ text: UnsafeBufferPointer<UInt8>, at position: Int,
    then: (Int) -> Bool
  ) -> Bool {
    guard let first = nodes.first else { return then(position) }
    return match(first, text, at: position) { next in
      matchSequence(nodes.dropFirst(), text, at: next, then: then)
    }
  }

  private func matchRepetition(
    _ node: Node, _ minimum: Int, _ maximum: Int, _ text: UnsafeBufferPointer<UInt8>,
    at position: Int, then: (Int) -> Bool
  ) -> Bool {
    if maximum > 0 {
      let matchedOneMore = match(node, text, at: position) { next in
        // A repetition that takes nothing would never end.
        next > position
          && matchRepetition(node, max(0, minimum - 1), maximum - 1, text, at: next, then: then)
      }
      if matchedOneMore { return true }
    }
    return minimum == 0 && then(position)
  }

  /// Takes as many bytes as there are, and gives them back one by one.
  private func matchRun(
    of set: ByteSet, _ minimum: Int, _ maximum: Int, _ text: UnsafeBufferPointer<UInt8>,
    at position: Int, then: (Int) -> Bool
  ) -> Bool {
    var end = position
    while end < text.count, end - position < maximum, set.contains(text[end]) { end += 1 }
    while end - position >= minimum {
      if then(end) { return true }
      end -= 1
    }
    return false
  }

  /// A set of bytes as 256 bits.
  struct ByteSet: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    func contains(_ byte: UInt8) -> Bool {
      let bit = UInt64(1) << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: return words.0 & bit != 0
      case 1: return words.1 & bit != 0
      case 2: return words.2 & bit != 0
      default: return words.3 & bit != 0
      }
    }

    mutating func insert(_ byte: UInt8) {
      let bit = UInt64(1) << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: words.0 |= bit
      case 1: words.1 |= bit
      case 2: words.2 |= bit
      default: words.3 |= bit
      }
    }

    mutating func formUnion(_ other: ByteSet) {
      words.0 |= other.words.0
      words.1 |= other.words.1
      words.2 |= other.words.2
      words.3 |= other.words.3
    }

    mutating func invert() {
      words = (~words.0, ~words.1, ~words.2, ~words.3)
    }

    static let wordBytes = ByteSet(escape: UInt8(ascii: "w")) ?? ByteSet()

    /// The set of a class escape's letter (`w`, `d`, `s`, or upper case for the complement).
    init?(escape letter: UInt8) {
      let isMember: (UInt8) -> Bool
      switch letter | 0x20 {
      case UInt8(ascii: "w"):
        isMember = { byte in
          byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39)
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
        }
      case UInt8(ascii: "d"): isMember = { $0 >= 0x30 && $0 <= 0x39 }
      case UInt8(ascii: "s"): isMember = { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
      default: return nil
      }
      for byte in UInt8.min...UInt8.max where isMember(byte) { insert(byte) }
      if letter & 0x20 == 0 { invert() }
    }

    init() {}

    init(_ byte: UInt8) { insert(byte) }
  }

  /// Recursive descent over the pattern's bytes.
  private struct Parser {
    let pattern: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == pattern.count }
    private var next: UInt8? { isAtEnd ? nil : pattern[position] }

    mutating func parseAlternation() -> Node? {
      var branches: [Node] = []
      repeat {
        guard let branch = parseSequence() else { return nil }
        branches.append(branch)
      } while take("|")
      return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func parseSequence() -> Node? {
      var nodes: [Node] = []
      while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
        guard let atom = parseAtom() else { return nil }
        nodes.append(parseQuantifier(atom))
      }
      return .sequence(nodes)
    }

    private mutating func parseQuantifier(_ atom: Node) -> Node {
      if take("*") { return repetition(of: atom, 0, .max) }
      if take("+") { return repetition(of: atom, 1, .max) }
      if take("?") { return repetition(of: atom, 0, 1) }
      return atom
    }

    /// What is no single byte is matched by recursion, and a text of any length may not use up the stack.
    private static let deepestRepetition = 256

    private func repetition(of atom: Node, _ minimum: Int, _ maximum: Int) -> Node {
      switch atom {
      case .set(let set): .run(set, minimum: minimum, maximum: maximum)
      case .byte(let byte): .run(ByteSet(byte), minimum: minimum, maximum: maximum)
      default: .repetition(atom, minimum: minimum, maximum: min(maximum, Self.deepestRepetition))
      }
    }

    private mutating func parseAtom() -> Node? {
      if take("^") { return .start }
      if take("$") { return .end }
      if take("[") { return parseClass() }
      if take("(") {
        guard let group = parseAlternation(), take(")") else { return nil }
        return group
      }
      if take(".") {
        var any = ByteSet()
        any.insert(UInt8(ascii: "\n"))
        any.invert()
        return .set(any)
      }
      if take("\\") { return parseEscape() }
      guard let byte = next, !"*+?{".utf8.contains(byte) else { return nil }
      position += 1
      return .byte(byte)
    }

    private mutating func parseEscape() -> Node? {
      guard let letter = next else { return nil }
      position += 1
      if letter == UInt8(ascii: "b") { return .wordBoundary }
      if let set = ByteSet(escape: letter) { return .set(set) }
      return ByteRegex.literal(escaped: letter).map(Node.byte)
    }

    private mutating func parseClass() -> Node? {
      let isNegated = take("^")
      var set = ByteSet()
      var isFirst = true
      while let byte = next, byte != UInt8(ascii: "]") || isFirst {
        isFirst = false
        position += 1
        if byte == UInt8(ascii: "\\") {
          guard let letter = next else { return nil }
          position += 1
          if let escape = ByteSet(escape: letter) {
            set.formUnion(escape)
          } else if let literal = ByteRegex.literal(escaped: letter) {
            set.insert(literal)
          } else {
            return nil
          }
        } else if let last = rangeEnd() {
          guard byte <= last else { return nil }
          for member in byte...last { set.insert(member) }
        } else {
          set.insert(byte)
        }
      }
      guard take("]") else { return nil }
      if isNegated { set.invert() }
      return .set(set)
    }

    /// The upper end of a range whose `-` stands next, consumed.
    private mutating func rangeEnd() -> UInt8? {
      guard position + 1 < pattern.count, pattern[position] == UInt8(ascii: "-"),
        pattern[position + 1] != UInt8(ascii: "]")
      else { return nil }
      defer { position += 2 }
      return pattern[position + 1]
    }

    private mutating func take(_ literal: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: literal) else { return false }
      position += 1
      return true
    }
  }

  /// The byte that a backslash and `letter` stand for; nil for letters with a meaning not held here.
  private static func literal(escaped letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): nil
    default: letter
    }
  }
}
