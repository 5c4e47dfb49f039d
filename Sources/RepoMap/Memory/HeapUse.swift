import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this process's allocator holds, as it counts itself; zeros where it does not tell.
package struct HeapUse: Sendable {
  package let usedBytes: Int
  /// Freed, and not given back to the system.
  package let freeBytes: Int

  package static var current: HeapUse {
    HeapUse(
      usedBytes: Int(csystem_heap_used_bytes()), freeBytes: Int(csystem_heap_free_bytes()))
  }

  /// Makes the allocator of a process with many threads and large blocks give back what is freed.
  ///
  /// glibc keeps an arena for each thread, and raises the size from which a block is mapped on its own
  /// with every such block that is freed; over 136 MB of C both together made the process half as large
  /// again. To be called once, before threads exist.
  package static func giveBackWhatIsFreed() {
    csystem_bound_heap()
  }
}
