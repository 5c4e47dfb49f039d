internal import CTestSupport
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What to start, and where its three streams go.
struct SpawnPlan {
  enum Stream {
    case descriptor(Int32)
    case path(String, flags: Int32)
  }

  var binary: String
  var arguments: [String] = []
  /// The whole environment of the child.
  var environment: [String: String] = [:]
  var directory: String?
  /// Standard input, output and error.
  ///
  /// The first is opened first, which makes a terminal there the controlling one of a new session.
  var streams: [Stream]
  var startsSession = false
}

/// Held while descriptors are made and handed over: a child of another thread that inherited the
/// writing end of a pipe would keep it open.
let spawnLock = Mutex(())

/// Starts the program with default signal actions and nothing blocked; returns its process id.
func spawn(_ plan: SpawnPlan) throws(SpawnError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }

  for (index, stream) in plan.streams.enumerated() {
    switch stream {
    case .descriptor(let descriptor):
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(index))
    case .path(let path, let flags):
      posix_spawn_file_actions_addopen(&actions, Int32(index), path, flags, 0o600)
    }
  }
  if let directory = plan.directory {
    testsupport_add_chdir(&actions, directory)
  }
  var none = sigset_t()
  sigemptyset(&none)
  var all = sigset_t()
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
  flags |= plan.startsSession ? testsupport_setsid_flag() : 0
  posix_spawnattr_setflags(&attributes, Int16(flags))

  let arguments = [plan.binary] + plan.arguments
  let environment = plan.environment.map { "\($0.key)=\($0.value)" }
  var pid: pid_t = 0
  let status = withCStrings(arguments) { arguments in
    withCStrings(environment) { environment in
      posix_spawn(&pid, plan.binary, &actions, &attributes, arguments, environment)
    }
  }
  try SpawnError.check(status, "posix_spawn \(plan.binary)")
  return pid
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

/// A pipe whose ends no other child inherits.
struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws(SpawnError) {
    var ends: [Int32] = [0, 0]
    try SpawnError.check(pipe(&ends), "pipe")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }
}

/// The variables that a child needs to run at all, without those that change what it prints.
package func baseEnvironment(_ changes: [String: String] = [:]) -> [String: String] {
  var environment: [String: String] = [:]
  for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  // Never the user's own store; one for all tests of this process, as several runs share one.
  environment["REPOMAP_CACHE_DIR"] = temporaryFolder + "/repomap-tests-\(getpid())"
  return environment.merging(changes) { $1 }
}

private var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }
