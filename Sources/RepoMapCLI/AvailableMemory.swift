/// How much memory this process's control group leaves it.
enum AvailableMemory {
  /// Nine tenths of the smallest limit of the control group and those around it; nil for none.
  ///
  /// The last tenth is for what the kernel counts beside the processes: pages of files, sockets.
  static var limitInBytes: Int? {
    ControlGroup.files(named: "memory.max").compactMap { Int($0) }.min().map { $0 / 10 * 9 }
  }
}
