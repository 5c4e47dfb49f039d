import TreeSitter

/// Families of languages as numbers: names are used across languages of one family only.
enum LanguageFamily {
  /// By the families' names in rising order, so that a number does not depend on what a run meets.
  private static let numberByName: [String: UInt8] = {
    let names = Set(Language.all.map(\.family)).sorted()
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt8($0 + 1)) })
  }()
  private static let numbers = Language.all.map { numberByName[$0.family] ?? 0 }

  /// All numbers that a name's key may end with.
  static let allNumbers = [0] + numberByName.values.sorted()

  /// The number of the family of `language`; 0 without one.
  static func number(of language: Language?) -> UInt8 {
    language.map { numbers[$0.index] } ?? 0
  }
}
