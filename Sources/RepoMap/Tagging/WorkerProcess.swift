import CSystem
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file for a worker process to tag.
struct ExtractionRequest: Sendable {
  let fileIndex: Int
  let path: [UInt8]
  /// Nil when only the content can tell.
  let language: Language?
  /// Whether the content is not asked for the language.
  let isChosen: Bool
  let byteCount: Int
  /// What an earlier run found, where nothing has touched the file since.
  var known: RootSnapshot.Entry?
  /// What to tag in the place of the file at `path`; nil where that is to be read.
  var content: [UInt8]?
}

/// Why no worker process could be started.
package struct WorkerStartError: Error {
  package let errno: Int32
}

/// The main process's handle on one worker process; replaces it when it dies.
///
/// Used by one task at a time: `WorkerPool` lends it out.
final class WorkerProcess {
  private let command: [[UInt8]]
  private let settings: WorkerSettings
  private let observer: any MappingObserver
  private let trace: RunTrace?
  private var running: (process: pid_t, socket: MessageSocket)?
  /// When it was sent the request that is to be answered next, or answered the one before; for a trace.
  private var waitingSince: UInt64 = 0
  /// Whether the running process has answered nothing yet.
  private var isFresh = true

  /// Wall time after which a file is given up although its process uses no processor time (a dead
  /// network disk): a multiple of the processor time limit, and at least half a minute.
  private var wallLimitInSeconds: Int {
    max(30, settings.timeLimitInMicroseconds / 1_000_000 * 6)
  }

  /// Where the observer has a trace, the worker process tells the times of its files.
  init(
    command: [[UInt8]], settings: WorkerSettings, observer: any MappingObserver
  ) {
    self.command = command
    self.observer = observer
    trace = observer.trace
    var settings = settings
    settings.tellsTimes = trace != nil
    self.settings = settings
  }

  deinit { stop(killing: false) }

  /// Tags `requests`, in their order; every request gets an answer.
  ///
  /// When the process dies, the file it was at is tried once more as the first of a fresh process:
  /// only one that fails there has crashed the parser. One that overran its time or memory is not tried
  /// again.
  func extract(_ requests: [ExtractionRequest]) throws(WorkerStartError) -> [FileTags] {
    var results: [FileTags] = []
    while results.count < requests.count {
      let socket = try start()
      let remaining = requests[results.count...]
      if trace != nil { waitingSince = MonotonicTime.now }
      try? socket.send(Self.message(for: remaining))
      for request in remaining {
        let wasFresh = isFresh
        observer.working(onFile: request.fileIndex)
        do {
          let tags = FileTags(fileIndex: request.fileIndex, payload: try socket.receive())
          // Before the file counts as done: a process that ends in between has it tried again.
          if let trace { record(try socket.receive(), of: tags, request, in: trace) }
          results.append(tags)
          isFresh = false
        } catch {
          if let trace { recordLoss(request, in: trace) }
          if let lost = outcome(of: error, wasFresh: wasFresh, for: request) {
            results.append(lost)
          }
          break
        }
      }
    }
    return results
  }

  /// Buries the process that failed at `request`; nil when the file is to be tried once more.
  private func outcome(
    of failure: MessageSocket.Failure, wasFresh: Bool, for request: ExtractionRequest
  ) -> FileTags? {
    let status = stop(killing: failure != .closed)
    let signal = csystem_signaled(status) != 0 ? csystem_signal(status) : 0
    if failure == .timedOut || signal == SIGPROF { return lost(request, .timedOut) }
    if csystem_exited(status) != 0 && csystem_exit_code(status) == ParserArena.exhaustedStatus {
      return lost(request, .outOfMemory)
    }
    guard wasFresh else { return nil }
    return lost(request, .crashed, signal: signal)
  }

  /// Keeps the time that the worker process has told of a file.
  private func record(
    _ message: [UInt8], of tags: FileTags, _ request: ExtractionRequest, in trace: RunTrace
  ) {
    guard let running, let times = FileTimes(message) else { return }
    waitingSince = times.end
    trace.add(
      RunTrace.FileSpan(
        path: request.path, language: tags.language, byteCount: tags.byteCount,
        process: running.process, start: times.start, end: times.end))
  }

