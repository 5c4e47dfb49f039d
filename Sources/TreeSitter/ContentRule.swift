/// Tells a language by a file's content where one extension has several meanings.
package struct ContentRule: Sendable {
  /// The language of a file that matches; nil where it is of none that is compiled in.
  package let language: Language?
  package let fileExtension: [UInt8]
  private let regex: ByteRegex?

  /// Bytes at a file's front that are looked at.
  private static let inspectedLength = 32 * 1024

  init(language: Language?, fileExtension: [UInt8], pattern: [UInt8]) {
    self.language = language
    self.fileExtension = fileExtension
    regex = ByteRegex(pattern, isMultiline: true)
  }

  /// Whether its pattern is one that can be matched; the tests ask it of every rule.
  package var isValid: Bool { regex != nil }

  /// Whether the pattern matches somewhere in the first bytes of `source`.
  package func matches(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    let front = UnsafeBufferPointer(rebasing: source.prefix(Self.inspectedLength))
    return regex?.firstMatch(in: front, from: 0) != nil
  }
}
