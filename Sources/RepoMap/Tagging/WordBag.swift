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

  /// `reader` stands at the payload's words.
  init(_ reader: ByteReader, tagCount: Int) {
    var reader = reader
    let texts = PayloadWords(&reader)
    let wordCount = texts.bagCount
    words = (0..<wordCount).map(texts.range)
    // A group takes two bytes at least.
    groups = (0..<min(reader.readCount(), reader.bytes.count)).map { _ in
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
