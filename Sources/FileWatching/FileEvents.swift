/// What a file system has told since it was asked last; paths are relative to the root.
struct FileEvents: Sendable, Equatable {
  /// Files that were written to, or whose status has changed.
  var written: Set<[UInt8]> = []
  /// Names that came or went.
  var named: Set<[UInt8]> = []
  /// A directory came or went, or a file outside of the root that decides what is listed has changed.
  var needsScan = false
  /// Some events were lost: anything may have changed.
  var isIncomplete = false
  /// The root was deleted or moved away.
  var rootIsGone = false

  var isEmpty: Bool { self == FileEvents() }

  mutating func formUnion(_ other: FileEvents) {
    written.formUnion(other.written)
    named.formUnion(other.named)
    needsScan = needsScan || other.needsScan
    isIncomplete = isIncomplete || other.isIncomplete
    rootIsGone = rootIsGone || other.rootIsGone
  }
}
