import FileScanning
import Foundation
import RepoMap
import TUI
import TestSupport
import Testing

@testable import RepoMapCLI

/// The browser's state and view, without terminal, tasks or clock.
@Suite("Browser's model")
struct BrowseModelTests {
  private func model(
    _ names: [String], size: WindowSize = WindowSize(columns: 60, rows: 10)
  ) throws -> BrowseModel {
    BrowseModel(size: size, data: try data(names))
  }

  private func data(_ names: [String]) throws -> BrowseData {
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
    let scan = try FileScanner().scan(root: Array(folder.path.utf8))
    return BrowseData(files: scan.files)
  }

  private func press(_ model: inout BrowseModel, _ keys: String...) -> [BrowseEffect] {
    keys.flatMap { Key(named: $0).map { model.update(.key($0)) } ?? [] }
  }

  private func chosen(_ model: BrowseModel) -> String {
    String(decoding: model.target?.path ?? [], as: UTF8.self)
  }

  private func searches(_ effects: [BrowseEffect]) -> [Int] {
    effects.compactMap { effect in
      if case .search(let number, _) = effect { number } else { nil }
    }
  }

  @Test(
    "a filter asks for a search with each letter, and the answer to an older one changes nothing")
  func staleSearch() throws {
    var model = try model(["a.py", "b.py", "c.py"])
    let asked = searches(press(&model, "/", "b", "p"))
    #expect(asked == [1, 2])
    _ = model.update(.found(number: 1, .files, .init(numbers: [0, 1, 2], totalCount: 3)))
    #expect(chosen(model) == "a.py")
    _ = model.update(.found(number: 2, .files, .init(numbers: [1], totalCount: 1)))
    #expect(chosen(model) == "b.py")
    _ = model.update(.found(number: 1, .files, .init(numbers: [0, 1, 2], totalCount: 3)))
    #expect(model.list.numbers == [1])
    _ = press(&model, "esc")
    #expect(model.list.numbers == [0, 1, 2])
  }

  @Test("a preview of a file that is no longer chosen is not shown")
  func stalePreview() throws {
    var model = try model(["a.py", "b.py"])
    _ = press(&model, "j")
    let late = BrowsePreview(path: Array("a.py".utf8), source: Array("x\n".utf8))
    _ = model.update(.preview(number: 0, late))
    #expect(model.preview == nil)
  }

  @Test("uses of a name that is no longer asked for are not shown")
  func staleReferences() throws {
    var model = try model(["a.py"])
    _ = model.askForReferences(to: Array("new".utf8))
    func use(of name: String) -> BrowseEvent {
      let target = BrowseTarget(path: Array("a.py".utf8), row: 0, name: Array(name.utf8))
      return .references(
        target.name, [BrowseItem(target: target, text: target.name, label: "=")])
    }
    _ = model.update(use(of: "old"))
    #expect(model.source.references.isEmpty && model.isWaiting)
    _ = model.update(use(of: "new"))
    #expect(model.source.references.map(\.text) == [Array("new".utf8)] && !model.isWaiting)
  }

  @Test("what was chosen stays chosen when files come and go above it")
  func selection() throws {
    var model = try model(["b.py", "d.py", "f.py"])
    _ = press(&model, "j")
    #expect(chosen(model) == "d.py")
    _ = model.update(.data(try data(["a.py", "b.py", "c.py", "d.py", "e.py"])))
    #expect(chosen(model) == "d.py")
    _ = model.update(.data(try data(["a.py", "b.py"])))
    #expect(chosen(model) == "b.py")
  }

  @Test("results that speak of an older index are dropped when it is swapped")
  func swap() throws {
    var model = try model(["a.py", "b.py", "c.py"])
    let asked = searches(press(&model, "/", "p"))
    _ = press(&model, "enter", "6")
    _ = model.update(.data(try data(["a.py"])))
    _ = model.update(
      .found(number: asked.last ?? 0, .files, .init(numbers: [0, 1, 2], totalCount: 3)))
    #expect(model.lists[.files]?.numbers == [])
    let again = searches(press(&model, "1"))
    _ = model.update(.found(number: again.last ?? 0, .files, .init(numbers: [0], totalCount: 1)))
    #expect(chosen(model) == "a.py")
    #expect(BrowseView(model, glyphs: .unicode).lines.count == 10)
  }

