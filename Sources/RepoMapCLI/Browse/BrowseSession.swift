import FileScanning
import RepoMap
import TUI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The loop of the browser on a terminal: waits for keys and results, and draws what has changed.
struct BrowseSession {
  private let screen: FullScreen
  private let policy: TerminalPolicy
  private let engine: BrowseEngine
  private var model: BrowseModel
  private var decoder = InputDecoder()
  private var painter: ScreenPainter
  private var pace = FramePace()
  /// Since when an escape waits for the rest of its sequence.
  private var escapeTime: ContinuousClock.Instant?
  private var isOver = false
  private var picked: [BrowseTarget] = []

  /// So long an escape may wait for the rest of its sequence, fzf's and vim's order of magnitude.
  private static let escapePatience = Duration.milliseconds(25)
  /// Longer while the terminal answers questions, which may come over a slow line in parts.
  private static let answerPatience = Duration.milliseconds(100)

  init(
    screen: FullScreen, policy: TerminalPolicy, engine: BrowseEngine, picks: Bool,
    keymap: BrowseKeymap
  ) {
    self.screen = screen
    self.policy = policy
    self.engine = engine
    let nothing = BrowseData(files: ScannedFiles())
    model = BrowseModel(size: screen.size, data: nothing, picks: picks, keymap: keymap)
    painter = ScreenPainter(
      encoder: LineEncoder(stream: policy.output, isUnicode: policy.isUnicode))
  }

  /// Runs until the reader quits or the terminal is gone; returns what was picked.
  mutating func run() -> [BrowseTarget] {
    screen.enter()
    defer { screen.leave() }
    while !isOver {
      let frameWait = pace.millisecondsLeft(at: .now)
      if frameWait == nil { draw() }
      switch screen.wait(milliseconds: [frameWait, escapeWait].compactMap(\.self).min()) {
      case .input(let bytes):
        take(decoder.feed(bytes))
        escapeTime = decoder.isWaiting ? .now : nil
      case .timeout, .woken: break
      case .closed: return []
      }
      if escapeWait == 0 {
        escapeTime = nil
        take(decoder.flush())
      }
      if screen.size != model.size { handle(.resized(screen.size)) }
      for event in engine.inbox.takeAll() { handle(event) }
    }
    return picked
  }

  /// Milliseconds until an escape that waits is the key itself; nil where none does.
  private var escapeWait: Int? {
    guard let escapeTime else { return nil }
    let patience = screen.isAnswering ? Self.answerPatience : Self.escapePatience
    return max(0, Int(((escapeTime + patience - .now) / .milliseconds(1)).rounded(.up)))
  }

  private mutating func take(_ events: [InputEvent]) {
    for event in events {
      switch event {
      case .key(let key):
        // Kitty's protocol leaves it to the program what Ctrl-C and Ctrl-Z do.
        if let signal = key.signal { kill(0, signal) } else { handle(.key(key)) }
      case .report(let report): screen.take(report)
      case .paste(let text): handle(.paste(text))
      case .mouse(let mouse): handle(.mouse(mouse))
      }
    }
  }

  private mutating func handle(_ event: BrowseEvent) {
    for effect in model.update(event) {
      switch effect {
      case .quit: isOver = true
      case .pick(let targets): (picked, isOver) = (targets, true)
      case .copy(let text): screen.write(ClipboardSequence.bytes(copying: text))
      case .redraw: painter.invalidate()
      case .edit(let target): edit(target)
      default: engine.carryOut(effect)
      }
    }
  }

  private mutating func draw() {
    if screen.takeNeedsRepaint() { painter.invalidate() }
    let lines = BrowseView(model, glyphs: policy.glyphs).lines
    screen.write(painter.paint(lines, size: model.size))
  }

  /// Lends the terminal to the reader's editor.
  private mutating func edit(_ target: BrowseTarget) {
    let path = engine.root + [UInt8(ascii: "/")] + target.path
    let editor = Editor.preferred
    var hasStarted = false
    screen.lend { hasStarted = editor.open(path, row: target.row ?? 0) }
    if !hasStarted { handle(.message(Line("cannot start the editor ", .red) + Line(editor.name))) }
  }
}
