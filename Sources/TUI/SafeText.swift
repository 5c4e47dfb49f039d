/// Text that cannot harm a terminal: the only kind that lines are made of.
///
/// Names, identifiers and source text may hold anything. Here control characters, bytes that are
/// not UTF-8, and characters that hide or reorder their neighbours become visible tokens such as
/// `^[`, `\x9b` and `<U+202E>`. Tokens are marked, so that they can be drawn in a style of their
/// own and nobody takes them for the text itself. Literals of the program pass too, being known
/// when it is compiled.
package struct SafeText: Sendable, Hashable {
  /// A stretch that is all text or one stretch of tokens.
  struct Run: Sendable, Hashable {
    var text: String
    var isToken: Bool
  }

  private(set) var runs: [Run] = []

  /// The empty text.
  package init() {}

  /// Makes any bytes harmless, in O(n).
  package init(_ bytes: some Collection<UInt8>) {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      append(String(decoding: bytes, as: UTF8.self), isToken: false)
    } else {
      var sanitizer = SafeTextSanitizer()
      self = sanitizer.sanitize(Array(bytes))
    }
  }

  /// Makes any text harmless, as `init(_:)` does with its bytes.
  package init(sanitizing text: String) {
    self.init(Array(text.utf8))
  }

  package var isEmpty: Bool { runs.isEmpty }

  /// The text with its tokens, as it is drawn.
  package var description: String { runs.map(\.text).joined() }

  package static func + (left: SafeText, right: SafeText) -> SafeText {
    var sum = left
    for run in right.runs { sum.append(run.text, isToken: run.isToken) }
    return sum
  }

  /// The text written `count` times; none when `count` is not positive.
  package func repeated(_ count: Int) -> SafeText {
    (0..<max(count, 0)).reduce(into: SafeText()) { sum, _ in sum = sum + self }
  }

  /// Adds text that is already harmless.
  mutating func append(_ text: String, isToken: Bool) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].isToken == isToken {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, isToken: isToken))
    }
  }
}

extension SafeText: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral literal: StaticString) {
    append(literal.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }, isToken: false)
  }
}
