/// How a stretch of text is drawn, as far as the stream allows.
package struct Style: Sendable, Hashable {
  package var color: Color?
  package var isBold = false
  package var isDim = false
  package var isUnderlined = false
  package var isReversed = false
  /// Where a click leads, on a terminal that takes links.
  package var link: Hyperlink?

  package init(
    color: Color? = nil, bold: Bool = false, dim: Bool = false, underlined: Bool = false,
    reversed: Bool = false
  ) {
    self.color = color
    isBold = bold
    isDim = dim
    isUnderlined = underlined
    isReversed = reversed
  }

  package static let plain = Style()
  package static let bold = Style(bold: true)
  package static let dim = Style(dim: true)
  package static let green = Style(color: .green)
  package static let cyan = Style(color: .cyan)
  package static let yellow = Style(color: .yellow)
  package static let red = Style(color: .red)
  package static let blue = Style(color: .blue)
  package static let magenta = Style(color: .magenta)

  /// The same style as a link.
  package func linked(to link: Hyperlink?) -> Style {
    var style = self
    style.link = link
    return style
  }

  /// The same style in bold.
  package var inBold: Style {
    var style = self
    style.isBold = true
    return style
  }
}

/// A colour; the named ones are the reader's own palette.
package enum Color: Sendable, Hashable {
  case red, green, yellow, blue, magenta, cyan, gray
  /// A colour of its own, shown as the nearest one that the stream has.
  case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

extension Style {
  /// The parameters of the SGR sequence that sets this style, or none if there is nothing to set.
  func parameters(for stream: StreamStyle) -> String {
    var parameters: [String] = []
    if stream.hasAttributes {
      if isBold { parameters.append("1") }
      if isDim { parameters.append("2") }
      if isUnderlined { parameters.append("4") }
      if isReversed { parameters.append("7") }
    }
    if let color, stream.color != .none { parameters.append(color.parameters(for: stream.color)) }
    return parameters.joined(separator: ";")
  }
}

extension Color {
  fileprivate func parameters(for depth: ColorDepth) -> String {
    switch self {
    case .red: "31"
    case .green: "32"
    case .yellow: "33"
    case .blue: "34"
    case .magenta: "35"
    case .cyan: "36"
    case .gray: "90"
    case .rgb(let red, let green, let blue):
      Self.parameters(red: red, green: green, blue: blue, depth: depth)
    }
  }

  private static func parameters(red: UInt8, green: UInt8, blue: UInt8, depth: ColorDepth) -> String
  {
    switch depth {
    case .rgb: return "38;2;\(red);\(green);\(blue)"
    case .ansi256:
      let cube = [red, green, blue].map { (Int($0) * 5 + 127) / 255 }
      return "38;5;\(16 + 36 * cube[0] + 6 * cube[1] + cube[2])"
    default:
      let bits = (red > 127 ? 1 : 0) + (green > 127 ? 2 : 0) + (blue > 127 ? 4 : 0)
      return String(30 + (bits == 0 ? 7 : bits))
    }
  }
}
