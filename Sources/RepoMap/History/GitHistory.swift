/// What git knows of a repository's commits and files, read without touching the work tree.
package struct GitHistory {
  package enum Failure: Error, Equatable {
    case noGit(errno: Int32)
    case noRepository
    case unknownRevision([UInt8])
    /// Git's exit code for something that should have worked.
    case gitFailed(status: Int32)
  }

  /// One file that differs; a side that has no such file has no content.
  struct Change {
    let path: [UInt8]
    let old: Content?
    let new: Content?
  }

  /// Where a file's content is.
  enum Content: Equatable {
    case object([UInt8])
    case workTree
  }

  private let git: GitProcess
  /// The folder of the work tree; of a bare repository, the folder asked for.
  package let workTree: [UInt8]

  /// The repository that `directory` lies in.
  package init(at directory: [UInt8]) throws(Failure) {
    let outside = GitProcess(directory: directory)
    let answer = try Self.run(outside, ["rev-parse", "--show-toplevel"], otherwise: .noRepository)
    workTree = Array(answer.dropLast())
    git = GitProcess(directory: workTree, emptied: Self.filters(in: workTree))
  }

  /// The settings that name programs which git would run on files of the work tree to compare them.
  private static func filters(in workTree: [UInt8]) -> [[UInt8]] {
    let arguments = [
      "config", "--null", "--name-only", "--get-regexp", #"^filter\..*\.(clean|process)$"#,
    ]
    // Git fails where there are none.
    let names = try? GitProcess(directory: workTree).output(arguments.map(\.bytes))
    return names?.split(separator: 0).map(Array.init) ?? []
  }

  /// The object name of the commit that `revision` means.
  package func commit(_ revision: [UInt8]) throws(Failure) -> [UInt8] {
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options"].map(\.bytes)
    let answer = try Self.run(
      git, arguments + [revision + "^{commit}".bytes], otherwise: .unknownRevision(revision))
    return Array(answer.dropLast())
  }

  /// Paths of the files that differ from `commit` in the work tree, untracked ones too, in byte order.
  package func changedPaths(since commit: [UInt8]) throws(Failure) -> [[UInt8]] {
    try changes(from: commit, to: nil).map(\.path)
  }

  /// The same for the files below `root`, a folder of the work tree, relative to it.
  package func changedPaths(
    since commit: [UInt8], below root: [UInt8]
  ) throws(Failure) -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    let below = (root.absolutePath ?? root).dropFirst(workTree.count).drop { $0 == slash }
    let prefix = below.isEmpty ? [] : below + [slash]
    return try changedPaths(since: commit).filter { $0.starts(with: prefix) }
      .map { Array($0.dropFirst(prefix.count)) }
  }

  /// Regular files that differ between two commits, or a commit and the work tree, by path.
  ///
  /// A renamed file is two changes: what was moved shows by its definitions.
  func changes(from old: [UInt8], to new: [UInt8]?) throws(Failure) -> [Change] {
    let options = ["-r", "-z", "--raw", "--no-renames", "--no-abbrev"].map(\.bytes)
    let answer =
      if let new {
        try Self.run(git, ["diff-tree".bytes] + options + [old, new])
      } else {
        try Self.run(git, ["diff-index".bytes] + options + [old])
      }
    var changes = Self.changes(in: answer)
    guard new == nil else { return changes }
    let untracked = try Self.run(
      git, ["ls-files", "-z", "--others", "--exclude-standard"].map(\.bytes))
    let known = Set(changes.map(\.path))
    changes += untracked.split(separator: 0).map(Array.init).filter { !known.contains($0) }
      .map { Change(path: $0, old: nil, new: .workTree) }
    return changes.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// Reads `:MODE MODE OBJECT OBJECT STATUS` and the path behind it, each ended by NUL.
  static func changes(in answer: [UInt8]) -> [Change] {
    let fields = answer.split(separator: 0)
    return stride(from: 0, to: fields.count - 1, by: 2).map { position in
      let words = fields[position].dropFirst().split(separator: UInt8(ascii: " "))
      let path = Array(fields[position + 1])
      guard words.count == 5 else { return Change(path: path, old: nil, new: nil) }
      return Change(
        path: path, old: content(mode: words[0], object: words[2]),
        new: content(mode: words[1], object: words[3]))
    }
  }

  /// Nil for what is no regular file; an object name of zeros means the file of the work tree.
  private static func content(
    mode: ArraySlice<UInt8>, object: ArraySlice<UInt8>
  ) -> Content? {
    guard mode.starts(with: "100".utf8) else { return nil }
    return object.allSatisfy { $0 == UInt8(ascii: "0") } ? .workTree : .object(Array(object))
  }

  /// Objects that one run of `cat-file` is asked for: so many names of SHA-256 fit into any pipe.
  private static let objectsAtOnce = GitProcess.maximumInputLength / 65

  /// The contents of blobs, in their order; nil for those that the store does not have.
  func contents(of objects: [[UInt8]]) throws(Failure) -> [[UInt8]?] {
    var contents: [[UInt8]?] = []
    var rest = objects[...]
    while !rest.isEmpty {
      let names = rest.prefix(Self.objectsAtOnce)
      rest = rest.dropFirst(names.count)
      let input = Array(names.joined(separator: [0x0A])) + [0x0A]
      let answer = try Self.run(git, ["cat-file", "--batch"].map(\.bytes), input: input)
      contents += Self.blobs(in: answer, count: names.count)
    }
    return contents
  }

  /// Reads `OBJECT TYPE SIZE`, a newline, the content, a newline, `count` times.
  static func blobs(in answer: [UInt8], count: Int) -> [[UInt8]?] {
    var rest = answer[...]
    return (0..<count).map { _ in
      let head = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(head.count + 1)
      let words = head.split(separator: UInt8(ascii: " "))
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0
      else { return nil }
      defer { rest = rest.dropFirst(size + 1) }
      return Array(rest.prefix(size))
    }
  }

  private static func run(
    _ git: GitProcess, _ arguments: [String], otherwise failure: Failure
  ) throws(Failure) -> [UInt8] {
    try run(git, arguments.map(\.bytes), otherwise: failure)
  }

  private static func run(
    _ git: GitProcess, _ arguments: [[UInt8]], input: [UInt8] = [],
    otherwise failure: Failure? = nil
  ) throws(Failure) -> [UInt8] {
    do throws(GitProcess.Failure) {
      return try git.output(arguments, input: input)
    } catch {
      switch error {
      case .notStarted(let code): throw .noGit(errno: code)
      case .failed(let status): throw failure ?? .gitFailed(status: status)
      }
    }
  }
}
