import CSystem
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A task executor whose threads may block.
///
/// Tasks that wait for worker processes would hold up Swift's cooperative pool, which has as many
/// threads as cores; here they have threads of their own.
package final class BlockingThreads: TaskExecutor {
  private let queue = Mutex<[UnownedJob]>([])
  private let available = DispatchSemaphore(value: 0)
  private let count: Int

  /// Starts `count` threads, which live until `finish`.
  package init(count: Int) {
    self.count = count
    for _ in 0..<count { startThread() }
  }

  /// Ends the threads; to be called when all tasks have ended.
  func finish() {
    for _ in 0..<count { available.signal() }
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.withLock { $0.append(job) }
    available.signal()
  }

  private func runJobs() {
    while true {
      available.wait()
      // A signal without a job is that of `finish`.
      guard let job = queue.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  private func startThread() {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // The thread keeps the executor alive for as long as it runs.
    pthread_create(&thread, nil, threadMain, Unmanaged.passRetained(self).toOpaque())
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  fileprivate static func run(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let crashStack = csystem_begin_crash_stack()
    defer { csystem_end_crash_stack(crashStack) }
    Unmanaged<BlockingThreads>.fromOpaque(context).takeRetainedValue().runJobs()
  }
}

#if canImport(Darwin)
  private func threadMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    BlockingThreads.run(context)
    return nil
  }
#else
  private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    BlockingThreads.run(context)
    return nil
  }
#endif
