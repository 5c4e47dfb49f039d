import TreeSitter

/// Tags as rows of chosen columns.
package struct RowTagWriter: TagWriter {
  private let selection: TagSelection
  private let format: RowFormat<TagRow>

  /// Writes those tags that `selection` has.
  package init(_ format: RowFormat<TagRow>, of selection: TagSelection) {
    self.format = format
    self.selection = selection
  }

  package var needsSource: Bool { false }

  package mutating func write(
    _ file: FileTags, path: ArraySlice<UInt8>, source: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8]
  ) {
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    for (index, tag) in tags.enumerated() where selection.contains(tag) {
      output += format.row(
        TagRow(file: file, path: path, tag: tag, scope: scopes.scope(of: index)))
    }
  }
}

/// A tag with what its columns are made of.
package struct TagRow: Sendable {
  fileprivate let file: FileTags
  fileprivate let path: ArraySlice<UInt8>
  fileprivate let tag: Tag
  fileprivate let scope: [UInt8]

  /// The columns of a tag, named as its keys in JSON.
  package static let fields = RowFields<TagRow>(
    standard: [
      RowField("path") { Array($0.path) }, RowField("line", number: { $0.tag.row + 1 }),
      RowField("role") { Array($0.tag.role.recordName.bytes) },
      RowField("kind") { Array($0.tag.kindName.bytes) },
      RowField("name") { Array($0.file.text($0.tag.name)) }, RowField("scope", \.scope),
    ],
    further: [
      RowField("language") {
        Array(($0.file.language(at: $0.tag.nameByte)?.displayName ?? "").utf8)
      },
      RowField("column", number: { $0.tag.column + 1 }),
      RowField("nameByte", number: { $0.tag.nameByte }),
      RowField("end", number: { $0.tag.endRow + 1 }),
      RowField("signature") { Array($0.file.text($0.tag.signature)) },
      RowField("declaration") { Array($0.file.text($0.tag.header)) },
      RowField("access") { $0.tag.access == .none ? [] : Array($0.tag.access.recordName.bytes) },
    ])
}
