import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many processors this process may use.
enum AvailableProcessors {
  /// At least 1: the affinity mask, cut to the cgroup's quota where there is one.
  static var count: Int {
    min(allowedByAffinity, allowedByQuota ?? .max)
  }

  private static var allowedByAffinity: Int { max(1, Int(csystem_allowed_processors())) }

  #if canImport(Darwin)
    private static var allowedByQuota: Int? { nil }
  #else
    /// The smallest quota of this process's cgroup and those around it, rounded up.
    ///
    /// Version 2 says `max 100000` or `150000 100000` in `cpu.max`: microseconds of each period.
    private static var allowedByQuota: Int? {
      guard let line = firstLine(ofFile: "/proc/self/cgroup"), line.hasPrefix("0::/") else {
        return nil
      }
      var path = line.dropFirst("0::".count)
      var quotas: [Int] = []
      while true {
        quotas += quota(inFile: "/sys/fs/cgroup\(path)/cpu.max").map { [$0] } ?? []
        guard let slash = path.lastIndex(of: "/") else { return quotas.min() }
        path = path[..<slash]
      }
    }

    private static func quota(inFile file: String) -> Int? {
      let parts = firstLine(ofFile: file)?.split(separator: " ").compactMap { Int($0) } ?? []
      guard parts.count == 2, parts[1] > 0 else { return nil }
      return max(1, (parts[0] + parts[1] - 1) / parts[1])
    }

    private static func firstLine(ofFile path: String) -> String? {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var buffer = [UInt8](repeating: 0, count: 128)
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return nil }
      return String(decoding: buffer[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
    }
  #endif
}
