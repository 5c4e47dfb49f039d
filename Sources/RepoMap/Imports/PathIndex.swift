import FileScanning

/// Finds files of the list by path, by folder and by name.
///
/// The list is sorted by path, so a path is found by binary search without a table of its own; a
/// second order, by the files' names, costs four bytes a file.
struct PathIndex: Sendable {
  let files: ScannedFiles
  /// Where each file's name begins in its path.
  private let nameStarts: [UInt32]
  /// File numbers in the order of (name, number).
  private let byName: [UInt32]

  /// O(files log files).
  init(_ files: ScannedFiles) {
    self.files = files
    let names = files.map { Array(TreePath.name(of: $0.path)) }
    nameStarts = names.indices.map { UInt32(files[$0].path.count - names[$0].count) }
    byName = names.indices.sorted { left, right in
      names[left] == names[right]
        ? left < right : names[left].lexicographicallyPrecedes(names[right])
    }.map(UInt32.init)
  }

  func path(_ file: Int) -> [UInt8] { files[file].path }

  /// The number of the file at `path`; nil where there is none.
  func file(_ path: [UInt8]) -> Int? {
    let position = firstFile(notBelow: path)
    guard position < files.count else { return nil }
    return files[position].withPath { $0.elementsEqual(path) } ? position : nil
  }

  /// The first of `paths` that is a file.
  func first(of paths: [[UInt8]]) -> Int? {
    for path in paths { if let file = file(path) { return file } }
    return nil
  }

  /// All files below `directory`, at any depth.
  func files(below directory: [UInt8]) -> Range<Int> {
    guard !directory.isEmpty else { return 0..<files.count }
    // `0` is the byte behind `/`: all paths between the two begin with the directory.
    let end = firstFile(notBelow: directory + [TreePath.slash + 1])
    return min(end, firstFile(notBelow: directory + [TreePath.slash]))..<end
  }

  func isDirectory(_ path: [UInt8]) -> Bool { !files(below: path).isEmpty }

  /// The files named `name`, in whatever folder, by number.
  func files(named name: some Collection<UInt8>) -> [Int] {
    let name = Array(name)
    var (low, high) = (0, byName.count)
    while low < high {
      let middle = (low + high) / 2
      let isBelow = withName(Int(byName[middle])) { $0.lexicographicallyPrecedes(name) }
      if isBelow { low = middle + 1 } else { high = middle }
    }
    return byName[low...].prefix { withName(Int($0)) { $0.elementsEqual(name) } }.map(Int.init)
  }

  private func withName<Result>(
    _ file: Int, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result
  ) -> Result {
    files[file].withPath { body($0[Int(nameStarts[file])...]) }
  }

  /// The files whose path is `suffix` or ends with `/` and `suffix`, by number.
  func files(endingWith suffix: [UInt8]) -> [Int] {
    files(named: TreePath.name(of: suffix)).filter {
      let path = path($0)
      return path == suffix || path.reversed().starts(with: ([TreePath.slash] + suffix).reversed())
    }
  }

  private func firstFile(notBelow path: [UInt8]) -> Int {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      let isBelow = files[middle].withPath { $0.lexicographicallyPrecedes(path) }
      if isBelow { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
