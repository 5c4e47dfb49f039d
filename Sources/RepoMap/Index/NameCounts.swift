/// What is counted of one name in one family of languages; counts of parts add up, and take away.
package struct NameCounts: Sendable, Equatable {
  package var definitions = 0
  package var declarations = 0
  package var references = 0
  /// Files with a reference to it.
  package var referencingFiles = 0
  /// Files with a declaration of it.
  var declaringFiles = 0
  /// References by what they ask for, at the position of the bit in `UseKind`.
  var asked = SIMD8<Int32>(repeating: 0)
  /// Definitions by what they may be used as, likewise.
  var offered = SIMD8<Int32>(repeating: 0)

  /// References of a kind that fits one of its definitions.
  package var uses: Int {
    (0..<SIMD8<Int32>.scalarCount).reduce(0) { $0 + (offered[$1] > 0 ? Int(asked[$1]) : 0) }
  }

  /// Uses shared out over definitions and declarations.
  package var usesPerDefinition: Double {
    Double(uses) / Double(max(1, definitions + declarations))
  }

  /// Whether the name still occurs anywhere.
  var isEmpty: Bool { definitions == 0 && declarations == 0 && references == 0 }

  mutating func addReference(asking use: UseKind) {
    references += 1
    asked[use.rawValue.trailingZeroBitCount] &+= 1
  }

  mutating func addDefinition(offering uses: UseKind) {
    definitions += 1
    for bit in 0..<SIMD8<Int32>.scalarCount where uses.rawValue & (1 << UInt8(bit)) != 0 {
      offered[bit] &+= 1
    }
  }

  /// Adds `other` once, or takes it away.
  mutating func add(_ other: NameCounts, sign: Int) {
    definitions += sign * other.definitions
    declarations += sign * other.declarations
    references += sign * other.references
    referencingFiles += sign * other.referencingFiles
    declaringFiles += sign * other.declaringFiles
    asked &+= other.asked &* SIMD8(repeating: Int32(sign))
    offered &+= other.offered &* SIMD8(repeating: Int32(sign))
  }
}

extension NameCounts {
  /// Writes the counts in as few bytes as most names need.
  func write(to writer: inout ByteWriter) {
    writer.write(definitions)
    writer.write(declarations)
    writer.write(references)
    writer.write(referencingFiles)
    if declarations > 0 { writer.write(declaringFiles) }
    if definitions > 0 { Self.write(offered, to: &writer) }
    if references > 0 { Self.write(asked, to: &writer) }
  }

  init(from reader: inout some CountSource) {
    definitions = reader.readCount()
    declarations = reader.readCount()
    references = reader.readCount()
    referencingFiles = reader.readCount()
    if declarations > 0 { declaringFiles = reader.readCount() }
    if definitions > 0 { offered = Self.read(from: &reader) }
    if references > 0 { asked = Self.read(from: &reader) }
  }

  /// A byte that says which are not zero, then those.
  private static func write(_ counts: SIMD8<Int32>, to writer: inout ByteWriter) {
    var present: UInt8 = 0
    for bit in 0..<8 where counts[bit] != 0 { present |= 1 << UInt8(bit) }
    writer.write(byte: present)
    for bit in 0..<8 where counts[bit] != 0 { writer.write(Int(counts[bit])) }
  }

  private static func read(from reader: inout some CountSource) -> SIMD8<Int32> {
    var counts = SIMD8<Int32>(repeating: 0)
    let present = reader.readByte()
    for bit in 0..<8 where present & (1 << UInt8(bit)) != 0 {
      counts[bit] = Int32(truncatingIfNeeded: reader.readCount())
    }
    return counts
  }
}
