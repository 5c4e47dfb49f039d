import Foundation

@testable import FileScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A directory of its own for one test, removed at the end.
final class TemporaryTree {
  let path: [UInt8]

  init() throws {
    var template = Array("\(NSTemporaryDirectory())/repomap-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw SystemError.last }
    path = FileAccess.resolved(FileAccess.bytes(ofTerminated: made))
  }

  deinit {
    _ = try? run("/bin/rm", ["-rf", "--", text])
  }

  var text: String { String(decoding: path, as: UTF8.self) }

  func file(_ name: String, _ contents: String = "") throws {
    try file(Array(name.utf8), Array(contents.utf8))
  }

  /// Writes a file and makes the directories above it.
  func file(_ name: [UInt8], _ contents: [UInt8]) throws {
    try directory(BytePath.parent(of: name))
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let whole = BytePath.joined(path, name)
    let descriptor = FileAccess.withTerminated(whole) { open($0, flags, 0o644) }
    guard descriptor >= 0 else { throw SystemError.last }
    defer { FileAccess.close(descriptor) }
    guard write(descriptor, contents, contents.count) == contents.count else {
      throw SystemError.last
    }
  }

  func directory(_ name: [UInt8]) throws {
    var current = path
    for component in name.split(separator: ASCII.slash) {
      current = BytePath.joined(current, component)
      let status = FileAccess.withTerminated(current) { mkdir($0, 0o755) }
      if status != 0 && errno != EEXIST { throw SystemError.last }
    }
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, "\(text)/\(name)") == 0 else { throw SystemError.last }
  }

  func fifo(_ name: String) throws {
    guard mkfifo("\(text)/\(name)", 0o644) == 0 else { throw SystemError.last }
  }

  /// Runs git in the tree, or in a directory of it, and returns what it printed.
  @discardableResult
  func git(_ arguments: String..., in directory: String = "", input: [UInt8] = []) throws -> [UInt8]
  {
    try git(arguments, in: directory, input: input)
  }

  @discardableResult
  func git(
    _ arguments: [String], in directory: String = "", input: [UInt8] = []
  ) throws -> [UInt8] {
    let identity = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]
    return try run(
      "/usr/bin/env", ["git", "-C", "\(text)/\(directory)"] + identity + arguments, input: input)
  }

  /// git's list of the files that are not ignored.
  func gitList(in directory: String = "") throws -> Set<[UInt8]> {
    let output = try git("ls-files", "-co", "--exclude-standard", "-z", in: directory)
    return Set(output.split(separator: 0).map(Array.init).filter { $0.last != ASCII.slash })
  }

  /// The scanner's list, in its order.
  func scan(_ directory: String = "", _ options: ScanOptions = ScanOptions()) throws -> [String] {
    try scanResult(directory, options).files.map { String(decoding: $0.path, as: UTF8.self) }
  }

  func scanResult(
    _ directory: String = "", _ options: ScanOptions = ScanOptions()
  ) throws -> ScanResult {
    try FileScanner(options: options).scan(root: BytePath.joined(path, directory.utf8))
  }

  /// Whether `git` can be run; tests that ask it are skipped without it.
  static let hasGit: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "--version"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

/// A program that a test needed went wrong.
struct ToolFailure: Error {
  let arguments: [String]
  let status: Int32
}

/// Runs a program to its end; exit status 1 is an answer, as in `git check-ignore`.
@discardableResult
private func run(_ path: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  let (standardInput, output) = (Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
  try standardInput.fileHandleForWriting.close()
  let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  guard process.terminationStatus <= 1 else {
    throw ToolFailure(arguments: arguments, status: process.terminationStatus)
  }
  return bytes
}
