/// Decides what progress writes and when: a state machine over a clock value, without any input or
/// output of its own.
struct ProgressSession {
  /// A run that ends sooner shows nothing: a flash of a block only disturbs.
  static let quietTime = Duration.milliseconds(500)
  /// At most ten frames a second.
  static let frameInterval = Duration.milliseconds(100)
  /// After a change of size nothing is drawn for this long.
  ///
  /// A terminal or multiplexer may already show the next size when it tells this one: tmux reports
  /// a second change up to 250 ms late.
  static let settleTime = Duration.milliseconds(300)

  private let policy: TerminalPolicy
  private let stages: [ProgressStage]
  private let encoder: LineEncoder
  private var meter = ProgressMeter()
  private var painter: BlockPainter
  private var plain: PlainProgress
  private var taskMark: TaskMark
  private var json = JSONProgress()
  private var waiting: [Line] = []
  private var lastFrame: Duration?
  private var lastSize: WindowSize?
  private var settledAt = Duration.zero
  private var isSuspended = false
  private var isOver = false

  init(policy: TerminalPolicy, stages: [ProgressStage]) {
    self.policy = policy
    self.stages = stages
    encoder = LineEncoder(stream: policy.error, isUnicode: policy.isUnicode)
    painter = BlockPainter(encoder: encoder, reflows: policy.reflowsOnResize)
    taskMark = TaskMark(isOn: policy.showsTaskProgress)
    plain = PlainProgress(schedule: policy.progress == .words ? .milestones : .sparse)
  }

  /// How long after `now` the next tick is due.
  func wait(after now: Duration) -> Duration {
    switch policy.progress {
    case .json: JSONProgress.interval
    case .live: max(Self.quietTime - now, Self.frameInterval)
    default: max(Self.quietTime - now, Self.frameInterval * 5)
    }
  }

  /// Tells how fast a run before was, for the time that is left.
  mutating func expect(bytesPerSecond: Double) {
    meter.expect(bytesPerSecond: bytesPerSecond)
  }

  /// The bytes that are due at `now`; none most of the time.
  mutating func tick(
    _ reading: ProgressReading, at now: Duration, size: WindowSize,
    fileName: (Int) -> SafeText? = { _ in nil }
  ) -> [UInt8] {
    guard !isOver, !isSuspended, policy.progress != .never else { return [] }
    guard now >= Self.quietTime || policy.progress == .json else { return [] }
    var snapshot = meter.update(reading, at: now, stages: stages)
    if policy.progress == .json { return lines(json.update(snapshot)) }
    guard policy.progress == .live else { return lines(plain.update(snapshot)) }
    guard isFrameDue(at: now, size: size) else { return [] }
    snapshot.fileName = reading.currentFile < 0 ? nil : fileName(reading.currentFile)
    return frame(snapshot, size: size)
  }

  /// The bytes of a line that stays, above the block; with a block on the screen it waits for the
  /// next frame, which draws both.
  mutating func log(_ line: Line) -> [UInt8] {
    guard painter.shown.isEmpty else {
      waiting.append(line)
      return []
    }
    return lines([line])
  }

  /// Takes the block from the screen and draws no more until `resume`.
  mutating func suspend(size: WindowSize) -> [UInt8] {
    isSuspended = true
    return erase(size: size)
  }

  /// Draws again, from the next tick on.
  mutating func resume() {
    isSuspended = false
    lastSize = nil
  }

  /// The last frame if there was a first one, and `closing` below it.
  mutating func finish(
    _ reading: ProgressReading, at now: Duration, size: WindowSize, closing: Line?, keepsBlock: Bool
  ) -> [UInt8] {
    guard !isOver else { return [] }
    isOver = true
    let snapshot = meter.update(reading, at: now, stages: stages)
    var bytes: [UInt8] = []
    if policy.progress == .json { bytes += lines(json.update(snapshot, isLast: true)) }
    if isPlain && now >= Self.quietTime { bytes += lines(plain.update(snapshot)) }
    if !painter.shown.isEmpty {
      bytes += keepsBlock ? lastFrame(snapshot, size: size) : erase(size: size)
    }
    painter.release()
    return bytes + lines(closing.map { [$0] } ?? [])
  }

  /// The bytes that take the block away and write `line` in its place.
  mutating func interrupt(size: WindowSize, line: Line?) -> [UInt8] {
    guard !isOver else { return [] }
    isOver = true
    return erase(size: size) + lines(line.map { [$0] } ?? [])
  }

  private var isPlain: Bool { policy.progress == .plain || policy.progress == .words }

  /// Whether a frame may be drawn: not too soon, and not while the size still changes.
  private mutating func isFrameDue(at now: Duration, size: WindowSize) -> Bool {
    if let lastSize, lastSize != size { settledAt = now + Self.settleTime }
    lastSize = size
    guard now >= settledAt else { return false }
    return lastFrame.map { now - $0 >= Self.frameInterval } ?? true
  }

  private mutating func frame(_ snapshot: ProgressSnapshot, size: WindowSize) -> [UInt8] {
    let block = ProgressFrame.render(snapshot, size: size, glyphs: policy.glyphs)
    guard block != painter.shown || !waiting.isEmpty else { return [] }
    lastFrame = snapshot.now
    let mark = snapshot.fraction.map { taskMark.show(percent: Int($0 * 100)) } ?? []
    return paint(block, size: size) + mark
  }

  /// Stages that never began have nothing to say at the end.
  private mutating func lastFrame(_ snapshot: ProgressSnapshot, size: WindowSize) -> [UInt8] {
    var begun = snapshot
    begun.stages = stages.filter { snapshot.state(of: $0) != .pending }
    let block = ProgressFrame.render(begun, size: size, glyphs: policy.glyphs)
    return paint(block, size: size) + taskMark.clear()
  }

  private mutating func erase(size: WindowSize) -> [UInt8] {
    guard !painter.shown.isEmpty else { return [] }
    defer { painter.release() }
    return paint([], size: size) + taskMark.clear()
  }

  private mutating func paint(_ block: [Line], size: WindowSize) -> [UInt8] {
    defer { waiting = [] }
    return painter.paint(block, above: waiting, columns: size.columns)
  }

  private func lines(_ lines: [Line]) -> [UInt8] {
    lines.flatMap { encoder.encode($0, fixesColumns: false) + [UInt8(ascii: "\n")] }
  }
}
