#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory of one process at the moment, as the system counts it; zeros where it does not tell.
package struct ProcessMemory: Sendable {
  package private(set) var residentBytes = 0
  /// Of these, pages of files, which other processes of the same program share.
  package private(set) var sharedBytes = 0

  /// This process's.
  package static var current: ProcessMemory { ProcessMemory(of: getpid()) }

  #if canImport(Darwin)
    /// Of another process than this one the system tells nothing without a privilege.
    init(of process: pid_t) {
      guard process == getpid() else { return }
      var info = mach_task_basic_info()
      var count = mach_msg_type_number_t(
        MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
      let result = withUnsafeMutablePointer(to: &info) {
        $0.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
          task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
        }
      }
      if result == KERN_SUCCESS { residentBytes = Int(info.resident_size) }
    }
  #else
    /// From `/proc/PID/statm`: the second number counts resident pages, the third shared ones.
    init(of process: pid_t) {
      let file = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return }
      defer { close(file) }
      var buffer = [UInt8](repeating: 0, count: 128)
      let count = read(file, &buffer, buffer.count)
      let fields = buffer[..<max(0, count)].split(separator: UInt8(ascii: " ")).map {
        Int(String(decoding: $0, as: UTF8.self)) ?? 0
      }
      guard fields.count > 2 else { return }
      let pageBytes = sysconf(Int32(_SC_PAGESIZE))
      (residentBytes, sharedBytes) = (fields[1] * pageBytes, fields[2] * pageBytes)
    }
  #endif
}
