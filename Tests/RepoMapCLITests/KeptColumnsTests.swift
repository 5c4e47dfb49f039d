import Foundation
import TestSupport
import Testing

/// What `find`, `graph` and `map` keep of a folder changes no answer.
@Suite("Columns that are kept")
struct KeptColumnsTests {
  private let cache: TemporaryFolder

  init() throws { cache = try TemporaryFolder() }

  private static let questions = [
    ["find", "na", "--json"], ["find", "kind:class !path:f1", "--format", "tsv"],
    ["find", "nam3 | absent"], ["find", "nothing_like_it"], ["show", "name3", "--all"],
    ["graph", "edges", "--format", "json"], ["graph", "orphans", "--format", "text"],
    ["map", "--query", "what name3 does", "--explain", "--format", "json"],
    ["map", "--focus", "f2.py", "--tokens", "512"],
  ]

  private func expectSame(_ folder: TemporaryFolder, _ comment: String) throws {
    for question in Self.questions {
      let kept = try repomap(question + ["-q", "--cache-dir", cache.path + "/kept"], in: folder)
      let fresh = try repomap(question + ["-q", "--no-cache"], in: folder)
      let place: Comment = "\(question) \(comment)"
      #expect(kept.outputText == fresh.outputText, place)
      #expect(kept.errorText == fresh.errorText, place)
      #expect(kept.status == fresh.status, place)
    }
  }

  private static func source(_ random: inout SeededGenerator) -> String {
    let imported = Int.random(in: 0..<20, using: &random)
    return (0..<Int.random(in: 1...5, using: &random)).reduce("from f\(imported) import *\n") {
      text, _ in
      let name = "name\(Int.random(in: 0..<9, using: &random))"
      let used = "name\(Int.random(in: 0..<9, using: &random))"
      return text
        + (Bool.random(using: &random)
          ? "def \(name)(a):\n    return \(used)(a)\n"
          : "class \(name.uppercased()):\n    def \(used)(self): pass\n")
    }
  }

  @Test("after edits, additions and removals answers are those of a run without a cache")
  func edits() throws {
    var random = SeededGenerator(seed: 8)
    let folder = try TemporaryFolder()
    for number in 0..<100 { try folder.write("f\(number).py", Array(Self.source(&random).utf8)) }
    try folder.write("tool", Array("def name3(a): pass\n".utf8))
    // Files this old are believed by their fingerprints.
    usleep(2_100_000)
    try expectSame(folder, "when nothing is kept")
    try expectSame(folder, "when everything is kept")
    try folder.write("tool", Array("#!/usr/bin/env python3\ndef name3(a): pass\n".utf8))
    try expectSame(folder, "when a file has become source")
    for step in 0..<4 {
      for _ in 0..<(step == 2 ? 80 : 3) {
        let name = "f\(Int.random(in: 3..<120, using: &random)).py"
        if Int.random(in: 0..<4, using: &random) == 0 {
          unlink(folder.path + "/" + name)
        } else {
          try folder.write(name, Array(Self.source(&random).utf8))
        }
      }
      try expectSame(folder, "after step \(step)")
    }
  }

  @Test("a map whose files' tags are no longer in the store is made from the files")
  func lostTags() throws {
    var random = SeededGenerator(seed: 9)
    let folder = try TemporaryFolder()
    for number in 0..<20 { try folder.write("f\(number).py", Array(Self.source(&random).utf8)) }
    usleep(2_100_000)
    try expectSame(folder, "when nothing is kept")
    let place = ["--cache-dir", cache.path + "/kept"]
    #expect(try repomap(["cache", "prune", "--max-size", "0"] + place).status == .exited(0))
    #expect(try repomap(["cache", "status", "--json"] + place).json["files"] as? Int == 0)
    try expectSame(folder, "when tags are lost")
  }
}
