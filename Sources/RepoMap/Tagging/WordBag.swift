/// The identifier words of one file, under the definitions that hold them; see `WordBagEncoder`.
package struct WordBag: Sendable {
  /// The words under one definition.
  package struct Group: Sendable {
    /// Index of the definition among the file's tags, -1 for the file itself.
    package let tag: Int
    /// Numbers in `words`, rising, and how often each occurs.
    package let counts: [(word: Int, count: Int)]
  }

  /// Where each distinct word stands in the payload; `FileTags.text` gives its bytes.
  package let words: [Range<Int>]
  package let groups: [Group]

  init(_ reader: inout ByteReader, tagCount: Int) {
    // A word takes two bytes or more, a group and an entry at least one.
    let limit = reader.bytes.count
    words = (0..<min(reader.readCount(), limit)).map { _ in reader.readRange() }
    let wordCount = words.count
    groups = (0..<min(reader.readCount(), limit)).map { _ in
      Group(&reader, wordCount: wordCount, tagCount: tagCount)
    }
  }
}

extension WordBag.Group {
  fileprivate init(_ reader: inout ByteReader, wordCount: Int, tagCount: Int) {
    tag = min(reader.readCount(), tagCount) - 1
    var counts: [(word: Int, count: Int)] = []
    var word = 0
    for _ in 0..<min(reader.readCount(), wordCount) {
      let entry = reader.readCount()
      word += entry >> 1
      let count = entry & 1 == 0 ? 1 : reader.readCount()
      // What a broken worker process says of words that are not there is passed over.
      if word < wordCount { counts.append((word, count)) }
    }
    self.counts = counts
  }
}
