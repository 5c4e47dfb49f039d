package import FileScanning
import TagStore
import TreeSitter

/// What ranking needs of every file: its words and how often, its definitions' names, its role.
///
/// Columns by file index; words are numbers of one table, and no answer depends on how they are numbered.
/// Built by adding each file once in the list's order. What only the best files are asked for (signatures,
/// words under each definition) stays in their `FileTags` and is decoded when it is wanted.
package struct RankingCorpus: Sendable {
  package private(set) var paths: ScannedFiles
  /// By file: its tags in compact form; `tags(of:)` gives them where they are still in the store.
  package private(set) var files: [FileTags] = []
  /// Reads the tags that files came without.
  var store: StoredTagReader?
  /// By file: the part it plays.
  package private(set) var roles: [FileRole] = []
  /// Words of all files, and names of all definitions.
  private(set) var words = IdentifierTable()
  /// Where each word's stems begin in the next column; one more at the end.
  private(set) var stemStarts: [Int] = [0]
  private(set) var stems: [UInt64] = []
  /// Where each file's postings begin in the next two columns; one more at the end.
  private(set) var postingStarts: [Int] = [0]
  private(set) var postingWords: [UInt32] = []
  private(set) var postingCounts: [UInt32] = []
  /// By file: occurrences of all its words.
  private(set) var wordTotals: [Int] = []
  /// Where each file's definitions begin in the next column; one more at the end.
  private(set) var definitionStarts: [Int] = [0]
  /// The names of definitions that other files can mean, once a file, as words.
  private(set) var definedWords: [UInt32] = []
  /// By word: files that hold it.
  private(set) var fileCounts: [UInt32] = []
  /// By file: its definitions, those of no use elsewhere included, and whether none of them is code.
  private var definitionCounts: [UInt32] = []
  private var isProse: [Bool] = []

  package init(paths: ScannedFiles) {
    self.paths = paths
  }

  /// Adds the next file of the list; time linear in its tags and words.
  package mutating func add(_ file: FileTags) {
    precondition(file.fileIndex == files.count, "files are added in the list's order")
    let numbers = addWords(of: file)
    addDefinitions(of: file)
    for number in numbers { fileCounts[number] += 1 }
    close(file)
  }

  /// Ends what was added of a file.
  private mutating func close(_ file: FileTags) {
    files.append(file)
    postingStarts.append(postingWords.count)
    definitionStarts.append(definedWords.count)
    roles.append(role(of: file.fileIndex))
  }

  private func role(of file: Int) -> FileRole {
    FileRole(path: paths[file].path[...], isProse: isProse[file])
  }

  /// Definitions of all files, those of no use elsewhere included.
  package var definitionCount: Int { definitionCounts.reduce(0) { $0 + Int($1) } }

  /// The tags of a file, wherever they lie.
  func tags(of file: Int) -> FileTags { store?.tags(of: files[file]) ?? files[file] }

  /// Whether tags that were asked for were no longer in the store: a map of this corpus is incomplete.
  package var lacksTags: Bool { store?.hasMissed ?? false }

  /// Distinct words of each file, summed over all files: what ranking goes over.
  package var postingCount: Int { postingWords.count }

  /// The path of a file below the root.
  package func path(of file: Int) -> [UInt8] { paths[file].path }

  /// The postings of a file, as positions in `postingWords` and `postingCounts`.
  func postings(of file: Int) -> Range<Int> { postingStarts[file]..<postingStarts[file + 1] }

  /// The names that a file defines, as positions in `definedWords`.
  func definitions(of file: Int) -> Range<Int> {
    definitionStarts[file]..<definitionStarts[file + 1]
  }

  private mutating func addWords(of file: FileTags) -> [Int] {
    let bag = file.wordBag
    let numbers = bag.words.map { number(of: file.text($0)) }
    var counts = [UInt32](repeating: 0, count: numbers.count)
    for group in bag.groups {
      for entry in group.counts { counts[entry.word] &+= UInt32(truncatingIfNeeded: entry.count) }
    }
    postingWords += numbers.map(UInt32.init)
    postingCounts += counts
    wordTotals.append(counts.reduce(0) { $0 + Int($1) })
    return numbers
  }

  private mutating func addDefinitions(of file: FileTags) {
    var seen: Set<Int> = []
    var (count, codeCount) = (0, 0)
    for tag in file.tags {
      guard tag.role != .reference, let kind = tag.kind else { continue }
      count += 1
      if kind.isCode { codeCount += 1 }
      // A field's name means it together with its type alone.
      let isMember = kind.isValue && tag.parent >= 0
      guard tag.role == .definition, kind.isNamedElsewhere, !isMember else { continue }
      let word = number(of: file.text(tag.name))
      if seen.insert(word).inserted { definedWords.append(UInt32(word)) }
    }
    definitionCounts.append(UInt32(count))
    isProse.append(count > 0 && codeCount == 0)
  }

  private mutating func number(of word: ArraySlice<UInt8>) -> Int {
    let number = words.intern(word)
    if number == fileCounts.count {
      fileCounts.append(0)
      stems += SubwordReader.stems(in: word)
      stemStarts.append(stems.count)
    }
    return number
  }
}

