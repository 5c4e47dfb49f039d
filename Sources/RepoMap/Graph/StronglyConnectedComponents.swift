/// The strongly connected components of a graph: nodes that all reach each other.
///
/// Tarjan's algorithm with a stack of its own in the place of recursion, so that a long chain of files
/// does not overflow; O(nodes + edges).
package struct StronglyConnectedComponents {
  /// The component of each node; numbers are in the order in which components were completed.
  package private(set) var number: [Int]
  package private(set) var count = 0

  private let adjacency: Adjacency
  /// Order of discovery from 1 on, 0 for nodes not yet met.
  private var discovery: [Int]
  private var lowLink: [Int]
  private var open: [Int] = []
  private var discovered = 0

  private struct Frame {
    let node: Int
    var nextEdge: Int
  }

  package init(_ adjacency: Adjacency) {
    self.adjacency = adjacency
    number = Array(repeating: -1, count: adjacency.nodeCount)
    discovery = Array(repeating: 0, count: adjacency.nodeCount)
    lowLink = discovery
    for node in 0..<adjacency.nodeCount where discovery[node] == 0 { visit(from: node) }
  }

  /// The members of each component, in rising order.
  package func members() -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for node in number.indices { members[number[node]].append(node) }
    return members
  }

  private mutating func visit(from root: Int) {
    var frames = [discover(root)]
    while let frame = frames.last {
      guard frame.nextEdge < adjacency.offsets[frame.node + 1] else {
        frames.removeLast()
        complete(frame.node)
        if let parent = frames.last?.node { lower(parent, to: lowLink[frame.node]) }
        continue
      }
      frames[frames.count - 1].nextEdge += 1
      let target = Int(adjacency.targets[frame.nextEdge])
      if discovery[target] == 0 {
        frames.append(discover(target))
      } else if number[target] < 0 {
        lower(frame.node, to: discovery[target])
      }
    }
  }

  private mutating func discover(_ node: Int) -> Frame {
    discovered += 1
    discovery[node] = discovered
    lowLink[node] = discovered
    open.append(node)
    return Frame(node: node, nextEdge: adjacency.offsets[node])
  }

  private mutating func lower(_ node: Int, to link: Int) {
    lowLink[node] = min(lowLink[node], link)
  }

  /// Closes the component that `node` is the first of, if it is one's.
  private mutating func complete(_ node: Int) {
    guard lowLink[node] == discovery[node] else { return }
    while let last = open.popLast() {
      number[last] = count
      if last == node { break }
    }
    count += 1
  }
}
