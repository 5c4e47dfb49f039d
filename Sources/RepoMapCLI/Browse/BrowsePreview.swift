import RepoMap
import TreeSitter

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
  /// What deserves a colour, in the order of the source; empty until a worker process has said so.
  var leaves: [SyntaxLeaf] = []

  /// Larger files stay without colours.
  static let colorLimitInBytes = 1 << 20

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

  /// The pieces of the line `row` with what each is; cut where no screen reaches, with tabs as blanks.
  func pieces(ofRow row: Int) -> [(text: [UInt8], kind: SyntaxLeaf.Class?)] {
    let line = lines[row].prefix(2000)
    var pieces: [(text: [UInt8], kind: SyntaxLeaf.Class?)] = []
    var column = 0
    var leaf = firstLeaf(endingBehind: line.lowerBound)
    for offset in line {
      while leaf < leaves.count, leaves[leaf].range.end <= offset { leaf += 1 }
      let isInside = leaf < leaves.count && leaves[leaf].range.start <= offset
      let kind = isInside ? leaves[leaf].kind : nil
      let text = Self.shown(source[offset], column: column)
      column += text.count
      if let last = pieces.indices.last, pieces[last].kind == kind {
        pieces[last].text += text
      } else {
        pieces.append((text, kind))
      }
    }
    return pieces
  }

  /// By binary search.
  private func firstLeaf(endingBehind offset: Int) -> Int {
    var (low, high) = (0, leaves.count)
    while low < high {
      let middle = (low + high) / 2
      (low, high) = leaves[middle].range.end <= offset ? (middle + 1, high) : (low, middle)
    }
    return low
  }

  /// A byte as it is shown at that column: a tab fills up to the next fourth one.
  private static func shown(_ byte: UInt8, column: Int) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\t"): [UInt8](repeating: UInt8(ascii: " "), count: 4 - column % 4)
    case UInt8(ascii: "\r"): []
    default: [byte]
    }
  }
}
