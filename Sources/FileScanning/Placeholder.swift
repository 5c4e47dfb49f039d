package struct ScannedFile: Sendable {
  package enum Kind: Sendable { case regular, symbolicLink }
  package let path: ArraySlice<UInt8>
  package let kind: Kind
}
package struct ScannedFiles: Sendable, RandomAccessCollection {
  var files: [ScannedFile]
  package init(paths: [[UInt8]]) {
    files = paths.map { ScannedFile(path: $0[...], kind: .regular) }
  }
  package var startIndex: Int { 0 }
  package var endIndex: Int { files.count }
  package subscript(i: Int) -> ScannedFile { files[i] }
}
