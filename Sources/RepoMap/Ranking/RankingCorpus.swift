package import FileScanning
import TreeSitter

/// What ranking needs of every file: its words and how often, its definitions' names, its role.
///
/// Columns by file index; words are numbers of one table. Built by adding each file once in the list's
/// order, so the same list gives the same numbers. What only the best files are asked for (signatures,
/// words under each definition) stays in their `FileTags` and is decoded when it is wanted.
package struct RankingCorpus: Sendable {
  package let paths: ScannedFiles
  /// By file: its tags in compact form.
  package private(set) var files: [FileTags] = []
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
  /// Definitions of all files, those of no use elsewhere included.
  package private(set) var definitionCount = 0

  package init(paths: ScannedFiles) {
    self.paths = paths
  }

  /// Adds the next file of the list; time linear in its tags and words.
  package mutating func add(_ file: FileTags) {
    precondition(file.fileIndex == files.count, "files are added in the list's order")
    let numbers = addWords(of: file)
    files.append(file)
    let isProse = addDefinitions(of: file)
    for number in numbers { fileCounts[number] += 1 }
    roles.append(FileRole(path: paths[file.fileIndex].path[...], isProse: isProse))
  }

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
    postingStarts.append(postingWords.count)
    wordTotals.append(counts.reduce(0) { $0 + Int($1) })
    return numbers
  }

  /// Returns whether the file has definitions and none of them is code.
  private mutating func addDefinitions(of file: FileTags) -> Bool {
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
    definitionStarts.append(definedWords.count)
    definitionCount += count
    return count > 0 && codeCount == 0
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
