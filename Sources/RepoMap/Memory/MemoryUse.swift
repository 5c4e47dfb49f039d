#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Peak resident memory of this process and of its worker processes, as the system counted it.
package struct MemoryUse: Sendable {
  package let mainPeakBytes: Int
  /// Of the largest worker process that has ended.
  package let workerPeakBytes: Int
  package let workerCount: Int

  /// At most this much at any moment: pages that the processes share are counted for each.
  package var peakBytes: Int { mainPeakBytes + workerPeakBytes * workerCount }

  /// Asks the system; call it after the worker processes have ended.
  package static func current(workerCount: Int) -> MemoryUse {
    MemoryUse(
      mainPeakBytes: peak(RUSAGE_SELF), workerPeakBytes: peak(RUSAGE_CHILDREN),
      workerCount: workerCount)
  }

  #if canImport(Darwin)
    private static func peak(_ who: Int32) -> Int {
      var usage = rusage()
      getrusage(who, &usage)
      return usage.ru_maxrss
    }
  #else
    private static func peak(_ who: __rusage_who) -> Int {
      var usage = rusage()
      getrusage(__rusage_who_t(who.rawValue), &usage)
      // Linux counts it in kibibytes.
      return usage.ru_maxrss * 1024
    }
  #endif
}
