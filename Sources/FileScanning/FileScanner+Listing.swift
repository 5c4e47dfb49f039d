#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileScanner {
  /// Takes the files that a list names instead of walking: paths below `root`, parted by
  /// `separator`, read from the file `listPath`, or from standard input if that is nil.
  ///
  /// Ignore rules are not asked. What is absent, or is no file, becomes a diagnostic; a path
  /// named twice is listed once; the order is that of a scan.
  package func scan(
    root: [UInt8], listedIn listPath: [UInt8]?, separator: UInt8
  ) throws(ScanError) -> ScanResult {
    try scan(root: root, listed: Self.readList(listPath), separator: separator)
  }

  private static func readList(_ path: [UInt8]?) throws(ScanError) -> [UInt8] {
    do throws(SystemError) {
      guard let path else { return try FileAccess.contents(of: STDIN_FILENO) }
      return try FileAccess.readStream(path)
    } catch {
      throw .listUnreadable(errno: error.number)
    }
  }

  /// The same with the list at hand.
  package func scan(
    root: [UInt8], listed list: [UInt8], separator: UInt8
  ) throws(ScanError) -> ScanResult {
    let descriptor = try open(root)
    defer { FileAccess.close(descriptor) }
    var result = ScanResult(root: root)
    var output = ByteStack(capacity: list.count)
    var ends: [ScannedFiles.PathEnd] = []
    for path in Self.paths(in: list, separator: separator) {
      guard let kind = Self.kind(of: path, in: descriptor, noting: &result) else { continue }
      output.append(path)
      output.append(0)
      ends.append(.init(offset: output.count, kind: kind))
    }
    result.files = ScannedFiles(taking: output, ends: ends, isWholeScan: false)
    return result
  }

  private static func paths(in list: [UInt8], separator: UInt8) -> [[UInt8]] {
    let paths = list.split(separator: separator).map { path in
      Array(path.starts(with: "./".utf8) ? path.dropFirst(2).drop { $0 == ASCII.slash } : path)
    }
    return Set(paths).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func kind(
    of path: [UInt8], in directory: Int32, noting result: inout ScanResult
  ) -> ScannedFile.Kind? {
    // A NUL would cut the path off on its way to the kernel.
    if path.contains(0) || path.isEmpty { return nil }
    do throws(SystemError) {
      switch FileAccess.entryType(of: try FileAccess.status(of: path, in: directory)) {
      case .regular: return .regular
      case .symlink: return .symlink
      default: result.diagnostics.append(.init(path: path, reason: .notAFile))
      }
    } catch {
      let isMissing = error.number == ENOENT || error.number == ENOTDIR
      result.diagnostics.append(
        .init(path: path, reason: isMissing ? .missing : .unreadableStatus(errno: error.number)))
    }
    return nil
  }
}
