import TreeSitter

/// Writes a comparison of two versions as Markdown, for a pull request or a changelog.
///
/// Names from the repository stand in code spans that they cannot leave.
package struct DiffMarkdown {
  private let changes: [DefinitionDiff.Change]
  private var text: [UInt8] = []

  package init(changes: [DefinitionDiff.Change]) {
    self.changes = changes
  }

  /// A section for each fate that occurs, in the order removed, changed, moved, added.
  package mutating func write() -> [UInt8] {
    line("# Changed definitions")
    if changes.isEmpty { line("\nNone.") }
    for (fate, title) in [
      (DefinitionDiff.Fate.removed, "Removed"), (.changed, "Changed"), (.moved, "Moved"),
      (.added, "Added"),
    ] {
      let list = changes.filter { $0.fate == fate }
      guard !list.isEmpty else { continue }
      line("\n## \(title)\n")
      for change in list { write(change) }
    }
    return text
  }

  private mutating func write(_ change: DefinitionDiff.Change) {
    let (record, mark) = (change.record, change.isBreaking ? " **breaking**" : "")
    let place = MarkdownCode.span((record.path + ":\(record.line)".bytes)[...])
    text += "- ".bytes + MarkdownCode.span(record.declaration[...])
    text += " in ".bytes + place
    if change.fate == .moved, let old = change.old {
      text += ", from ".bytes + MarkdownCode.span(old.path[...])
    }
    if let old = change.old, change.new != nil, old.declaration != record.declaration {
      text += ", was ".bytes + MarkdownCode.span(old.declaration[...])
    }
    line(mark)
  }

  private mutating func line(_ string: String) {
    text += Array((string + "\n").utf8)
  }
}
