/// One ignore file: where it was read, its bytes and its compiled rules; never changed.
final class IgnoreFile: @unchecked Sendable {
  // Sendable: the properties are constants, and what `rules` points to is written before `init`
  // returns and freed in `deinit`.

  /// Relative to the top of the work tree, or absolute for a file outside it.
  let path: [UInt8]
  let rules: IgnoreRules
  /// The numbers of the rules with a slash inside, the last line first.
  let anchors: [Int32]
  private let source: [UInt8]

  /// Compiles the bytes of a file.
  init(path: [UInt8], source: [UInt8], foldsCase: Bool) {
    self.path = path
    self.source = source
    rules = IgnoreRules(IgnoreLine.lines(of: source), foldsCase: foldsCase)
    anchors = rules.anchors
  }

  /// Compiles patterns of the command line, where a `#` or a space at the end is part of a pattern.
  init(patterns: [[UInt8]], foldsCase: Bool) {
    path = []
    source = Array(patterns.joined(separator: [ASCII.lineFeed]))
    var lines: [IgnoreLine] = []
    var start = 0
    for (index, pattern) in patterns.enumerated() {
      let text = source[start..<start + pattern.count]
      start += pattern.count + 1
      if let line = IgnoreLine(pattern: text, lineNumber: index + 1) { lines.append(line) }
    }
    rules = IgnoreRules(lines, foldsCase: foldsCase)
    anchors = rules.anchors
  }

  deinit { rules.deallocate() }

  /// The rule as it is written.
  func text(of rule: Int32) -> [UInt8] { Array(source[rules.textRange(of: rule)]) }
}
