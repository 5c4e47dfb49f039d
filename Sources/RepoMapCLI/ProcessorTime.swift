#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Processor time of this process and of its worker processes that have ended.
enum ProcessorTime {
  static var milliseconds: Int {
    #if canImport(Darwin)
      return milliseconds(RUSAGE_SELF) + milliseconds(RUSAGE_CHILDREN)
    #else
      return milliseconds(RUSAGE_SELF.rawValue) + milliseconds(RUSAGE_CHILDREN.rawValue)
    #endif
  }

  private static func milliseconds<Who: BinaryInteger>(_ who: Who) -> Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(Int32(who), &usage)
    #else
      getrusage(__rusage_who_t(Int32(who)), &usage)
    #endif
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Int($1.tv_sec) * 1000 + Int($1.tv_usec) / 1000
    }
  }
}
