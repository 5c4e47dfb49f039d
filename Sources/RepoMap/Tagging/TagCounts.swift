package import TreeSitter

/// How many tags of each role.
package struct TagCounts: Sendable, Equatable {
  package var definitions = 0
  package var declarations = 0
  package var references = 0

  package init() {}

  package var sum: Int { definitions + declarations + references }

  package mutating func add(_ role: TagRole) {
    switch role {
    case .definition: definitions += 1
    case .declaration: declarations += 1
    case .reference: references += 1
    }
  }

  package mutating func add(_ other: TagCounts) {
    definitions += other.definitions
    declarations += other.declarations
    references += other.references
  }
}

extension TagCounts {
  func write(to writer: inout ByteWriter) {
    writer.write(definitions)
    writer.write(declarations)
    writer.write(references)
  }

  /// Reads what `write` wrote; none of the counts is over `limit`, as a tag takes several bytes.
  init(from reader: inout ByteReader, limit: Int) {
    definitions = min(reader.readCount(), limit)
    declarations = min(reader.readCount(), limit)
    references = min(reader.readCount(), limit)
  }
}
