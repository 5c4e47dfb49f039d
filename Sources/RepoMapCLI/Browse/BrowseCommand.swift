internal import ArgumentParser
import FileScanning
import RepoMap
import TUI

struct BrowseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Shows files, identifiers, their uses and what matters on the whole screen.",
    discussion: """
      Views have numbers: 1 files, 2 identifiers, 3 definitions of a file, 4 references, 5 map, \
      6 problems. / filters a view, f finds any identifier, ? lists all keys, q quits. What changes on \
      disk changes on the screen.

      EXAMPLES
        repomap browse
        repomap browse ~/src/django
        repomap browse --script tour.txt --size 100x30
      """
  )

  @Argument(help: ArgumentHelp("The folder to browse.", valueName: "path"))
  var path = ByteArgument(".")

  @Option(
    help: ArgumentHelp(
      "Take keys from a file, and print the screens that it asks for; needs no terminal.",
      valueName: "file"))
  var script: ByteArgument?

  @Option(help: ArgumentHelp("Columns and rows with --script.", valueName: "WxH"))
  var size = "80x24"

  @Flag(
    help: """
      Print PATH:LINE of what is marked, or of what enter is pressed on, and end; q and ctrl-c end \
      with 130.
      """)
  var pick = false

  @Flag(name: [.customShort("0"), .customLong("null")], help: "With --pick, end lines with a NUL.")
  var isNULEnded = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var refusesMouse = false

  @OptionGroup(title: "Files") var scan: ScanOptionGroup
  @OptionGroup(title: "Parsing") var extraction: ExtractionOptionGroup
  @OptionGroup(title: "Terminal") var terminal: TerminalOptionGroup

  func validate() throws {
    guard WindowSize(text: size) != nil else {
      throw ValidationError("--size takes WxH, as 100x30")
    }
    if scan.filesFrom != nil {
      throw ValidationError("--files-from names files once: browse takes a folder")
    }
  }

  func run() async throws {
    if let script { return try await run(script: script) }
    // A folder that cannot be scanned is told before the screen is taken over.
    if !path.bytes.isDirectory { _ = try scanned() }
    guard let screen = FullScreen(takesMouse: !refusesMouse) else {
      throw CommandError(
        what: "there is no terminal to browse on", hint: "`repomap find` and `refs` need none")
    }
    let engine = try engine { screen.wake() }
    engine.inbox.start {
      do throws(ScanError) {
        try await engine.follow()
      } catch {
        engine.inbox.post(.message(Line("the folder cannot be read", .red)))
      }
    }
    let picked = await browse(on: screen, engine)
    guard pick else { return }
    guard !picked.isEmpty else { throw CancelledError() }
    try writeAnswer(picked)
  }

  /// Runs the loop on a thread of its own; tasks share few.
  private func browse(on screen: FullScreen, _ engine: BrowseEngine) async -> [BrowseTarget] {
    let (policy, picks, keymap) = (terminal.screenPolicy, pick, keymap)
    return await withCheckedContinuation { continuation in
      startThread {
        var session = BrowseSession(
          screen: screen, policy: policy, engine: engine, picks: picks, keymap: keymap)
        continuation.resume(returning: session.run())
      }
    }
  }

  /// The keys with the reader's own changes; those that cannot be are told.
  private var keymap: BrowseKeymap {
    let (keymap, problems) = BrowseKeymap.changed(by: Settings.current.texts(.browseKeys))
    ErrorReport.warn(problems.map { (Array(SettingKey.browseKeys.rawValue.utf8), $0) })
    return keymap
  }

  /// The places below the folder as it was given.
  private func writeAnswer(_ targets: [BrowseTarget]) throws {
    let isHere = path.bytes == [UInt8(ascii: ".")]
    let output = OutputWriter()
    for target in targets {
      try output.write(isHere ? target.text : path.bytes + [UInt8(ascii: "/")] + target.text)
      try output.write([isNULEnded ? 0 : UInt8(ascii: "\n")])
    }
    try output.flush()
  }

  private func run(script: ByteArgument) async throws {
    guard let text = WholeFile.read(script.bytes), let size = WindowSize(text: size) else {
      throw CommandError(
        what: "cannot read the script \(String(decoding: script.bytes, as: UTF8.self))",
        hint: "check the path")
    }
    let engine = try engine {}
    let data = BrowseData(files: try scanned())
    var driver = BrowseScript(
      engine: engine, policy: terminal.policy, size: size, data: data, keymap: keymap)
    engine.carryOut(.rescan)
    try await driver.run(text)
  }

  /// The listing, to find out whether the folder can be read at all.
  private func scanned() throws(CommandError) -> ScannedFiles {
    do throws(ScanError) {
      return try FileScanner(options: scan.scanOptions).scan(root: path.bytes).files
    } catch {
      throw CommandError(error, root: path.bytes, list: [])
    }
  }

  private func engine(wake: @escaping @Sendable () -> Void) throws -> BrowseEngine {
    let store = extraction.cache.openStore(memory: extraction.memory, goesOn: true)
    let (extraction, listing) = (extraction, scan.listing)
    return BrowseEngine(
      root: path.bytes.absolutePath ?? path.bytes, scanOptions: scan.scanOptions,
      inbox: BrowseInbox(wake: wake),
      colorMapper: extraction.mapper(
        .leaves, observer: SilentObserver(), store: nil, listing: listing)
    ) { extraction.mapper(.stored, observer: $0, store: store, listing: listing) }
  }
}
