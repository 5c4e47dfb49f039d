#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system counts of processes (getrusage(2)).
enum ResourceUsage {
  /// This process's.
  static var own: rusage { usage(RUSAGE_SELF) }
  /// That of its children that have ended and were waited for.
  static var ofEndedChildren: rusage { usage(RUSAGE_CHILDREN) }

  #if canImport(Darwin)
    private static func usage(_ who: Int32) -> rusage {
      var usage = rusage()
      getrusage(who, &usage)
      return usage
    }
  #else
    private static func usage(_ who: __rusage_who) -> rusage {
      var usage = rusage()
      getrusage(__rusage_who_t(who.rawValue), &usage)
      return usage
    }
  #endif
}
