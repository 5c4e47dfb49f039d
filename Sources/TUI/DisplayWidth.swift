/// How many cells a grapheme takes on a terminal, and whether terminals agree on it.
package struct DisplayWidth: Sendable, Hashable {
  /// 0, 1 or 2.
  package var cells: Int
  /// Whether terminals are known to differ; a column move after the grapheme mends the rest of
  /// the line.
  package var isDisputed: Bool

  /// Measures one grapheme.
  package init(_ character: Character) {
    if character.isASCII {
      self.init(cells: 1, isDisputed: false)
    } else {
      let scalars = character.unicodeScalars
      self = scalars.count == 1 ? Self.single(scalars) : Self.cluster(scalars)
    }
  }

  private init(cells: Int, isDisputed: Bool) {
    self.cells = cells
    self.isDisputed = isDisputed
  }

  private static func single(_ scalars: Character.UnicodeScalarView) -> DisplayWidth {
    let scalar = scalars[scalars.startIndex]
    return DisplayWidth(
      cells: scalar.cells, isDisputed: scalar.isNewlyWide || scalar.isRegionalIndicator)
  }

  /// Emoji sequences are two cells or the sum of their parts, Indic clusters one, two or the sum:
  /// terminals differ.
  ///
  /// Marks on a letter are agreed to take no room.
  private static func cluster(_ scalars: Character.UnicodeScalarView) -> DisplayWidth {
    let sum = scalars.reduce(0) { $0 + $1.cells }
    let first = scalars[scalars.startIndex]
    if scalars.contains(where: \.changesWidth) || first.isRegionalIndicator {
      return DisplayWidth(cells: 2, isDisputed: true)
    }
    let spacing = scalars.count { $0.cells > 0 }
    return DisplayWidth(cells: min(sum, 2), isDisputed: spacing > 1 || first.isNewlyWide)
  }
}

extension Unicode.Scalar {
  /// Cells of the scalar alone: 0 for marks, format characters and Hangul vowels and finals.
  fileprivate var cells: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  /// Emoji presentation selector, keycap, joiner or skin tone.
  fileprivate var changesWidth: Bool {
    value == 0xFE0F || value == 0x20E3 || value == 0x200D || properties.isEmojiModifier
  }

  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Symbols that became wide in Unicode 16; terminals follow one by one.
  fileprivate var isNewlyWide: Bool {
    switch value {
    case 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D376: true
    default: false
    }
  }

  private var isWide: Bool {
    if isEmojiPresentationWide { return true }
    var low = 0
    var high = Self.wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = Self.wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  private var isEmojiPresentationWide: Bool { value >= 0x231A && properties.isEmojiPresentation }

  /// East Asian Width W and F of Unicode 16, without emoji, which the standard library knows.
  ///
  /// Gaps inside a block are unassigned and closed here, so that one range serves a block.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FFF,
    0x17000...0x18D7F, 0x1AFF0...0x1B2FF, 0x1D300...0x1D356, 0x1D360...0x1D376,
    0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
