/// A stack of plain values for loops that push and pop at every node.
///
/// It is the only owner of its memory, so that, unlike an `Array` in a class, it is not asked for others
/// at each change. Memory stays until the stack ends.
struct ScratchStack<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  var isEmpty: Bool { count == 0 }

  var last: Element? { isEmpty ? nil : start[count - 1] }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return start[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count)
      start[index] = newValue
    }
  }

  /// Constant time, averaged over all calls.
  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (start + count).initialize(to: element)
    count += 1
  }

  /// Takes what lies at `newCount` and above off the stack.
  @inline(__always) mutating func removeAll(from newCount: Int = 0) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (larger, capacity * 2)
  }
}
