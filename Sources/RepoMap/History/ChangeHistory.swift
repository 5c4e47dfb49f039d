/// The latest changes of a repository, newest first: what each said and which listed files it touched.
package struct ChangeHistory: Sendable {
  /// One commit that is no merge.
  package struct Change: Sendable {
    /// The first bytes of its message.
    package let message: [UInt8]
    /// Indices of the files that it touched and that are still there, rising.
    package let files: [Int]
    /// All files that it touched.
    package let touchedCount: Int
  }

  /// The commit that the history begins with, in hexadecimal digits.
  package let head: [UInt8]
  package let changes: [Change]

  /// Messages are read so far; what a change is about stands in front.
  static let messageLimitInBytes = 2000

  /// Reads `git log -z --name-only --format=%x01%H%x00%B`; nil where nothing was logged.
  ///
  /// `fileIndex` finds a file by its path, nil where it is not there any more. Linear.
  package init?(log: [UInt8], fileIndex: (ArraySlice<UInt8>) -> Int?) {
    var head: [UInt8] = []
    var changes: [Change] = []
    var fields = log.split(separator: 0, omittingEmptySubsequences: false)[...]
    while let field = fields.popFirst() {
      guard Self.isCommit(field), let message = fields.popFirst() else { continue }
      if head.isEmpty { head = Array(field.dropFirst()) }
      var touched: [ArraySlice<UInt8>] = []
      while let path = fields.first, !Self.isCommit(path) {
        fields.removeFirst()
        let name = path.first == UInt8(ascii: "\n") ? path.dropFirst() : path
        if !name.isEmpty { touched.append(name) }
      }
      guard !touched.isEmpty else { continue }
      changes.append(
        Change(
          message: Array(message.prefix(Self.messageLimitInBytes)),
          files: touched.compactMap(fileIndex).sorted(), touchedCount: touched.count))
    }
    guard !head.isEmpty else { return nil }
    self.head = head
    self.changes = changes
  }

  private static func isCommit(_ field: ArraySlice<UInt8>) -> Bool {
    field.first == 1 && (field.count == 41 || field.count == 65)
      && field.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
