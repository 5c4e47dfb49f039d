/// How tags are written, one file after the other.
package protocol TagWriter {
  /// Appends what stands before the first file.
  mutating func begin(_ output: inout [UInt8])
  /// Whether `write` is to be given the file's text.
  var needsSource: Bool { get }
  /// Appends the tags of one file; `path` is as it is to be written, `source` the file's text where it
  /// is needed.
  mutating func write(
    _ file: FileTags, path: ArraySlice<UInt8>, source: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8])
}

extension TagWriter {
  package mutating func begin(_ output: inout [UInt8]) {}
}
