import Testing

@testable import FileScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Trees that no ignore rule is to blame for.
struct ScanTests {
  @Test("symlinks are listed and never followed")
  func links() throws {
    let tree = try TemporaryTree()
    try tree.file("d/a")
    try tree.file(".gitignore", "loop/\n")
    try tree.link("d/up", to: "..")
    try tree.link("loop", to: ".")
    try tree.link("broken", to: "nowhere")
    let result = try tree.scanResult()
    #expect(
      result.files.map(\.path).map { String(decoding: $0, as: UTF8.self) } == [
        ".gitignore", "broken", "d/a", "d/up", "loop",
      ])
    #expect(result.files.map(\.kind) == [.regular, .symlink, .regular, .symlink, .symlink])
  }

  @Test("a FIFO is neither listed nor waited for")
  func fifos() throws {
    let tree = try TemporaryTree()
    try tree.file("a")
    try tree.fifo("pipe")
    try tree.fifo(".gitignore")
    let result = try tree.scanResult()
    #expect(result.files.map(\.path) == [Array("a".utf8)])
    #expect(result.otherCount == 2)
  }

  @Test("a linked ignore file, or a directory of its name, has no rules")
  func strangeIgnoreFiles() throws {
    let tree = try TemporaryTree()
    try tree.file("rules", "a\n")
    try tree.link(".gitignore", to: "rules")
    for name in ["a", "d/.gitignore/x", "d/a"] { try tree.file(name) }
    #expect(try tree.scan() == [".gitignore", "a", "d/.gitignore/x", "d/a", "rules"])
  }

  @Test("names are bytes: newlines, escapes and invalid UTF-8 come back as they are")
  func hostileNames() throws {
    let tree = try TemporaryTree()
    let names: [[UInt8]] = [
      Array("a\nb".utf8), [0x1B, 0x5B, 0x32, 0x4A], [0x61, 0xFF, 0x62], [0xC3], Array("-rf".utf8),
      Array(repeating: 0x78, count: 255), Array("\u{202E}txt".utf8),
    ]
    for name in names {
      #if canImport(Darwin)
        if String(validating: name, as: UTF8.self) == nil { continue }
      #endif
      try tree.file(name, [])
    }
    let listed = try tree.scanResult().files.map(\.path)
    #expect(listed == listed.sorted { $0.lexicographicallyPrecedes($1) })
    #if !canImport(Darwin)
      #expect(Set(listed) == Set(names))
    #endif
  }

  @Test("the order is that of whole paths: a directory sorts as its name with a slash")
  func order() throws {
    let tree = try TemporaryTree()
    let names = [
      "foo/a", "foo-bar", "foo.c", "foo0", "averylongname/x", "averylongname-", "averylongnam",
    ]
    for name in names { try tree.file(name) }
    let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(try tree.scan() == sorted)
    #expect(sorted.prefix(2) == ["averylongnam", "averylongname-"])
  }

  @Test("a directory that cannot be read is told, and the rest is listed")
  func unreadable() throws {
    let tree = try TemporaryTree()
    for name in ["a", "closed/b", "z"] { try tree.file(name) }
    chmod("\(tree.text)/closed", 0)
    defer { chmod("\(tree.text)/closed", 0o755) }
    let result = try tree.scanResult()
    if geteuid() == 0 {
      // No directory is closed to root, so all that can be seen is that nothing is lost.
      #expect(result.files.count == 3)
    } else {
      #expect(result.files.count == 2)
      #expect(
        result.diagnostics == [
          .init(path: Array("closed".utf8), reason: .unreadableDirectory(errno: EACCES))
        ])
    }
  }

  @Test("a tree deeper than PATH_MAX and the descriptor limit is scanned whole")
  func deepTree() throws {
    let tree = try TemporaryTree()
    let depth = 2000
    try makeDeepTree(in: tree.path, depth: depth)
    try tree.file(".gitignore", "*.o\n")
    let result = try tree.scanResult()
    #expect(result.files.count == 2 * depth + 1)
    #expect(result.directoryCount == 2 * depth + 1)
    #expect(result.ignoredCount == depth)
    #expect(result.diagnostics.isEmpty)
  }

  /// On each level a directory that leads on, files before and behind it, and another directory.
  private func makeDeepTree(in path: [UInt8], depth: Int) throws {
    var current = try FileAccess.openDirectory(path)
    for _ in 0..<depth {
      for name in ["dir", "e"] { #expect(mkdirat(current, name, 0o755) == 0) }
      for name in ["a", "e/x", "z.o"] {
        FileAccess.close(openat(current, name, O_CREAT | O_WRONLY | O_CLOEXEC, 0o644))
      }
      let next = try FileAccess.openDirectory(Array("dir".utf8), in: current)
      FileAccess.close(current)
      current = next
    }
    FileAccess.close(current)
  }

  @Test("a root that is missing or a file is an error")
  func wrongRoots() throws {
    let tree = try TemporaryTree()
    try tree.file("a")
    #expect(throws: ScanError.rootNotFound) { try tree.scanResult("nothing") }
    #expect(throws: ScanError.rootNotADirectory) { try tree.scanResult("a") }
  }

  @Test("given files are looked at, sorted, and listed once")
  func givenFiles() throws {
    let tree = try TemporaryTree()
    for name in ["b", "a/c", ".gitignore"] { try tree.file(name, "b\n") }
    let list = Array("b\n./a/c\ngone\na\n\nb\n".utf8)
    let result = try FileScanner().scan(root: tree.path, listed: list, separator: ASCII.lineFeed)
    #expect(result.files.map(\.path) == [Array("a/c".utf8), Array("b".utf8)])
    #expect(
      result.diagnostics == [
        .init(path: Array("a".utf8), reason: .notAFile),
        .init(path: Array("gone".utf8), reason: .missing),
      ])
  }

  @Test("the block of paths is the NUL-separated list")
  func block() throws {
    let tree = try TemporaryTree()
    for name in ["a", "b/c"] { try tree.file(name) }
    let files = try tree.scanResult().files
    #expect(files.withNULSeparatedPaths { Array($0) } == Array("a\0b/c\0".utf8))
    #expect(files.paths(separatedBy: ASCII.lineFeed) == Array("a\nb/c\n".utf8))
    #expect(ScannedFiles().isEmpty)
  }
}
