import TreeSitter

/// What a file is, now that its bytes are known.
enum SourceClass {
  case binary
  case source(Language)
  /// No language of ours.
  case unknown

  /// Bytes at a file's front in which a NUL makes it binary, git's number.
  private static let binaryCheckLength = 8000

  /// Classifies the bytes of the file at `path`, of which its name says `named`; the content is not
  /// asked for the language where that `isChosen`.
  init(
    of source: UnsafeBufferPointer<UInt8>, at path: ArraySlice<UInt8>, named: Language?,
    isChosen: Bool, _ detector: LanguageDetector
  ) {
    if source.prefix(Self.binaryCheckLength).contains(0) {
      self = .binary
      return
    }
    let language =
      isChosen ? named : detector.language(ofContent: source, at: path, named: named)
    self = language.map(SourceClass.source) ?? .unknown
  }
}
