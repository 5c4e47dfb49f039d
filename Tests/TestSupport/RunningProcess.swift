internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How long a test waits for what must come: a busy machine is no failure, a hang is.
package let patience = Duration.seconds(120)

/// What a finished program left behind.
package struct CommandResult: Sendable {
  package var output: [UInt8]
  package var error: [UInt8]
  package var status: ProcessStatus

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: error, as: UTF8.self) }
}

/// A program started without a terminal, its streams on pipes.
package final class RunningProcess {
  package let processID: Int32
  private var input: Int32
  private var channels: [Channel]

  /// An output stream and what has come through it.
  private struct Channel {
    var descriptor: Int32
    var bytes: [UInt8] = []
    var isOpen = true
  }

  /// Starts `binary`; `outputPath` sends standard output to a file or device instead of a pipe.
  package init(
    _ binary: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, outputPath: String? = nil
  ) throws {
    signal(SIGPIPE, SIG_IGN)
    let started = try spawnLock.withLock { _ in
      let (input, output, error) = (try Pipe(), try Pipe(), try Pipe())
      let plan = SpawnPlan(
        binary: binary, arguments: arguments, environment: baseEnvironment(environment),
        directory: directory,
        streams: [
          .descriptor(input.reading),
          outputPath.map { .path($0, flags: O_WRONLY | O_CREAT) } ?? .descriptor(output.writing),
          .descriptor(error.writing),
        ])
      defer { for end in [input.reading, output.writing, error.writing] { close(end) } }
      return (try spawn(plan), input.writing, [output.reading, error.reading])
    }
    (processID, input) = (started.0, started.1)
    channels = started.2.map { Channel(descriptor: $0) }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeInput()
    for channel in channels { close(channel.descriptor) }
  }

  package func send(signal number: Int32) {
    kill(processID, number)
  }

  /// Stops reading standard output, as `head` does.
  package func closeOutput() {
    close(channels[0].descriptor)
    channels[0].isOpen = false
    channels[0].descriptor = -1
  }

  /// Reads until standard output has ended or holds what `isEnough` asks for.
  package func readOutput(timeout: Duration = patience, until isEnough: ([UInt8]) -> Bool) {
    let end = ContinuousClock.now + timeout
    while channels[0].isOpen, !isEnough(channels[0].bytes), ContinuousClock.now < end { pump() }
  }

  /// Feeds `input`, reads everything, and waits for the end; kills the program when it overruns.
  package func finish(input bytes: [UInt8] = [], timeout: Duration = patience) -> CommandResult {
    let end = ContinuousClock.now + timeout
    var rest = bytes[...]
    while channels.contains(where: \.isOpen), ContinuousClock.now < end {
      feed(&rest)
      pump()
    }
    closeInput()
    let status = waitForEnd(of: processID, until: end)
    return CommandResult(output: channels[0].bytes, error: channels[1].bytes, status: status)
  }

  private func feed(_ bytes: inout ArraySlice<UInt8>) {
    guard input >= 0 else { return }
    if !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) }
      if count < 0 && errno != EAGAIN && errno != EINTR { bytes = [] }
    }
    if bytes.isEmpty { closeInput() }
  }

  private func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  private func pump() {
    var polls = channels.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    poll(&polls, nfds_t(polls.count), 20)
    for index in polls.indices where polls[index].revents != 0 && channels[index].isOpen {
      channels[index].isOpen = readSome(channels[index].descriptor, into: &channels[index].bytes)
    }
  }
}

/// Runs `binary` to its end and returns what it wrote and how it ended.
package func run(
  _ binary: String, _ arguments: [String] = [], input: [UInt8] = [],
  environment: [String: String] = [:], directory: String? = nil, outputPath: String? = nil,
  timeout: Duration = patience
) throws -> CommandResult {
  let process = try RunningProcess(
    binary, arguments, environment: environment, directory: directory, outputPath: outputPath)
  return process.finish(input: input, timeout: timeout)
}

/// Reads once; false at the end of the stream.
func readSome(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
  var buffer = [UInt8](repeating: 0, count: 64 * 1024)
  let count = read(descriptor, &buffer, buffer.count)
  if count > 0 { bytes += buffer[..<count] }
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
}

/// Waits for the end of a child, and kills it at `end`.
func waitForEnd(of pid: pid_t, until end: ContinuousClock.Instant) -> ProcessStatus {
  var status: Int32 = 0
  while waitpid(pid, &status, WNOHANG) == 0 {
    guard ContinuousClock.now < end else {
      kill(pid, SIGKILL)
      waitpid(pid, &status, 0)
      return .timedOut
    }
    usleep(2000)
  }
  return ProcessStatus(waitStatus: status)
}
