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

    /// How many folders the test of the limit has; `make soak` asks for 100,000.
    private static let folderCount =
      ProcessInfo.processInfo.environment["REPOMAP_WATCH_FOLDERS"].flatMap { Int($0) } ?? 2000

    @Test("a tree of more folders than there are watches for is looked at, and changes are found")
    func manyFolders() throws {
      for number in 0..<Self.folderCount { try write("d\(number % 300)/e\(number)/f.py") }
      let root = Array(folder.path().utf8)
      let watcher = try TreeWatcher(
        root: root, options: ScanOptions(), interval: nil, watchLimit: Self.folderCount / 2)
      #expect(watcher.method == .pollingBeyondLimit(directoryCount: Self.folderCount / 2))
      #expect(watcher.scan.files.count == Self.folderCount + 3)
      try write("d0/new.py")
      #expect(try watcher.lookAgain() == .everything)
      #expect(watcher.scan.files.count == Self.folderCount + 4)
    }

    @Test("when the kernel's queue runs over, everything is looked at, and nothing is missed")
    func overflow() throws {
      let limit = "/proc/sys/fs/inotify/max_queued_events"
      let most = Int(try String(contentsOfFile: limit, encoding: .utf8).dropLast()) ?? 0
      try #require((1...200_000).contains(most))
      let watcher = try watcher()
      // Two files in turn, because events that are alike are told once.
      let files = try ["src/a.py", "src/b.py"].map {
        try FileHandle(forWritingTo: folder.appending(path: $0))
      }
      for _ in 0...most / 2 { for file in files { file.write(Data("y".utf8)) } }
      try write("src/last.py")
      #expect(try watcher.next(whileRead: -1) == .everything)
      #expect(paths(watcher).contains("src/last.py"))
      try write("src/a.py", "x = 9\n")
      let files2 = try touched(watcher) { files, _ in !files.isEmpty }
      #expect(files2.contains(Array("src/a.py".utf8)))
    }

    @Test("input that can be read ends the waiting, after changes that came before it")
    func input() throws {
      let watcher = try watcher()
      let pipe = Pipe()
      let input = pipe.fileHandleForReading.fileDescriptor
      try write("src/c.py")
      try pipe.fileHandleForWriting.write(contentsOf: Data("q".utf8))
      _ = try watcher.next(whileRead: -1, orUntilInput: input)
      #expect(paths(watcher).contains("src/c.py"))
      #expect(throws: TreeWatcher.WatchEnd.hasInput) {
        while true { _ = try watcher.next(whileRead: -1, orUntilInput: input) }
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
