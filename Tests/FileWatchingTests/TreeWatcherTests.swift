import FileScanning
import Foundation
import Testing

@testable import FileWatching

/// Real trees, real changes; each wait ends because something has changed before it began.
@Suite("Tree watcher")
struct TreeWatcherTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "repomap-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("src/a.py")
    try write("src/b.py")
    try write(".gitignore", "build/\n*.log\n")
  }

  private func write(_ path: String, _ text: String = "x = 1\n") throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: path))
  }

  private func watcher(interval: Duration? = nil) throws -> TreeWatcher {
    try TreeWatcher(root: Array(folder.path().utf8), options: ScanOptions(), interval: interval)
  }

  private func paths(_ watcher: TreeWatcher) -> [String] {
    watcher.scan.files.map { String(decoding: $0.path, as: UTF8.self) }
  }

  private func bytes(_ paths: String...) -> Set<[UInt8]> { Set(paths.map { Array($0.utf8) }) }

  /// The names of all files that changes have touched until `isEnough` holds for the listing.
  private func touched(
    _ watcher: TreeWatcher, until isEnough: (Set<[UInt8]>, [String]) -> Bool
  ) throws -> Set<[UInt8]> {
    var touched: Set<[UInt8]> = []
    while !isEnough(touched, paths(watcher)) {
      if case .files(let files) = try watcher.next(whileRead: -1) { touched.formUnion(files) }
    }
    return touched
  }

  #if os(Linux)
    @Test("a save is told by its name, and no scan is needed")
    func save() throws {
      let watcher = try watcher()
      #expect(watcher.method == .events)
      let before = watcher.scan.files
      try Data("x = 2\n".utf8).write(to: folder.appending(path: "src/a.py"), options: [])
      #expect(try touched(watcher) { files, _ in !files.isEmpty }.contains(Array("src/a.py".utf8)))
      #expect(watcher.scan.files.count == before.count)
    }

    @Test("files in a new folder are listed, and watched from then on")
    func newFolder() throws {
      let watcher = try watcher()
      try write("lib/deep/c.py")
      _ = try touched(watcher) { $1.contains("lib/deep/c.py") }
      try write("lib/deep/c.py", "x = 3\n")
      let files = try touched(watcher) { files, _ in files.contains(Array("lib/deep/c.py".utf8)) }
      #expect(files.isSuperset(of: bytes("lib/deep/c.py")))
    }

    @Test("ignored files are no news; a changed ignore file is")
    func ignoreRules() throws {
      let watcher = try watcher()
      try write("noise.log")
      try write("build/out.py")
      try write("src/b.py", "x = 4\n")
      _ = try touched(watcher) { files, _ in files.contains(Array("src/b.py".utf8)) }
      #expect(paths(watcher) == [".gitignore", "src/a.py", "src/b.py"])
      try write(".gitignore", "src/a.py\n")
      _ = try touched(watcher) { $1.contains("noise.log") && $1.contains("build/out.py") }
      #expect(!paths(watcher).contains("src/a.py"))
    }

    @Test("git's index counts although it lies in no listed folder")
    func index() throws {
      try write("kept.log")
      try git("init", "-q")
      let watcher = try watcher()
      #expect(!paths(watcher).contains("kept.log"))
      try git("add", "-f", "kept.log")
      _ = try touched(watcher) { $1.contains("kept.log") }
    }

    @Test("a folder that moves keeps being watched where it is now")
    func move() throws {
      let watcher = try watcher()
      try FileManager.default.moveItem(
        at: folder.appending(path: "src"), to: folder.appending(path: "lib"))
      _ = try touched(watcher) { $1 == [".gitignore", "lib/a.py", "lib/b.py"] }
      try write("lib/a.py", "x = 5\n")
      let files = try touched(watcher) { files, _ in !files.isEmpty }
      #expect(files.allSatisfy { $0.starts(with: "lib/".utf8) })
    }

    @Test("without watches for all folders the tree is looked at instead")
    func limit() throws {
      let queue = try #require(InotifyQueue(root: Array(folder.path().utf8), limit: 1))
      #expect(throws: WatchLimitError.self) {
        _ = try queue.watch([[], Array("src".utf8)], outerFiles: [])
      }
    }
  #endif

  @Test("a folder that is gone ends the watch")
  func gone() throws {
    let watcher = try watcher()
    try FileManager.default.removeItem(at: folder)
    var end: TreeWatcher.WatchEnd?
    do throws(TreeWatcher.WatchEnd) {
      while true { _ = try watcher.next(whileRead: -1) }
    } catch {
      end = error
    }
    #expect(end == .rootIsGone)
  }

  @Test("with an interval every look is at everything")
  func polling() throws {
    let watcher = try watcher(interval: .milliseconds(1))
    #expect(watcher.method == .polling)
    try write("src/c.py")
    #expect(try watcher.next(whileRead: -1) == .everything)
    #expect(paths(watcher).contains("src/c.py"))
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path()] + arguments
    try process.run()
    process.waitUntilExit()
  }
}
