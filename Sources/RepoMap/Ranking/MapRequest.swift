/// What a map is asked for.
package struct MapRequest: Sendable {
  /// Free text, as a task or a question is described; its first line counts most.
  package var query: [UInt8] = []
  /// Words that are sure to be meant.
  package var mentions: [[UInt8]] = []
  /// Files that the work is about, by index, rising; the map shows what goes with them.
  package var focusFiles: [Int] = []
  /// Names of definitions that the work is about.
  package var focusNames: [[UInt8]] = []
  /// The files that define these names, by index.
  package var focusDefiners: [Int] = []

  package init() {}
}
