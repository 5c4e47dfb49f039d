/// Random numbers that a seed repeats (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Bytes of which many mean something to a terminal or to UTF-8.
  package mutating func hostileBytes(count: Int) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x1B], Array("[2J".utf8), Array("]0;x".utf8), [0x07], [0x0A], [0x0D], [0x08], [0x9B], [0x9D],
      [0xC2, 0x9B], [0xE2, 0x80, 0xAE], [0xE2, 0x80, 0xA8], [0xFF], [0xC3], [0xF0, 0x9F, 0x98],
      Array("日".utf8), Array("e\u{301}".utf8), Array("👨‍👩‍👧".utf8), Array("🇩🇪".utf8), Array("✌️".utf8),
      Array("क्ष".utf8), Array("abc".utf8), [0x7F], [0x00],
    ]
    var bytes: [UInt8] = []
    while bytes.count < count {
      bytes +=
        Bool.random(using: &self)
        ? [UInt8.random(in: 0...255, using: &self)] : pieces.randomElement(using: &self) ?? []
    }
    return bytes
  }

  /// Text in graphemes of all widths, disputed ones included, without control characters.
  package mutating func text(graphemes count: Int) -> String {
    let pieces = [
      "a", "Z", "_", "/", ".", "7", " ", "ä", "e\u{301}", "日", "本", "ｗ", "한", "😀", "👨‍👩‍👧", "👍🏽", "🇩🇪",
      "✌️", "1️⃣", "क्ष", "Ж", "─",
    ]
    return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }
}
