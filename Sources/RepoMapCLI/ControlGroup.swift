#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The control group (version 2) that this process is in, and those around it.
enum ControlGroup {
  /// The first line of the file of that name in each of them; none where there are no control groups.
  static func files(named name: String) -> [String] {
    guard let line = firstLine(ofFile: "/proc/self/cgroup"), line.hasPrefix("0::/") else {
      return []
    }
    var path = line.dropFirst("0::".count)
    var lines: [String] = []
    while true {
      lines += firstLine(ofFile: "/sys/fs/cgroup\(path)/\(name)").map { [$0] } ?? []
      guard let slash = path.lastIndex(of: "/") else { return lines }
      path = path[..<slash]
    }
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
}
