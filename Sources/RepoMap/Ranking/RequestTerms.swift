/// What is asked for, in words.
///
/// Every word of the request stands for its subwords' stems. A word that looks like code (it has an
/// underscore, a digit, or capitals inside) and every mention also stand for themselves.
struct RequestTerms {
  /// Hash of each stem, in the order of first occurrence.
  private(set) var stems: [UInt64] = []
  /// What a stem counts, by its number.
  private(set) var weights: [Double] = []
  /// How the stem's word was first written.
  private(set) var spellings: [[UInt8]] = []
  /// Words as they were written, and what each counts.
  private(set) var exactWords: [(word: [UInt8], weight: Double)] = []
  private var numbers: [UInt64: Int] = [:]
  /// A bit for the low end of each stem: most stems are turned away by it alone.
  private var sieve: UInt64 = 0

  /// What a word counts: the first line says what it is about, the rest explains it.
  private static let titleWeight = 1.0
  private static let bodyWeight = 0.6
  private static let mentionWeight = 1.5

  init(query: [UInt8], mentions: [[UInt8]]) {
    for mention in mentions {
      add(wordsOf: mention[...], weight: Self.mentionWeight, isMention: true)
    }
    let text = query.drop { $0 <= 0x20 }
    let title = text.prefix { $0 != UInt8(ascii: "\n") }
    add(wordsOf: title, weight: Self.titleWeight, isMention: false)
    add(wordsOf: text[title.endIndex...], weight: Self.bodyWeight, isMention: false)
  }

  var isEmpty: Bool { stems.isEmpty }

  /// The number of a stem; nil where the request does not hold it.
  func number(ofStem stem: UInt64) -> Int? {
    sieve & (1 << (stem & 63)) == 0 ? nil : numbers[stem]
  }

  /// The number of a word as an exact word, behind those of all stems.
  func exactNumber(of word: ArraySlice<UInt8>) -> Int? {
    exactWords.firstIndex { $0.word.elementsEqual(word) }.map { stems.count + $0 }
  }

  /// The numbers of the stems that a text holds, each once, rising.
  func numbers(in text: some Collection<UInt8>) -> [Int] {
    Set(SubwordReader.stems(in: text).compactMap(number(ofStem:))).sorted()
  }

  /// The numbers of the terms that a word of a source holds: its stems, each once, and behind all
  /// stems the exact words.
  func termNumbers(ofWord word: ArraySlice<UInt8>) -> [Int] {
    numbers(in: word) + (exactNumber(of: word).map { [$0] } ?? [])
  }

  /// What each term counts: stems, then exact words.
  func termWeights(exactWord: Double) -> [Double] {
    weights + exactWords.map { $0.weight * exactWord }
  }

  private mutating func add(wordsOf text: ArraySlice<UInt8>, weight: Double, isMention: Bool) {
    for word in text.split(whereSeparator: { !WordByte.continues($0) }) {
      if isMention || Self.looksLikeCode(word) { addExact(word, weight) }
      for stem in SubwordReader.stems(in: word) where !Self.stopStems.contains(stem) {
        addStem(stem, word, weight)
      }
    }
  }

  private mutating func addExact(_ word: ArraySlice<UInt8>, _ weight: Double) {
    guard !exactWords.contains(where: { $0.word.elementsEqual(word) }) else { return }
    exactWords.append((Array(word), weight))
  }

  private mutating func addStem(_ stem: UInt64, _ word: ArraySlice<UInt8>, _ weight: Double) {
    if let number = numbers[stem] {
      weights[number] = max(weights[number], weight)
      return
    }
    numbers[stem] = stems.count
    sieve |= 1 << (stem & 63)
    stems.append(stem)
    weights.append(weight)
    spellings.append(Array(word))
  }

  private static func looksLikeCode(_ word: ArraySlice<UInt8>) -> Bool {
    let inner = word.dropFirst()
    return inner.contains { $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) }
      || (inner.contains { (0x41...0x5A).contains($0) } && word.contains { $0 >= 0x61 })
  }

  /// English words that tell nothing, and those of which every change's description is full.
  private static let stopStems = Set(
    stopWords.split(separator: " ").flatMap { SubwordReader.stems(in: Array($0.utf8)) })

  private static let stopWords = """
    the an and or not no nor but so than that this these those there here it its they them their he \
    she we our us you your who whom whose what which when where why how is are was were be been being \
    am do does did done doing have has had having can could may might must shall should will would \
    at by for from in into of off on onto out over to under up upon with within without about after \
    again against all already also although always any as because before below between both down \
    during each either else ever every few further get gets got if instead just last least less like \
    more most much my never new next now once only other own rather same since some still such then \
    through thus too until use used user very via well while yet add adds added fix fixes fixed make \
    made makes change changes changed remove removes removed update updates updated allow allows \
    close closes issue issues pr pull request merge merged commit ref refs see https http www com \
    github org co authored signed cherry picked
    """
}
