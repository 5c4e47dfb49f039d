/// Overwrites what a grammar cannot read, for a second parse of a source whose first one erred.
///
/// Newer syntax, conditional compilation and the like make a grammar lose the definitions around them,
/// though they seldom matter to tags. Bytes are overwritten in place and line ends are kept, so that
/// every position stays what it was; names and texts are cut from the source as it is.
struct SourceRepair: Sendable {
  /// One kind of bytes to overwrite, as `language.json` gives it.
  struct Rule {
    var pattern: [UInt8]
    var fill: UInt8
    /// What the overwriting begins with; `fill` follows.
    var text: [UInt8]
    /// Offset in the match, from its end where negative, and count of bytes (0: up to its end).
    var start: Int
    var length: Int
  }

  private let rules: [(regex: ByteRegex, rule: Rule)]

  /// Nil for a language without rules; a pattern outside the subset is an error of the data.
  init?(_ rules: [Rule]) throws(QueryError) {
    guard !rules.isEmpty else { return nil }
    var compiled: [(ByteRegex, Rule)] = []
    for rule in rules {
      guard let regex = ByteRegex(rule.pattern, isMultiline: true) else {
        let pattern = String(decoding: rule.pattern, as: UTF8.self)
        throw QueryError(
          at: QueryPosition(), message: "\"repairs\" holds the unknown pattern '\(pattern)'")
      }
      compiled.append((regex, rule))
    }
    self.rules = compiled
  }

  /// The source with every rule applied, one after the other; nil when none matches.
  func repaired(
    _ source: UnsafeBufferPointer<UInt8>, work: inout TaggingWork
  ) -> [UInt8]? {
    var copy = Array(source)
    var isChanged = false
    copy.withUnsafeMutableBufferPointer { bytes in
      for index in rules.indices {
        var position = 0
        while let match = rules[index].regex.firstMatch(
          in: UnsafeBufferPointer(bytes), from: position, attempts: &work.attempts)
        {
          overwrite(match, by: rules[index].rule, in: bytes)
          position = match.upperBound
          isChanged = true
        }
      }
    }
    return isChanged ? copy : nil
  }

  private func overwrite(
    _ match: Range<Int>, by rule: Rule, in bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    let origin = rule.start < 0 ? match.upperBound : match.lowerBound
    let start = min(max(origin + rule.start, match.lowerBound), match.upperBound)
    let end = rule.length == 0 ? match.upperBound : min(start + rule.length, match.upperBound)
    for position in start..<end where bytes[position] != UInt8(ascii: "\n") {
      let offset = position - start
      bytes[position] = offset < rule.text.count ? rule.text[offset] : rule.fill
    }
  }
}
