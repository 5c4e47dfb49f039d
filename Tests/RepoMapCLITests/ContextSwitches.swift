#if os(Linux)
  import Foundation

  /// How often the threads of a process went to sleep or were made to, so far; one that ends while they
  /// are counted is left out.
  ///
  /// A process at rest has the same count however long one waits.
  func contextSwitches(of process: Int32) throws -> Int {
    let tasks = "/proc/\(process)/task"
    return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(0) { sum, task in
      let path = "\(tasks)/\(task)/status"
      guard let status = try? String(contentsOfFile: path, encoding: .utf8) else { return sum }
      let counts = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
        .compactMap { Int($0.split(separator: "\t").last ?? "") }
      return sum + counts.reduce(0, +)
    }
  }
#endif