  /// Keeps the time that a file took which the worker process did not survive.
  private func recordLoss(_ request: ExtractionRequest, in trace: RunTrace) {
    guard let running else { return }
    trace.add(
      RunTrace.FileSpan(
        path: request.path, language: request.language, byteCount: request.byteCount,
        process: running.process, start: waitingSince, end: MonotonicTime.now))
  }

  private func lost(
    _ request: ExtractionRequest, _ outcome: FileOutcome, signal: Int32 = 0
  ) -> FileTags {
    FileTags(
      fileIndex: request.fileIndex, outcome: outcome, language: request.language,
      byteCount: request.byteCount, failureCode: signal)
  }

  private static func message(for requests: ArraySlice<ExtractionRequest>) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(requests.count)
    for request in requests {
      writer.write(request.language.map { $0.index + 1 } ?? 0)
      writer.write(byte: request.isChosen ? 1 : 0)
      writer.write(request.path)
      writer.write(byte: request.content == nil ? 0 : 1)
      if let content = request.content { writer.write(content) }
    }
    return writer.bytes
  }

  /// The socket of the running process, started when there is none.
  private func start() throws(WorkerStartError) -> MessageSocket {
    if let running { return running.socket }
    var ends: (Int32, Int32) = (-1, -1)
    let result = withUnsafeMutablePointer(to: &ends) {
      $0.withMemoryRebound(to: Int32.self, capacity: 2) { makeSocketPair($0) }
    }
    guard result == 0 else { throw WorkerStartError(errno: errno) }
    defer { close(ends.1) }
    do {
      let process = try spawn(socket: ends.1)
      let socket = MessageSocket(
        descriptor: ends.0, receiveLimitInSeconds: wallLimitInSeconds)
      running = (process, socket)
      observer.monitor.workerStarted(process)
      isFresh = true
      try? socket.send(settings.payload)
      return socket
    } catch {
      close(ends.0)
      throw error
    }
  }

  /// Starts the command with `socket` as its standard input and nothing as its outputs.
  ///
  /// Ctrl-C goes to the whole foreground group; the main process decides what becomes of its workers,
  /// so they block the signals that it handles. Ctrl-Z is among them: a child that it stops before its
  /// program has begun would keep the starting thread, which waits for that, from stopping, and then the
  /// shell would wait for ever. A worker without a stopped program's requests rests anyway.
  private func spawn(socket: Int32) throws(WorkerStartError) -> pid_t {
    // What the C library says when the heap breaks is for nobody; the outcome tells it.
    let nothing = ProcessStart.Stream.file("/dev/null", flags: O_WRONLY)
    let (code, process) = ProcessStart(
      command: command, streams: [.descriptor(socket), nothing, nothing],
      blockedSignals: [SIGINT, SIGTERM, SIGHUP, SIGTSTP]
    ).run()
    guard code == 0 else { throw WorkerStartError(errno: code) }
    return process
  }

  private func makeSocketPair(_ ends: UnsafeMutablePointer<Int32>) -> Int32 {
    #if canImport(Darwin)
      let result = socketpair(AF_UNIX, SOCK_STREAM, 0, ends)
      guard result == 0 else { return result }
      var isOn: Int32 = 1
      for end in [ends[0], ends[1]] {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
      }
      return result
    #else
      return socketpair(
        AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, ends)
    #endif
  }

  /// Closes the socket, at which a healthy process ends, and returns the wait status.
  @discardableResult
  private func stop(killing: Bool) -> Int32 {
    guard let running else { return 0 }
    self.running = nil
    observer.monitor.workerEnded(running.process)
    shutdown(running.socket.descriptor, Int32(SHUT_RDWR))
    if killing { kill(running.process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(running.process, &status, 0) < 0 && errno == EINTR {}
    return status
  }
}
