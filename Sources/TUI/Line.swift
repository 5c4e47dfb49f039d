/// One line of styled text, made of harmless text only.
///
/// Written as an interpolated literal: `"\(.count(12)) files in \(path, .bold)"`. The literal parts
/// are known when the program is compiled; everything else is `SafeText` by type.
package struct Line: Sendable, Hashable {
  /// A stretch in one style.
  package struct Segment: Sendable, Hashable {
    package var text: SafeText
    package var style: Style
  }

  package private(set) var segments: [Segment] = []

  package init() {}

  package init(_ text: SafeText, _ style: Style = .plain) {
    append(text, style)
  }

  /// Cells that the line takes on a terminal, in O(n).
  package var width: Int { segments.reduce(0) { $0 + $1.text.width } }

  package var isEmpty: Bool { segments.isEmpty }

  /// The text without its styles.
  package var text: SafeText { segments.reduce(SafeText()) { $0 + $1.text } }

  package mutating func append(_ text: SafeText, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = segments.indices.last, segments[last].style == style {
      segments[last].text = segments[last].text + text
    } else {
      segments.append(Segment(text: text, style: style))
    }
  }

  package mutating func append(_ line: Line) {
    for segment in line.segments { append(segment.text, segment.style) }
  }

  package static func += (left: inout Line, right: Line) {
    left.append(right)
  }

  package static func + (left: Line, right: Line) -> Line {
    var sum = left
    sum.append(right)
    return sum
  }

  /// Blanks up to `width` cells, on the left or on the right of the text.
  package func padded(toWidth width: Int, alignment: Alignment = .leading) -> Line {
    let blanks = Line(SafeText(" ").repeated(width - self.width))
    return alignment == .leading ? self + blanks : blanks + self
  }

  /// The line cut to at most `width` cells; the segment at the edge gets the ellipsis.
  package func cut(toWidth width: Int, ellipsis: SafeText) -> Line {
    guard self.width > width else { return self }
    var room = width
    var result = Line()
    for (index, segment) in segments.enumerated() {
      let needed = segment.text.width
      let isLast = index == segments.count - 1
      guard needed >= room && !(isLast && needed == room) else {
        result.append(segment.text, segment.style)
        room -= needed
        continue
      }
      // One cell more than fits forces the ellipsis where only later segments are too many.
      let text = needed == room ? segment.text + " " : segment.text
      result.append(text.cut(toWidth: room, ellipsis: ellipsis), segment.style)
      break
    }
    return result
  }
}

/// The side that text stands at.
package enum Alignment: Sendable, Hashable {
  case leading, trailing
}

extension Line: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: StaticString) {
    self.init(SafeText(stringLiteral: literal))
  }

  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.line
  }

  /// Gathers literals and harmless text.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var line = Line()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: StaticString) {
      line.append(SafeText(stringLiteral: literal))
    }

    package mutating func appendInterpolation(_ text: SafeText, _ style: Style = .plain) {
      line.append(text, style)
    }

    package mutating func appendInterpolation(_ part: Line) {
      line.append(part)
    }
  }
}
