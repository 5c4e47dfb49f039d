import FileScanning
import Foundation
import TestSupport
import Testing
import TreeSitter

@testable import RepoMap

/// One token too many or too few costs the definitions around it, not those elsewhere.
@Suite("Damaged sources")
struct DamageTests {
  /// `REPOMAP_DAMAGE_CORPUS` names a folder to take files from in place of the fixtures, at most 200 of
  /// a language; the share of each language is then printed.
  private static let corpus = ProcessInfo.processInfo.environment["REPOMAP_DAMAGE_CORPUS"]

  @Test("definitions before and well behind a damaged place stay")
  func keepsDefinitions() throws {
    var random = SeededGenerator(seed: 31)
    var shares: [Language: DamageShare] = [:]
    for (language, source) in try Self.sources() {
      guard let whole = try DamagedSource(source, language) else { continue }
      for _ in 0..<(Self.corpus == nil ? 20 : 5) {
        try shares[language, default: .init()].add(whole.afterDamage(&random))
      }
    }
    for (language, share) in shares.sorted(by: { $0.key.name < $1.key.name }) {
      if Self.corpus != nil { print("\(language.name)\t\(share.asked)\t\(share.percent)") }
    }
    let known = shares.values.filter { $0.asked > 0 }
    let average = known.map(\.percent).reduce(0, +) / Double(known.count)
    #expect(average >= 90, "\(average)")
    let worst = shares.min { $0.value.percent < $1.value.percent }
    #expect(worst.map { $0.value.percent >= 60 } == true, "\(String(describing: worst))")
  }

  private static func sources() throws -> [(Language, [UInt8])] {
    guard let corpus else {
      return try TagFixture.all.compactMap { fixture in
        guard let language = Language(name: fixture.language) else { return nil }
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path())
        let input = try #require(names.first { $0.hasPrefix("input.") })
        return (language, Array(try Data(contentsOf: fixture.folder.appending(path: input))))
      }
    }
    let files = try FileScanner(options: ScanOptions()).scan(root: Array(corpus.utf8)).files
    var counts: [Language: Int] = [:]
    return files.compactMap { file in
      guard case .language(let language) = LanguageDetector().language(ofPath: file.path[...]),
        counts[language, default: 0] < 200,
        let data = FileManager.default.contents(
          atPath: corpus + "/" + String(decoding: file.path, as: UTF8.self)), data.count < 200_000
      else { return nil }
      counts[language, default: 0] += 1
      return (language, Array(data))
    }
  }
}

/// How many definitions were asked for, and how many of them were found.
private struct DamageShare {
  private(set) var asked = 0
  private var found = 0

  mutating func add(_ other: (asked: Int, found: Int)) {
    asked += other.asked
    found += other.found
  }

  var percent: Double { asked == 0 ? 100 : 100 * Double(found) / Double(asked) }
}

/// A source, its tokens and definitions, to be damaged at one token at a time.
private struct DamagedSource {
  private let source: [UInt8]
  private let language: Language
  private let tokens: [Range<Int>]
  private let definitions: [(name: [UInt8], byte: Int, row: Int)]

  /// Definitions from so many lines behind the damaged one on are asked for.
  private static let margin = 10

  /// Nil for a source without definitions.
  init?(_ source: [UInt8], _ language: Language) throws {
    self.source = source
    self.language = language
    tokens = Self.tokens(of: source)
    definitions = try Self.definitions(in: source, language)
    if definitions.isEmpty { return nil }
  }

  /// Takes a token out or writes another one before it; counts the definitions elsewhere.
  func afterDamage(_ random: inout SeededGenerator) throws -> (asked: Int, found: Int) {
    guard let place = tokens.randomElement(using: &random),
      let other = tokens.randomElement(using: &random)
    else { return (0, 0) }
    let inserted = Bool.random(using: &random) ? Array(source[other]) + [0x20] : []
    let removed = inserted.isEmpty ? place : place.lowerBound..<place.lowerBound
    var damaged = source
    damaged.replaceSubrange(removed, with: inserted)
    let row = source[..<place.lowerBound].count { $0 == UInt8(ascii: "\n") }
    let shift = damaged.count - source.count
    let kept = Set(try Self.definitions(in: damaged, language).map { Place($0.name, $0.byte) })
    let asked = definitions.filter { $0.row < row || $0.row >= row + Self.margin }
    let found = asked.count {
      kept.contains(Place($0.name, $0.row < row ? $0.byte : $0.byte + shift))
    }
    return (asked.count, found)
  }

  private struct Place: Hashable {
    let name: [UInt8]
    let byte: Int

    init(_ name: [UInt8], _ byte: Int) {
      self.name = name
      self.byte = byte
    }
  }

  private static func definitions(
    in source: [UInt8], _ language: Language
  ) throws -> [(name: [UInt8], byte: Int, row: Int)] {
    guard let file = try FileTags(source: source, language: language, detail: []) else { return [] }
    return file.tags.filter { $0.role == .definition }.map {
      (Array(file.text($0.name)), $0.nameByte, $0.row)
    }
  }

  /// Runs of letters and digits, and any other visible byte alone.
  private static func tokens(of source: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    for position in source.indices where source[position] > 0x20 {
      let isWord = WordByte.continues(source[position])
      if isWord, let last = tokens.last, last.upperBound == position,
        WordByte.continues(source[position - 1])
      {
        tokens[tokens.count - 1] = last.lowerBound..<position + 1
      } else {
        tokens.append(position..<position + 1)
      }
    }
    return tokens
  }
}
