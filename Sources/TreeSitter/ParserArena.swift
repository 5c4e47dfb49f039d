internal import CTreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bump allocator under libtree-sitter, for worker processes that parse one file after another.
///
/// Everything that the library allocates for a file lies in the arena, and `reset` forgets it at
/// once: no tree is freed node by node. It is one for the process, without a lock, so it may be
/// installed only in a process in which a single thread uses libtree-sitter; no parser, tree or
/// cursor may outlive a reset.
package enum ParserArena {
  /// The status with which the process ends when one file would take more than the limit.
  package static let exhaustedStatus: Int32 = 75

  /// Makes libtree-sitter allocate from the arena, at most `limitInBytes` for one file.
  ///
  /// To be called once, before the library's first use. libtree-sitter cannot be refused memory, so a
  /// file that asks for more ends the process with `exhaustedStatus`.
  package static func install(limitInBytes: Int) {
    arena.limit = limitInBytes
    ts_set_allocator(
      { arenaAllocate($0) },
      { count, size in
        let (total, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, let memory = arenaAllocate(total) else { abort() }
        memset(memory, 0, total)
        return memory
      },
      { arenaReallocate($0, $1) },
      { _ in }
    )
    isInstalled = true
  }

  /// Whether the arena serves this process.
  ///
  /// Written once by `install` before any other thread exists.
  nonisolated(unsafe) package private(set) static var isInstalled = false

  /// Forgets everything allocated; keeps the first block, returns the others to the system.
  package static func reset() {
    while let block = arena.earlierBlock?.pointee {
      munmap(
        UnsafeMutableRawPointer(bitPattern: arena.blockStart), arena.blockEnd - arena.blockStart)
      (arena.blockStart, arena.blockEnd) = (block.start, block.end)
      arena.earlierBlock = block.earlier
    }
    arena.next = arena.blockStart
    arena.usedInEarlierBlocks = 0
  }
}

/// The arena's blocks as addresses; an allocation is preceded by its size in one word.
///
/// Nothing but numbers, lest it be made at run time and each allocation asks whether it has been.
private struct Arena {
  var next = 0
  var blockStart = 0
  var blockEnd = 0
  var usedInEarlierBlocks = 0
  var limit = Int.max
  /// Where the block before lies; it is written at the front of the current one.
  var earlierBlock: UnsafeMutablePointer<EarlierBlock>?

  static let firstBlockSize = 4 << 20
  static let alignment = 16
  static let headerSize = 16
}

private struct EarlierBlock {
  var start: Int
  var end: Int
  var earlier: UnsafeMutablePointer<EarlierBlock>?

  /// What it takes of a block, with the alignment of what comes behind it.
  static let size = 32
}

/// Used by the one thread of a worker process that parses, see `ParserArena`.
nonisolated(unsafe) private var arena = Arena()

private func arenaAllocate(_ size: Int) -> UnsafeMutableRawPointer? {
  let rounded = (size + Arena.headerSize + Arena.alignment - 1) & ~(Arena.alignment - 1)
  if arena.blockEnd - arena.next < rounded { addArenaBlock(holding: rounded) }
  let start = arena.next
  arena.next = start + rounded
  let header = UnsafeMutableRawPointer(bitPattern: start)
  header?.storeBytes(of: size, as: Int.self)
  return header.map { $0 + Arena.headerSize }
}

private func arenaReallocate(
  _ memory: UnsafeMutableRawPointer?, _ size: Int
) -> UnsafeMutableRawPointer? {
  guard let memory else { return arenaAllocate(size) }
  let header = memory - Arena.headerSize
  let oldSize = header.load(as: Int.self)
  if size <= oldSize { return memory }
  let oldEnd =
    Int(bitPattern: header)
    + ((oldSize + Arena.headerSize + Arena.alignment - 1) & ~(Arena.alignment - 1))
  let newEnd =
    Int(bitPattern: header)
    + ((size + Arena.headerSize + Arena.alignment - 1) & ~(Arena.alignment - 1))
  // The youngest allocation grows where it stands.
  if oldEnd == arena.next && newEnd <= arena.blockEnd {
    arena.next = newEnd
    header.storeBytes(of: size, as: Int.self)
    return memory
  }
  let moved = arenaAllocate(size)
  moved?.copyMemory(from: memory, byteCount: oldSize)
  return moved
}

/// Maps another block, twice the last one's size, as long as the limit allows.
private func addArenaBlock(holding size: Int) {
  guard arena.usedInEarlierBlocks + arena.next - arena.blockStart + size <= arena.limit else {
    _exit(ParserArena.exhaustedStatus)
  }
  let lastSize = arena.blockEnd - arena.blockStart
  let neededSize = (size + EarlierBlock.size + 0xFFFF) & ~0xFFFF
  let blockSize = max(Arena.firstBlockSize, min(lastSize * 2, 64 << 20), neededSize)
  let flags = MAP_PRIVATE | MAP_ANON
  guard let block = mmap(nil, blockSize, PROT_READ | PROT_WRITE, flags, -1, 0), block != MAP_FAILED
  else { _exit(ParserArena.exhaustedStatus) }
  #if os(Linux)
    // Nodes lie all over a tree: with small pages their addresses have to be looked up all the time.
    madvise(block, blockSize, MADV_HUGEPAGE)
  #endif
  let last = EarlierBlock(start: arena.blockStart, end: arena.blockEnd, earlier: arena.earlierBlock)
  arena.usedInEarlierBlocks += arena.next - arena.blockStart
  arena.blockStart = Int(bitPattern: block)
  arena.blockEnd = arena.blockStart + blockSize
  arena.next = arena.blockStart
  guard lastSize > 0 else { return }
  arena.earlierBlock = block.bindMemory(to: EarlierBlock.self, capacity: 1)
  arena.earlierBlock?.initialize(to: last)
  arena.next += EarlierBlock.size
}
