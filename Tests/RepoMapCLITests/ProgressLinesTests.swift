import Foundation
import TestSupport
import Testing

@Suite("Progress as JSON Lines")
struct ProgressLinesTests {
  @Test(
    "each line keeps to the schema, stages begin and end once, and the last line has the totals",
    arguments: [["analyze", "--json"], ["tags"], ["find", "e"]])
  func lines(command: [String]) throws {
    let fixtures = projectPath + "/Tests/Fixtures/tags"
    let schema = try JSONSchema(repomap(["schema", "progress"]).output)
    let listed = try repomap(["files", fixtures]).output.count { $0 == UInt8(ascii: "\n") }
    let folder = command == ["find", "e"] ? ["e"] : []
    let result = try repomap(
      [command[0]] + folder + [fixtures, "--progress", "json", "--no-cache"])
    let lines = try result.errorText.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    #expect(lines.flatMap { schema.problems(in: $0) } == [])
    let events = lines.map { "\($0["event"] ?? "") \($0["stage"] ?? "")" }
    for stage in Set(events.map { $0.split(separator: " ")[1] }) {
      #expect(events.count { $0 == "begin \(stage)" } == 1)
      #expect(events.count { $0 == "end \(stage)" } == 1)
    }
    #expect(events.first == "begin scanning")
    let last = try #require(lines.last)
    #expect(last["event"] as? String == "end")
    #expect(last["filesFound"] as? Int == listed)
    #expect(last["filesDone"] as? Int == listed)
    #expect((last["bytesFound"] as? Int ?? 0) > 0)
  }

  @Test("a configuration file may ask for it, and a run that is slow tells how far it is")
  func configured() throws {
    let folder = try TemporaryFolder.slow(fileCount: 4)
    try folder.write(".repomap.toml", Array("progress = \"json\"\njobs = 1\n".utf8))
    let result = try repomap(["analyze"], in: folder)
    #expect(result.status == .exited(0))
    let lines = result.errorText.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("{\"event\":") }, "\(result.errorText)")
    #expect(lines.contains { $0.hasPrefix(#"{"event":"progress","stage":"extracting","#) })
  }
}