  @Test("keys that stand for two things are none")
  func conflicts() {
    let keys = BrowseKeymap.standard.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for key in keys {
      for name in key.split(separator: " ") { #expect(Key(named: String(name)) != nil, "\(key)") }
      // A sequence never begins with a key that does something by itself.
      if let first = key.split(separator: " ").first, key.contains(" ") {
        #expect(!keys.contains(String(first)))
      }
    }
  }

  @Test("letters are text while a filter is typed, and arrows move")
  func typing() throws {
    var model = try model(["a.py", "b.py", "c.py"])
    _ = press(&model, "/", "q", "backspace", "down", "ctrl-n")
    #expect(chosen(model) == "c.py")
    #expect(model.isTyping)
  }

  /// Rows as they are written, ESC as `^`, from the second one on.
  private func drawn(_ model: BrowseModel, _ color: ColorDepth) -> [String] {
    let stream = StreamStyle(isTerminal: true, color: color, hasAttributes: true)
    let encoder = LineEncoder(stream: stream, isUnicode: true)
    return BrowseView(model, glyphs: .unicode).lines.dropFirst().map { line in
      String(decoding: encoder.encode(line), as: UTF8.self)
        .replacingOccurrences(of: "\u{1B}[", with: "^")
    }
  }

  @Test("what is chosen, marked and found is told by more than colour, in each depth of colour")
  func styles() throws {
    var model = try model(["ab.py", "b.py", "c.py"], size: WindowSize(columns: 24, rows: 6))
    _ = press(&model, "space")
    let asked = searches(press(&model, "/", "b"))
    _ = model.update(
      .found(number: asked.last ?? 0, .files, .init(numbers: [0, 1], totalCount: 2)))
    let blanks = String(repeating: " ", count: 17)
    for depth in [ColorDepth.ansi16, .ansi256, .rgb] {
      #expect(
        drawn(model, depth).prefix(2) == [
          "^1;7m▸*^m^7ma^m^1;7;32mb^m^7m.py\(blanks)^m", " ^33m ^m^1;32mb^m.py",
        ])
    }
    #expect(
      drawn(model, .none).prefix(2) == [
        "^1;7m▸*^m^7ma^m^1;7mb^m^7m.py\(blanks)^m", "  ^1mb^m.py",
      ])
  }

  @Test("a filter that is no longer wanted is given up")
  func unwanted() throws {
    let source = BrowseSource(data: try data(["a.py", "b.py"]))
    let search = BrowseSearch(source: source, view: .files, query: Array("b".utf8))
    #expect(search.run { true }?.totalCount == 1)
    #expect(search.run { false } == nil)
  }

  @Test(
    "an editor gets the line as it wants it",
    arguments: [
      ("vi", "vi +3 /r/a.py"), ("/usr/bin/emacs -nw", "/usr/bin/emacs -nw +3 /r/a.py"),
      ("code -n", "code -n --goto /r/a.py:3"), ("hx", "hx /r/a.py:3"), ("zed", "zed /r/a.py:3"),
    ])
  func editors(command: String, expected: String) {
    let editor = Editor(command: command.utf8.split(separator: 0x20).map { Array($0) })
    let arguments = editor.arguments(path: Array("/r/a.py".utf8), row: 2)
    #expect(
      arguments.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") == expected)
  }

  @Test("any keys at any size leave a screen that fits", arguments: 1...20)
  func anyKeys(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let names = BrowseKeymap.standard.bindings.flatMap(\.keys).flatMap { $0.split(separator: " ") }
    var model = try model((0..<30).map { "src/日本語/file\($0).py" })
    for _ in 0..<200 {
      let size = WindowSize(
        columns: Int.random(in: 1...150, using: &random),
        rows: Int.random(in: 1...40, using: &random))
      if Int.random(in: 0..<10, using: &random) == 0 { _ = model.update(.resized(size)) }
      let name = names.randomElement(using: &random).map(String.init) ?? "j"
      if let key = Key(named: name) { _ = model.update(.key(key)) }
      let lines = BrowseView(model, glyphs: .unicode).lines
      #expect(lines.count <= model.size.rows)
      #expect(lines.allSatisfy { $0.width <= model.size.columns }, "seed \(seed)")
    }
  }

  @Test("marks stay with their files when the listing changes, and go with them")
  func marks() throws {
    var model = try model(["a.py", "b.py", "c.py"])
    _ = press(&model, "space", "space")
    #expect(model.places.map { String(decoding: $0.path, as: UTF8.self) } == ["a.py", "b.py"])
    let shown = BrowseView(model, glyphs: .unicode).lines.map(\.text.description)
    #expect(shown[1].hasPrefix(" *a.py") && shown[3].hasPrefix("▸ c.py"))
    _ = model.update(.data(try data(["0.py", "b.py", "c.py"])))
    #expect(model.places.map { String(decoding: $0.path, as: UTF8.self) } == ["b.py"])
    _ = press(&model, "g", "g", "j", "space")
    #expect(model.marks.isEmpty)
    #expect(chosen(model) == "c.py")
  }

  @Test("copying asks for the text of the places, and refuses what is too much")
  func copies() throws {
    func copied(_ effects: [BrowseEffect]) -> [String] {
      effects.compactMap { effect in
        if case .copy(let text) = effect { String(decoding: text, as: UTF8.self) } else { nil }
      }
    }
    var model = try model(["a.py", "b.py"])
    #expect(copied(press(&model, "y")) == ["a.py"])
    #expect(copied(press(&model, "space", "space", "y")) == ["a.py\nb.py"])
    let long = (0..<50).map { String(repeating: "d", count: 200) + "\($0).py" }
    model = try self.model(long)
    #expect(copied(press(&model, "y")).count == 1)
    for _ in long { _ = press(&model, "space") }
    #expect(copied(press(&model, "y")).isEmpty)
    #expect(model.message.text.description.contains("too much"))
  }

  @Test("a click chooses a row, a second one opens it, a tab is shown, and outside nothing happens")
  func clicks() throws {
    var model = try model(
      ["a.py", "b.py", "c.py"], size: WindowSize(columns: 100, rows: 10))
    func click(_ column: Int, _ row: Int) {
      _ = model.update(.mouse(Mouse(.press, column: column, row: row)))
    }
    click(3, 2)
    #expect(chosen(model) == "b.py")
    click(3, 8)
    click(80, 1)
    #expect(chosen(model) == "b.py")
    _ = model.update(.mouse(Mouse(.wheel(1), column: 0, row: 0)))
    #expect(chosen(model) == "c.py")
    click(3, 3)
    #expect(model.view == .definitions)
    click(2, 0)
    #expect(model.view == .files)
    let tabs = BrowseView(model, glyphs: .unicode).lines[0].text.description
    let map = tabs.distance(
      from: tabs.startIndex, to: tabs.range(of: "Map")?.lowerBound ?? tabs.startIndex)
    click(map, 0)
    #expect(model.view == .map)
  }

  @Test("keys can be given to other actions, and what cannot be is told")
  func keys() throws {
    let (keymap, problems) = BrowseKeymap.changed(by: ["x=mark", "j=up-one", "ctrl-t=find"])
    #expect(problems.isEmpty)
    #expect(keymap.meaning(of: Key(.character("x")), after: nil) == .action(.mark))
    #expect(keymap.meaning(of: Key(.character("j")), after: nil) == .action(.move(-1)))
    #expect(keymap.meaning(of: Key(.down), after: nil) == .action(.move(1)))
    var model = BrowseModel(
      size: WindowSize(columns: 60, rows: 10), data: try data(["a.py", "b.py"]), keymap: keymap)
    _ = press(&model, "x")
    #expect(model.marks.count == 1)
    let help =
      press(&model, "?").isEmpty
      ? BrowseView(model, glyphs: .unicode).lines.map(\.text.description).joined() : ""
    #expect(!help.isEmpty)
    for (change, problem) in [
      ("x", "write it as KEY=NAME"), ("hyper-x=mark", "no such key"),
      ("x=nonsense", "repomap help keys"), ("g=mark", "another key begins with it"),
      ("q d=mark", "or it with another"),
    ] {
      let (keymap, problems) = BrowseKeymap.changed(by: [change])
      #expect(problems.count == 1 && problems[0].contains(problem), "\(problems)")
      #expect(keymap.bindings.map(\.keys) == BrowseKeymap.standard.bindings.map(\.keys))
    }
  }
}
