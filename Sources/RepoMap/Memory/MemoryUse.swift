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
  /// The most that a `MemoryMonitor` saw of all processes at one moment, if there was one.
  package var seenPeakBytes: Int?

  /// What was seen of all processes at one moment; without a monitor the sum of all peaks, in which
  /// pages that the processes share count for each.
  package var peakBytes: Int {
    seenPeakBytes.map { max($0, mainPeakBytes) } ?? mainPeakBytes + workerPeakBytes * workerCount
  }

  /// Asks the system; call it after the worker processes have ended.
  package static func current(workerCount: Int) -> MemoryUse {
    MemoryUse(
      mainPeakBytes: peak(of: ResourceUsage.own),
      workerPeakBytes: peak(of: ResourceUsage.ofEndedChildren),
      workerCount: workerCount)
  }

  private static func peak(of usage: rusage) -> Int {
    #if canImport(Darwin)
      usage.ru_maxrss
    #else
      // Linux counts it in kibibytes.
      usage.ru_maxrss * 1024
    #endif
  }
}
