import TagStore
import TreeSitter

/// Answers requests from the store, as far as it can; used by one task at a time.
///
/// A file whose fingerprint is known is not touched. Any other is read, hashed and looked for by its
/// content, unless the store is empty.
final class StoredTags {
  private let store: TagStore
  private let versions: LanguageVersions
  private let reader: SourceFileReader
  private let detector = LanguageDetector()
  private let asksByContent: Bool
  private let compressor = PayloadCompressor()

  /// `root` is an open directory, the caller's.
  init(_ cache: ExtractionCache, root: Int32, maximumByteCount: Int, asksByContent: Bool) {
    store = cache.store
    versions = cache.versions
    self.asksByContent = asksByContent
    reader = SourceFileReader(root: root, maximumByteCount: maximumByteCount)
  }

  /// The tags of each request that the store holds, nil for the others.
  func tags(for requests: [ExtractionRequest]) -> [FileTags?] {
    var answers: [FileTags?] = requests.map(knownOutcome)
    var wanted: [(position: Int, key: ContentKey, language: Language)] = []
    for (position, request) in requests.enumerated() where answers[position] == nil {
      if let key = request.known?.key, let language = request.known?.language {
        wanted.append((position, key, language))
      } else if asksByContent, let (key, language) = keyOfContent(request) {
        wanted.append((position, key, language))
      }
    }
    guard !wanted.isEmpty else { return answers }
    let payloads = store.payloads(for: wanted.map(\.key), using: compressor)
    for (payload, (position, key, language)) in zip(payloads, wanted) {
      guard let payload else { continue }
      answers[position] = FileTags(
        fileIndex: requests[position].fileIndex, payload: payload, language: language,
        contentKey: key)
    }
    return answers
  }

  /// Keeps what a parser said of a request, and tells under which key.
  func keep(_ tags: FileTags) -> FileTags {
    guard let content = tags.contentHash, let language = tags.language else { return tags }
    var tags = tags
    let key = versions.key(of: content, language)
    tags.contentKey = key
    store.add(tags.payload, for: key, using: compressor)
    return tags
  }

  private func knownOutcome(_ request: ExtractionRequest) -> FileTags? {
    guard let known = request.known, known.key == nil else { return nil }
    return FileTags(
      fileIndex: request.fileIndex, outcome: known.outcome, language: known.language,
      byteCount: request.byteCount, failureCode: known.failureCode)
  }

  private func keyOfContent(_ request: ExtractionRequest) -> (ContentKey, Language)? {
    // What cannot be read is for the worker process to say.
    if let content = request.content {
      return content.withUnsafeBufferPointer { key(of: $0, request) }
    }
    return try? reader.withBytes(ofFileAt: request.path[...]) {
      key(of: UnsafeBufferPointer($0), request)
    }
  }

  private func key(
    of source: UnsafeBufferPointer<UInt8>, _ request: ExtractionRequest
  ) -> (ContentKey, Language)? {
    guard
      case .source(let language) = SourceClass(
        of: source, at: request.path[...], named: request.language, isChosen: request.isChosen,
        detector)
    else { return nil }
    let content = ContentHash(of: UnsafeRawBufferPointer(source))
    return (versions.key(of: content, language), language)
  }
}
