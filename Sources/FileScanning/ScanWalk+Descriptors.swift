#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ScanWalk {
  /// How many directories stay open at once; deeper trees close the outermost ones for a while.
  private static var openLimit: Int { 24 }

  /// Opens the directory at `index` below the innermost one; nil, and a note, if that fails.
  mutating func open(_ index: Int) -> Int32? {
    let parent = frames[frames.count - 1].descriptor
    let name = UnsafeRawPointer(stack.name(index)).assumingMemoryBound(to: CChar.self)
    while true {
      if openDescriptors >= Self.openLimit { park() }
      let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      if descriptor >= 0 {
        openDescriptors += 1
        return descriptor
      }
      let failure = errno
      if failure == EINTR || ((failure == EMFILE || failure == ENFILE) && park()) { continue }
      let nameBytes = UnsafeBufferPointer(
        start: stack.name(index), count: Int(stack.entries[index].nameCount))
      note(currentPath + nameBytes, .unreadableDirectory(errno: failure))
      return nil
    }
  }

  mutating func close(_ frame: inout Frame) {
    if frame.descriptor < 0 { return }
    FileAccess.close(frame.descriptor)
    frame.descriptor = -1
    openDescriptors -= 1
  }

  private mutating func closeDescriptor(ofFrame number: Int) {
    FileAccess.close(frames[number].descriptor)
    frames[number].descriptor = -1
    openDescriptors -= 1
  }

  /// Closes the outermost open directory but the root; false if only the innermost is left.
  @discardableResult
  private mutating func park() -> Bool {
    firstOpenFrame = max(firstOpenFrame, 1)
    while firstOpenFrame < frames.count - 1 {
      defer { firstOpenFrame += 1 }
      if frames[firstOpenFrame].descriptor < 0 { continue }
      var status = stat()
      guard fstat(frames[firstOpenFrame].descriptor, &status) == 0 else { continue }
      frames[firstOpenFrame].device = UInt64(truncatingIfNeeded: status.st_dev)
      frames[firstOpenFrame].inode = UInt64(truncatingIfNeeded: status.st_ino)
      frames[firstOpenFrame].isParked = true
      closeDescriptor(ofFrame: firstOpenFrame)
      return true
    }
    return false
  }

  /// Opens the innermost directory again, from the one inside it that the walk has just left.
  ///
  /// A directory that is no longer the one that was read is given up.
  mutating func unpark(from child: borrowing Frame) {
    let last = frames.count - 1
    let descriptor = openat(child.descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    frames[last].isParked = false
    firstOpenFrame = min(firstOpenFrame, last)
    if descriptor >= 0 {
      frames[last].descriptor = descriptor
      openDescriptors += 1
      var status = stat()
      if fstat(descriptor, &status) == 0,
        UInt64(truncatingIfNeeded: status.st_dev) == frames[last].device,
        UInt64(truncatingIfNeeded: status.st_ino) == frames[last].inode
      {
        return
      }
      closeDescriptor(ofFrame: last)
    }
    truncatePath(to: frames[last].pathCount)
    note(currentPath, .movedDirectory)
    frames[last].next = frames[last].end
  }
}
