internal import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs `body` on a thread of its own, which inherits the signal mask and ends with `body`.
///
/// Nobody waits for it. False when the system gives no more threads.
@discardableResult
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  let box = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, nil, { runThread($0) }, box.toOpaque())
    if status == 0, let thread { pthread_detach(thread) }
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, { $0.flatMap(runThread) }, box.toOpaque())
    if status == 0 { pthread_detach(thread) }
  #endif
  if status != 0 { box.release() }
  return status == 0
}

private func runThread(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  let crashStack = csystem_begin_crash_stack()
  defer { csystem_end_crash_stack(crashStack) }
  Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
