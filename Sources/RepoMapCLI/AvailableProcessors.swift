import CSystem

/// How many processors this process may use.
enum AvailableProcessors {
  /// At least 1: the affinity mask, cut to the cgroup's quota where there is one.
  static var count: Int {
    min(allowedByAffinity, allowedByQuota ?? .max)
  }

  private static var allowedByAffinity: Int { max(1, Int(csystem_allowed_processors())) }

  /// The smallest quota of this process's cgroup and those around it, rounded up.
  ///
  /// Version 2 says `max 100000` or `150000 100000` in `cpu.max`: microseconds of each period.
  private static var allowedByQuota: Int? {
    ControlGroup.files(named: "cpu.max").compactMap(quota).min()
  }

  private static func quota(_ line: String) -> Int? {
    let parts = line.split(separator: " ").compactMap { Int($0) }
    guard parts.count == 2, parts[1] > 0 else { return nil }
    return max(1, (parts[0] + parts[1] - 1) / parts[1])
  }
}
