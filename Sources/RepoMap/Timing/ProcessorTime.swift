#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Processor time of this process and of its worker processes that have ended.
package enum ProcessorTime {
  /// Nanoseconds; the system counts in microseconds.
  package static var now: UInt64 {
    let (own, children) = (ResourceUsage.own, ResourceUsage.ofEndedChildren)
    return [own.ru_utime, own.ru_stime, children.ru_utime, children.ru_stime].reduce(0) {
      $0 + UInt64($1.tv_sec) * 1_000_000_000 + UInt64($1.tv_usec) * 1000
    }
  }

  package static var milliseconds: Int { Int(now / 1_000_000) }
}
