import TreeSitter

/// Collects the identifier words of one source, each under the innermost definition that holds it.
///
/// One pass over the bytes, no syntax: words in comments and strings count too. Cost is measured in
/// docs/map-quality.md.
struct WordBagEncoder {
  private let source: UnsafeBufferPointer<UInt8>
  /// The words, in the order of their first occurrence.
  private(set) var table: WordTable
  /// A word under an owner, and how often; several entries may name the same pair.
  private var entries: [Entry] = []
  /// By word: its latest entry.
  private var latestEntry: [Int32] = []
  private var owners: OwnerStack

  private struct Entry {
    var owner: Int32
    var word: UInt32
    var count: UInt32
  }

  /// Shortest and longest word, in bytes: single letters say nothing, and what is longer is data.
  static let lengths = 2...64

  /// `definitions` are in the payload's order, nil where a tag is no definition.
  init(source: UnsafeBufferPointer<UInt8>, definitions: [ByteRange?]) {
    self.source = source
    table = WordTable(source: source)
    owners = OwnerStack(definitions)
  }

  /// Writes each owner's words.
  ///
  /// An owner is its tag's index + 1, 0 for the file; a word is the distance to the one before,
  /// doubled, plus one where a count follows that is not 1.
  func write(to writer: inout ByteWriter) {
    let groups = entriesByOwner()
    writer.write(groups.count)
    for group in groups { write(group, to: &writer) }
  }

  /// Reads the source; to be called once.
  mutating func scan() {
    var position = 0
    while position < source.count {
      guard WordByte.starts(source[position]) else {
        // A number is passed as a whole: the letters in it are no word.
        if WordByte.continues(source[position]) { position = endOfWord(position) }
        position += 1
        continue
      }
      let end = endOfWord(position)
      if Self.lengths.contains(end - position) { add(position..<end) }
      position = end + 1
    }
  }

  private func endOfWord(_ start: Int) -> Int {
    var end = start + 1
    while end < source.count, WordByte.continues(source[end]) { end += 1 }
    return end
  }

  private mutating func add(_ range: Range<Int>) {
    let word = table.intern(range)
    let owner = owners.owner(at: UInt32(range.lowerBound))
    if word == latestEntry.count { latestEntry.append(-1) }
    let latest = Int(latestEntry[word])
    if latest >= 0 && entries[latest].owner == owner {
      entries[latest].count += 1
      return
    }
    latestEntry[word] = Int32(entries.count)
    entries.append(Entry(owner: owner, word: UInt32(word), count: 1))
  }

  /// Entries of one owner each, in rising order of owners and then of words.
  private func entriesByOwner() -> [ArraySlice<Entry>] {
    let sorted = entries.sorted { ($0.owner, $0.word) < ($1.owner, $1.word) }
    var groups: [ArraySlice<Entry>] = []
    var start = 0
    for index in sorted.indices where index > 0 && sorted[index].owner != sorted[index - 1].owner {
      groups.append(sorted[start..<index])
      start = index
    }
    if start < sorted.count { groups.append(sorted[start...]) }
    return groups
  }

  private func write(_ group: ArraySlice<Entry>, to writer: inout ByteWriter) {
    guard let owner = group.first?.owner else { return }
    writer.write(Int(owner) + 1)
    writer.write(group.count)
    var previous: UInt32 = 0
    for entry in group {
      let distance = Int(entry.word - previous) << 1
      writer.write(entry.count == 1 ? distance : distance | 1)
      if entry.count > 1 { writer.write(Int(entry.count)) }
      previous = entry.word
    }
  }
}

/// Which bytes words are made of: ASCII letters, digits, `_`, and every byte of a longer character.
enum WordByte {
  static func starts(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  static func continues(_ byte: UInt8) -> Bool {
    starts(byte) || (byte >= 0x30 && byte <= 0x39)
  }
}

/// Tells the innermost definition at positions that only rise.
private struct OwnerStack {
  private var upcoming: ArraySlice<(range: ByteRange, index: Int32)>
  private var open: [(end: UInt32, index: Int32)] = []

  init(_ definitions: [ByteRange?]) {
    var ranges: [(range: ByteRange, index: Int32)] = []
    for (index, range) in definitions.enumerated() {
      if let range { ranges.append((range, Int32(index))) }
    }
    ranges.sort {
      ($0.range.start, $1.range.end, $0.index) < ($1.range.start, $0.range.end, $1.index)
    }
    upcoming = ranges[...]
  }

  /// The index of the innermost definition that holds `position`; -1 for none.
  mutating func owner(at position: UInt32) -> Int32 {
    while let next = upcoming.first, next.range.start <= position {
      open.append((next.range.end, next.index))
      upcoming.removeFirst()
    }
    while let last = open.last, last.end <= position { open.removeLast() }
    return open.last?.index ?? -1
  }
}
