/// Arithmetic on paths relative to the root, as bytes with `/` between the parts.
///
/// The root itself is the empty path.
enum TreePath {
  static let slash = UInt8(ascii: "/")

  /// What lies before the last component; empty for a file of the root.
  static func directory(of path: [UInt8]) -> [UInt8] {
    path.lastIndex(of: slash).map { Array(path[..<$0]) } ?? []
  }

  static func name(of path: [UInt8]) -> ArraySlice<UInt8> {
    path.lastIndex(of: slash).map { path[($0 + 1)...] } ?? path[...]
  }

  /// The name without its last extension.
  static func stem(of path: [UInt8]) -> ArraySlice<UInt8> {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return name
    }
    return name[..<dot]
  }

  static func joined(_ directory: [UInt8], _ name: some Collection<UInt8>) -> [UInt8] {
    directory.isEmpty ? Array(name) : name.isEmpty ? directory : directory + [slash] + name
  }

  static func joined(_ directory: [UInt8], _ parts: some Collection<ArraySlice<UInt8>>) -> [UInt8] {
    joined(directory, Array(parts.joined(separator: [slash])))
  }

  /// `path` as seen from `directory`, with `.` and `..` taken out; nil where it leaves the root.
  static func resolved(_ path: some Collection<UInt8>, from directory: [UInt8]) -> [UInt8]? {
    var parts = directory.split(separator: slash)
    for part in Array(path).split(separator: slash) {
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    return Array(parts.joined(separator: [slash]))
  }

  /// The directory and all those that hold it, the nearest first, the root last.
  static func withAncestors(_ directory: [UInt8]) -> [[UInt8]] {
    var result = [directory]
    while let last = result.last, !last.isEmpty { result.append(self.directory(of: last)) }
    return result
  }

  /// How many leading components two paths share.
  static func sharedDepth(_ left: [UInt8], _ right: [UInt8]) -> Int {
    zip(left.split(separator: slash), right.split(separator: slash))
      .prefix { $0.0 == $0.1 }.count
  }
}

extension StringProtocol {
  /// The text's UTF-8.
  var bytes: [UInt8] { Array(utf8) }
}
