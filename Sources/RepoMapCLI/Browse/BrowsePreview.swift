import RepoMap

/// The beginning of a file, cut into lines, to be shown beside a list.
struct BrowsePreview: Sendable {
  /// More is not read: a person looks at some screens of it.
  static let limitInBytes = 10 << 20
  /// Bytes in which a NUL makes a file binary, git's number.
  private static let binaryCheckLength = 8000

  let path: [UInt8]
  let source: [UInt8]
  /// The bytes of each line, without its end.
  let lines: [Range<Int>]
  /// Why there are none.
  let note: StaticString?

  /// Reads the file `path` below `root`; follows no link.
  init(path: [UInt8], root: [UInt8]) {
    let whole = root + [UInt8(ascii: "/")] + path
    guard let bytes = SourceFile.bytes(at: whole, byteCount: Self.limitInBytes + 1) else {
      self.init(path: path, note: "cannot be read")
      return
    }
    if bytes.prefix(Self.binaryCheckLength).contains(0) {
      self.init(path: path, note: "binary")
    } else if bytes.count > Self.limitInBytes {
      self.init(path: path, note: "larger than 10 MiB")
    } else {
      self.init(path: path, source: bytes)
    }
  }

  init(path: [UInt8], source: [UInt8]) {
    self.path = path
    self.source = source
    note = source.isEmpty ? "empty" : nil
    var lines: [Range<Int>] = []
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
      lines.append(start..<end)
      start = end + 1
    }
    self.lines = lines
  }

  private init(path: [UInt8], note: StaticString) {
    self.path = path
    source = []
    lines = []
    self.note = note
  }

  /// The bytes of the line `row`, cut where no screen reaches, with tabs as blanks.
  func text(ofRow row: Int) -> [UInt8] {
    let line = source[lines[row]].prefix(2000)
    var text: [UInt8] = []
    for byte in line {
      if byte == UInt8(ascii: "\t") {
        text += [UInt8](repeating: UInt8(ascii: " "), count: 4 - text.count % 4)
      } else if byte != UInt8(ascii: "\r") {
        text.append(byte)
      }
    }
    return text
  }
}
