/// The best elements of a stream, best first, in memory for `limit` of them.
///
/// `precedes` must be a total order, so that the result does not depend on the stream's order. A binary
/// heap with the worst kept element at its root: O(log limit) for an element that is kept.
package struct TopRanked<Element> {
  private let limit: Int
  private let precedes: (Element, Element) -> Bool
  private var heap: [Element] = []
  /// Elements offered so far.
  package private(set) var offeredCount = 0

  package init(limit: Int, precedes: @escaping (Element, Element) -> Bool) {
    self.limit = limit
    self.precedes = precedes
  }

  /// The worst element kept, once `limit` are.
  package var threshold: Element? { heap.count < limit ? nil : heap.first }

  package mutating func offer(_ element: Element) {
    offeredCount += 1
    guard limit > 0 else { return }
    if heap.count < limit {
      heap.append(element)
      siftUp()
    } else if precedes(element, heap[0]) {
      heap[0] = element
      siftDown()
    }
  }

  /// The elements kept, best first, in O(limit · log limit).
  package var sorted: [Element] { heap.sorted(by: precedes) }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0, precedes(heap[(child - 1) / 2], heap[child]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(heap[worst], heap[child]) {
        worst = child
      }
      guard worst != parent else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
