/// How tags are written, one file after the other.
package protocol TagWriter {
  /// Appends what stands before the first file.
  mutating func begin(_ output: inout [UInt8])
  /// Appends the tags of one file; `path` is relative to the root.
  mutating func write(_ file: FileTags, path: ArraySlice<UInt8>, to output: inout [UInt8])
}

extension TagWriter {
  package mutating func begin(_ output: inout [UInt8]) {}
}
