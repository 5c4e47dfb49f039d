/// A column of a command's rows, by the name that `--fields` knows: the key in JSON where there is one.
package struct RowField<Record>: Sendable {
  package let name: String
  fileprivate let text: @Sendable (Record) -> [UInt8]

  package init(_ name: String, _ text: @escaping @Sendable (Record) -> [UInt8]) {
    self.name = name
    self.text = text
  }

  package init(_ name: String, number: @escaping @Sendable (Record) -> Int) {
    self.init(name) { Array(String(number($0)).utf8) }
  }

  /// The same column of a record that holds such a one.
  package func of<Other>(
    _ part: @escaping @Sendable (Other) -> Record
  ) -> RowField<Other> {
    RowField<Other>(name) { [text] in text(part($0)) }
  }
}

/// The columns that a command knows.
package struct RowFields<Record>: Sendable {
  /// Written unless others are asked for.
  package let standard: [RowField<Record>]
  /// Written only when they are asked for.
  package let further: [RowField<Record>]

  package init(standard: [RowField<Record>], further: [RowField<Record>] = []) {
    self.standard = standard
    self.further = further
  }

  package var all: [RowField<Record>] { standard + further }

  /// The column called `name`; nil for none.
  package subscript(name: some StringProtocol) -> RowField<Record>? {
    all.first { $0.name == name }
  }
}

/// How records become rows: which columns, in which order, and what ends a row.
package struct RowFormat<Record>: Sendable {
  private let fields: [RowField<Record>]
  private let end: UInt8

  /// Rows of `fields`, each ended by a newline, or by a NUL for `isNULEnded`.
  package init(_ fields: [RowField<Record>], isNULEnded: Bool = false) {
    self.fields = fields
    end = isNULEnded ? 0 : UInt8(ascii: "\n")
  }

  /// One row with its end.
  ///
  /// A single column that ends with NUL is written as it is: nothing in a name can be taken for it.
  package func row(_ record: Record) -> [UInt8] {
    if end == 0, fields.count == 1 { return fields[0].text(record) + [0] }
    var row = TabSeparatedRow()
    for field in fields { row.append(field.text(record)) }
    return row.bytes + [end]
  }
}
