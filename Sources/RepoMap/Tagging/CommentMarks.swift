/// Takes what marks a comment off a line of it, for the comments of all languages alike.
struct CommentMarks {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private var text: Bytes

  /// Elements that XML documentation comments wrap their first sentence in.
  private static let elements = [
    "summary", "remarks", "para", "p", "value", "returns", "inheritdoc",
  ]

  /// The line without marks and blanks at its ends.
  static func trimmed(_ line: Bytes) -> Bytes {
    var marks = CommentMarks(text: line)
    marks.dropDocstringPrefix()
    // Pascal's `{ … }`; inside a comment a brace is text (`{@link …}`).
    let opensBrace = marks.text.drop(while: isBlank).first == UInt8(ascii: "{")
    if opensBrace { marks.text = marks.text.drop(while: isBlank).dropFirst() }
    marks.dropFront()
    marks.dropBack(closesBrace: opensBrace)
    return marks.text
  }

  /// `r"""` and its like: a docstring's prefix letter stands directly before the quotes.
  private mutating func dropDocstringPrefix() {
    let start = text.drop(while: Self.isBlank)
    guard let first = start.first, "rRuUbB".utf8.contains(first),
      let second = start.dropFirst().first, "\"'".utf8.contains(second)
    else { return }
    text = start.dropFirst()
  }

  private mutating func dropFront() {
    while let first = text.first {
      if Self.isBlank(first) || "/*!#;\"'-%".utf8.contains(first) {
        text = text.dropFirst()
        // Haddock's marks: `-- |`, `{-|`, `-- ^`.
        let next = text.drop(while: Self.isBlank)
        if first == UInt8(ascii: "-"), let mark = next.first, "|^".utf8.contains(mark) {
          text = next.dropFirst()
        }
      } else if ["(*", "<!", "<#"].contains(where: { text.starts(with: $0.utf8) }) {
        text = text.dropFirst(2)
      } else if !dropElement() {
        return
      }
    }
  }

  /// Drops `<summary>` and its like; false where none stands here.
  private mutating func dropElement() -> Bool {
    guard text.first == UInt8(ascii: "<"), let end = text.firstIndex(of: UInt8(ascii: ">")) else {
      return false
    }
    let name = text[text.startIndex..<end].dropFirst().drop { $0 == UInt8(ascii: "/") }
      .prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
    guard Self.elements.contains(where: { name.elementsEqual($0.utf8) }) else { return false }
    text = text[(end + 1)...]
    return true
  }

  private mutating func dropBack(closesBrace: Bool) {
    while let last = text.last {
      if Self.isBlank(last) || "*/\"'".utf8.contains(last) {
        text = text.dropLast()
      } else if endsWith("*)") || endsWith("-}") || endsWith("#>") {
        text = text.dropLast(2)
      } else if closesBrace && last == UInt8(ascii: "}") {
        text = text.dropLast()
      } else if endsWith("-->") {
        text = text.dropLast(3)
      } else if let start = text.lastIndex(of: UInt8(ascii: "<")), last == UInt8(ascii: ">"),
        text[start...].dropFirst().first == UInt8(ascii: "/")
      {
        text = text[..<start]
      } else {
        return
      }
    }
  }

  private func endsWith(_ mark: String) -> Bool {
    text.count >= mark.utf8.count && text.suffix(mark.utf8.count).elementsEqual(mark.utf8)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}
