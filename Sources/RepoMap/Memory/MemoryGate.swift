import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets as many files be parsed at a time as their trees have room for.
///
/// A batch is admitted when the memory that it is expected to take fits beside that of the batches under
/// way, or when none is: the largest file is then parsed alone. `@unchecked Sendable`: what is
/// under way is reached only with the mutex held.
final class MemoryGate: @unchecked Sendable {
  private let limitInBytes: Int
  private let ceilingInBytes: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var bytesUnderWay = 0
  private var batchesUnderWay = 0

  /// A tree is taken to be so many times its source: a guess below the 64 times that were the most.
  private static let treeBytesPerSourceByte = 40

  /// A gate for parsers that together may take so much of a run's ceiling.
  init(limitInBytes: Int, ceilingInBytes: Int) {
    self.limitInBytes = limitInBytes
    self.ceilingInBytes = ceilingInBytes
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Does `body`, which parses files of which the largest has so many bytes, once there is room; it is
  /// told whether it had to wait.
  func admit<Result>(
    largestByteCount: Int, _ body: (_ hasWaited: Bool) throws -> Result
  ) rethrows -> Result {
    let cost = min(largestByteCount * Self.treeBytesPerSourceByte, limitInBytes)
    let (hasWaited, bytesUnderWay) = enter(cost)
    defer { leave(cost) }
    makeRoom(for: bytesUnderWay)
    return try body(hasWaited)
  }

  private func enter(_ cost: Int) -> (hasWaited: Bool, bytesUnderWay: Int) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    var hasWaited = false
    while batchesUnderWay > 0 && bytesUnderWay + cost > limitInBytes {
      hasWaited = true
      pthread_cond_wait(changed, mutex)
    }
    batchesUnderWay += 1
    bytesUnderWay += cost
    return (hasWaited, bytesUnderWay)
  }

  /// Lets go of the program's own pages, of which this process needs few while others parse, where
  /// what is parsed would take the ceiling's last eighth.
  private func makeRoom(for bytesUnderWay: Int) {
    if ProcessMemory.current.residentBytes + bytesUnderWay > ceilingInBytes / 8 * 7 {
      csystem_give_back_program_pages()
    }
  }

  private func leave(_ cost: Int) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    batchesUnderWay -= 1
    bytesUnderWay -= cost
    pthread_cond_broadcast(changed)
  }
}
