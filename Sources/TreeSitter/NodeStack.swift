internal import CTreeSitter

/// A node as its parent's list of children has it.
struct ListedNode {
  var node: TSNode
  var symbol: TSSymbol
  /// The field of its parent that it is, if that was asked for; 0 for none.
  var field: TSFieldId
}

/// Children of nodes, list upon list: those that a walk is at, and those that a pattern looks at.
///
/// A cursor reads a node's children one after the other; asking for each by its number is linear.
struct NodeStack: ~Copyable {
  private var nodes = ScratchStack<ListedNode>(capacity: 512)
  private var cursor: TSTreeCursor

  /// `root` is any node of the tree whose nodes are to be listed.
  init(root: TSNode) {
    cursor = ts_tree_cursor_new(root)
  }

  deinit {
    var cursor = cursor
    ts_tree_cursor_delete(&cursor)
  }

  var count: Int { nodes.count }

  subscript(index: Int) -> ListedNode { @inline(__always) get { nodes[index] } }

  /// Puts the children of `node` on top and returns where they lie.
  mutating func pushChildren(of node: TSNode, readingFields: Bool) -> Range<Int> {
    let first = nodes.count
    guard ts_node_child_count(node) > 0 else { return first..<first }
    ts_tree_cursor_reset(&cursor, node)
    guard ts_tree_cursor_goto_first_child(&cursor) else { return first..<first }
    repeat {
      let child = ts_tree_cursor_current_node(&cursor)
      let field = readingFields ? ts_tree_cursor_current_field_id(&cursor) : 0
      nodes.append(ListedNode(node: child, symbol: ts_node_symbol(child), field: field))
    } while ts_tree_cursor_goto_next_sibling(&cursor)
    return first..<nodes.count
  }

  /// Takes what lies at `newCount` and above off the stack.
  mutating func removeAll(from newCount: Int) { nodes.removeAll(from: newCount) }
}
