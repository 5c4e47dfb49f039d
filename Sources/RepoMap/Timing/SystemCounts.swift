#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system has counted of this process and of its worker processes that have ended.
package struct SystemCounts: Sendable {
  /// Bytes that came from `read(2)` and its like, and how many calls that took; nil where the system does
  /// not tell.
  ///
  /// Messages between processes are not among them.
  package private(set) var readBytes: Int?
  package private(set) var readCalls: Int?
  /// Pages that were mapped in without a disk, and from one.
  package private(set) var pageFaults = 0
  package private(set) var majorPageFaults = 0
  /// Switches to another thread: while waiting, and because the time was up.
  package private(set) var voluntarySwitches = 0
  package private(set) var involuntarySwitches = 0

  /// What has been counted so far.
  package static var current: SystemCounts {
    var counts = SystemCounts()
    for usage in [ResourceUsage.own, ResourceUsage.ofEndedChildren] {
      counts.pageFaults += usage.ru_minflt
      counts.majorPageFaults += usage.ru_majflt
      counts.voluntarySwitches += usage.ru_nvcsw
      counts.involuntarySwitches += usage.ru_nivcsw
    }
    counts.readInputCounts()
    return counts
  }

  /// `rchar` and `syscr` of `/proc/self/io` (proc(5)), with those of children that were waited for.
  private mutating func readInputCounts() {
    let file = open("/proc/self/io", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = read(file, &buffer, buffer.count)
    for line in buffer[..<max(0, count)].split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 2 else { continue }
      let number = Int(String(decoding: words[1], as: UTF8.self))
      if words[0].elementsEqual("rchar:".utf8) { readBytes = number }
      if words[0].elementsEqual("syscr:".utf8) { readCalls = number }
    }
  }
}