extension RankingCorpus: FileColumns {
  static var recordKind: TagStore.RecordKind { .words }

  mutating func begin(with stored: RankingCorpus) {
    (words, stemStarts, stems) = (stored.words, stored.stemStarts, stored.stems)
    fileCounts = Array(repeating: 0, count: words.count)
    postingWords.reserveCapacity(stored.postingWords.count)
    postingCounts.reserveCapacity(stored.postingCounts.count)
    definedWords.reserveCapacity(stored.definedWords.count)
  }

  mutating func add(_ file: FileTags, row: Int, of stored: RankingCorpus) {
    let postings = stored.postings(of: row)
    postingWords += stored.postingWords[postings]
    postingCounts += stored.postingCounts[postings]
    for position in postings { fileCounts[Int(stored.postingWords[position])] += 1 }
    wordTotals.append(stored.wordTotals[row])
    definedWords += stored.definedWords[stored.definitions(of: row)]
    definitionCounts.append(stored.definitionCounts[row])
    isProse.append(stored.isProse[row])
    close(file)
  }

  mutating func adopt(_ stored: RankingCorpus, files: [FileTags]) {
    let paths = paths
    self = stored
    self.paths = paths
    fileCounts = Array(repeating: 0, count: words.count)
    for word in postingWords { fileCounts[Int(word)] += 1 }
    self.files = files
    roles = files.indices.map(role(of:))
  }

  func write(to writer: inout ColumnWriter) {
    words.write(to: &writer)
    writer.append(stemStarts)
    writer.append(stems)
    writer.append(postingStarts)
    writer.append(postingWords)
    writer.append(postingCounts)
    writer.append(wordTotals)
    writer.append(definitionStarts)
    writer.append(definedWords)
    writer.append(definitionCounts)
    writer.append(isProse.map { $0 ? 1 : 0 as UInt8 })
  }

  init?(from reader: inout ColumnReader) {
    self.init(paths: ScannedFiles())
    guard let words = IdentifierTable(from: &reader), let stemStarts: [Int] = reader.column(),
      let stems: [UInt64] = reader.column(), let postingStarts: [Int] = reader.column(),
      let postingWords: [UInt32] = reader.column(), let postingCounts: [UInt32] = reader.column(),
      let wordTotals: [Int] = reader.column(), let definitionStarts: [Int] = reader.column(),
      let definedWords: [UInt32] = reader.column(),
      let definitionCounts: [UInt32] = reader.column(), let isProse: [UInt8] = reader.column(),
      stemStarts.count == words.count + 1, stemStarts.last == stems.count,
      postingStarts.last == postingWords.count, postingWords.count == postingCounts.count,
      definitionStarts.last == definedWords.count,
      [postingStarts.count - 1, definitionStarts.count - 1, definitionCounts.count, isProse.count]
        .allSatisfy({ $0 == wordTotals.count })
    else { return nil }
    (self.words, self.stemStarts, self.stems) = (words, stemStarts, stems)
    (self.postingStarts, self.postingWords) = (postingStarts, postingWords)
    (self.postingCounts, self.wordTotals) = (postingCounts, wordTotals)
    (self.definitionStarts, self.definedWords) = (definitionStarts, definedWords)
    (self.definitionCounts, self.isProse) = (definitionCounts, isProse.map { $0 != 0 })
  }
}
