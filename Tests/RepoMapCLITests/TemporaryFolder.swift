import Foundation
import TestSupport

/// A folder that lives as long as the test that made it.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    let base = FileManager.default.temporaryDirectory.appending(
      path: "repomap-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.resolvingSymlinksInPath().path()
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  /// Takes the parser some tenths of a second, its time being quadratic in a run of quotes; another text
  /// each time, lest the store knows it.
  static var slowJavaScript: String {
    String(repeating: "\"", count: 12_000) + "\n// \(UUID())\n"
  }

  /// So many slow files beside a quick one: some tenths of a second each.
  static func slow(fileCount: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["a.py": "class A: pass\n"])
    for number in 0..<fileCount { try folder.write("slow\(number).js", Array(slowJavaScript.utf8)) }
    return folder
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Writes a file whose name need not be UTF-8.
  func write(rawName: [UInt8], _ text: String) {
    let file = (Array(path.utf8) + [0x2F] + rawName + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o644) } ?? -1
      }
    }
    _ = Array(text.utf8).withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}

/// Runs the built binary in `folder`.
func repomap(
  _ arguments: [String], in folder: TemporaryFolder? = nil, input: [UInt8] = [],
  outputPath: String? = nil
) throws -> CommandResult {
  try run(
    try BuiltProduct.repomap(), arguments, input: input, directory: folder?.path,
    outputPath: outputPath)
}

/// The checkout that these tests belong to.
let projectPath = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path()

extension CommandResult {
  var json: [String: Any] {
    get throws {
      try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any] ?? [:]
    }
  }

  /// `outcomes` of an analysis, less the zeros.
  var outcomes: [String: Int] {
    get throws { (try json["outcomes"] as? [String: Int] ?? [:]).filter { $0.value > 0 } }
  }

  var jsonLines: [[String: Any]] {
    get throws {
      try output.split(separator: UInt8(ascii: "\n")).map {
        try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] ?? [:]
      }
    }
  }
}
