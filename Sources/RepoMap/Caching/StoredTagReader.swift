import Synchronization
import TagStore

/// Reads the tags of single files from the store when they are asked for.
final class StoredTagReader: Sendable {
  private let store: TagStore
  private let hasMissedAny = Mutex(false)

  init(_ store: TagStore) { self.store = store }

  /// Whether the store has lost tags that were asked for: what was made of the answers is incomplete.
  var hasMissed: Bool { hasMissedAny.withLock { $0 } }

  /// The file with its tags.
  func tags(of file: FileTags) -> FileTags {
    guard !file.holdsTags, let key = file.contentKey, let language = file.language else {
      return file
    }
    guard let payload = store.payloads(for: [key], using: PayloadCompressor())[0] else {
      hasMissedAny.withLock { $0 = true }
      return file
    }
    return FileTags(
      fileIndex: file.fileIndex, payload: payload, language: language, contentKey: key)
  }
}
