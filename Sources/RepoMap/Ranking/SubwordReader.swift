/// Reads the subwords of an identifier one after the other, each as the hash of its stem.
///
/// `parseHTTPHeaders2` has `parse`, `http`, `header` and `2`. Letters beyond ASCII count as lower
/// case. The stem is a light one, for English: it makes one of `cache`, `caches`, `cached` and
/// `caching`, and need not be a word. Hashes are 64 bits of FNV-1a, the same in every run.
struct SubwordReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// Lower-case letters of the subword that is read.
  private var letters: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    letters.reserveCapacity(64)
  }

  /// The stems' hashes of all subwords of `text` with two letters or more, in their order.
  static func stems(in text: some Collection<UInt8>) -> [UInt64] {
    Array(text).withUnsafeBufferPointer { bytes in
      var reader = SubwordReader(bytes)
      var stems: [UInt64] = []
      while let stem = reader.next() { stems.append(stem) }
      return stems
    }
  }

  /// The hash of the next subword's stem; nil at the end.
  ///
  /// Subwords of one byte are passed over.
  mutating func next() -> UInt64? {
    while let range = nextRange() {
      guard range.count > 1 else { continue }
      letters.removeAll(keepingCapacity: true)
      for index in range { letters.append(Self.lowercased(bytes[index])) }
      let length = Self.stemLength(letters)
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for letter in letters[..<length] { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3 }
      return hash
    }
    return nil
  }

  private enum Class { case lower, upper, digit, other }

  private static func kind(_ byte: UInt8) -> Class {
    switch byte {
    case 0x61...0x7A, 0x80...0xFF: .lower
    case 0x41...0x5A: .upper
    case 0x30...0x39: .digit
    default: .other
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    kind(byte) == .upper ? byte | 0x20 : byte
  }

  /// A run of digits; or capitals, the last of which begins the next subword where a small letter
  /// follows; or small letters with at most one capital before them.
  private mutating func nextRange() -> Range<Int>? {
    while position < bytes.count, Self.kind(bytes[position]) == .other { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    let first = Self.kind(bytes[start])
    skip(first)
    guard first == .upper, position < bytes.count, Self.kind(bytes[position]) == .lower else {
      return start..<position
    }
    if position - start > 1 {
      position -= 1
      return start..<position
    }
    skip(.lower)
    return start..<position
  }

  private mutating func skip(_ kind: Class) {
    while position < bytes.count, Self.kind(bytes[position]) == kind { position += 1 }
  }

  /// How many letters of a lower-case word its stem keeps.
  private static func stemLength(_ word: [UInt8]) -> Int {
    var length = word.count
    func ends(_ suffix: StaticString, keeping minimum: Int) -> Bool {
      let count = suffix.utf8CodeUnitCount
      guard length >= count + minimum else { return false }
      return suffix.withUTF8Buffer { $0.elementsEqual(word[(length - count)..<length]) }
    }
    if ends("s", keeping: 3) && !ends("ss", keeping: 0) && !ends("us", keeping: 0) { length -= 1 }
    if ends("ing", keeping: 3) {
      length -= 3
    } else if ends("ed", keeping: 3) {
      length -= 2
    }
    if ends("e", keeping: 3) { length -= 1 }
    // `stopped` and `stop`; but `pass` and `call` end in two letters by themselves.
    if length > 3, word[length - 1] == word[length - 2], !"aeiousl".utf8.contains(word[length - 1])
    {
      length -= 1
    }
    if ends("y", keeping: 3) || ends("i", keeping: 3) { length -= 1 }
    return length
  }
}
