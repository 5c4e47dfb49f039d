import RepoMap
import TUI

/// Drives the browser from a file instead of a keyboard, without a terminal: for tests and recordings.
///
/// A command a line: `key NAME…`, `type TEXT`, `click COLUMN ROW`, `wheel up|down`, `wait idle`, `size WxH`, `snapshot [TITLE]`,
/// `expect TEXT`; empty lines and those that begin with `#` say nothing.
struct BrowseScript {
  private let engine: BrowseEngine
  private let policy: TerminalPolicy
  private let output = OutputWriter()
  private var model: BrowseModel
  private var isOver = false

  init(
    engine: BrowseEngine, policy: TerminalPolicy, size: WindowSize, data: BrowseData,
    keymap: BrowseKeymap
  ) {
    self.engine = engine
    self.policy = policy
    model = BrowseModel(size: size, data: data, keymap: keymap)
  }

  /// Obeys one line after the other; throws where an expectation does not hold.
  mutating func run(_ script: [UInt8]) async throws {
    let lines = script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !isOver {
      let text = String(decoding: line, as: UTF8.self)
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      try await obey(parts[0], parts.count > 1 ? parts[1] : "", line: number + 1)
    }
    try output.flush()
  }

  private mutating func obey(_ command: String, _ argument: String, line: Int) async throws {
    switch command {
    case "key": try press(argument.split(separator: " ").map(String.init), line: line)
    case "click":
      let place = argument.split(separator: " ").compactMap { Int($0) }
      guard place.count == 2, place.allSatisfy({ $0 > 0 }) else {
        throw Self.wrong(line, "click takes a column and a row, from 1")
      }
      handle(.mouse(Mouse(.press, column: place[0] - 1, row: place[1] - 1)))
    case "wheel": handle(.mouse(Mouse(.wheel(argument == "up" ? -1 : 1), column: 0, row: 1)))
    case "type": for character in argument { handle(.key(Key(.character(character)))) }
    case "wait" where argument == "idle": await waitUntilIdle()
    case "size":
      guard let size = WindowSize(text: argument) else { throw Self.wrong(line, "size takes WxH") }
      handle(.resized(size))
    case "snapshot": try writeSnapshot(argument)
    case "expect": try expect(argument, line: line)
    default: throw Self.wrong(line, "no command '\(command)'")
    }
  }

  private mutating func press(_ names: [String], line: Int) throws(CommandError) {
    for name in names {
      guard let key = Key(named: name) else { throw Self.wrong(line, "no key '\(name)'") }
      handle(.key(key))
    }
  }

  private mutating func handle(_ event: BrowseEvent) {
    for effect in model.update(event) {
      if case .quit = effect { isOver = true }
      engine.carryOut(effect)
    }
  }

  /// Lets every task report and every report be heard.
  private mutating func waitUntilIdle() async {
    while !engine.inbox.isIdle {
      for event in engine.inbox.takeAll() { handle(event) }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  private var frame: [String] {
    BrowseView(model, glyphs: policy.glyphs).lines.map(\.text.description)
  }

  private func writeSnapshot(_ title: String) throws {
    try output.write("--- \(title)\n")
    for line in frame {
      let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
      try output.write(line[..<end] + "\n")
    }
  }

  /// Throws where the text is not on the screen, which is then printed.
  private func expect(_ text: String, line: Int) throws {
    guard !frame.contains(where: { $0.contains(text) }) else { return }
    try writeSnapshot("line \(line)")
    try output.flush()
    throw CommandError(
      what: "line \(line) of the script: '\(text)' is not on the screen",
      status: ExitStatus.negative)
  }

  private static func wrong(_ line: Int, _ what: String) -> CommandError {
    CommandError(
      what: "line \(line) of the script: \(what)",
      hint: "commands: key, type, click, wheel, wait idle, size, snapshot, expect")
  }
}

extension WindowSize {
  /// A size as `100x30`.
  init?(text: String) {
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else { return nil }
    self.init(columns: parts[0], rows: parts[1])
  }
}
