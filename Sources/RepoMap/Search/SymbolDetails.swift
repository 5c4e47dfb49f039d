import Synchronization
import TagStore

/// Where symbols stand and what their signatures are, by number: what is asked of those alone that are
/// shown.
///
/// Plain while a table is built. What was stored stays packed, and a chunk is unpacked when one of its
/// symbols is asked for.
struct SymbolDetails: Sendable {
  private var positions: [SymbolTable.Position] = []
  private var signatureEnds: [UInt32] = []
  private var signatures: [UInt8] = []
  /// In the place of the columns above.
  private var packed: PackedSymbolDetails?

  init() {}

  init(_ packed: PackedSymbolDetails) { self.packed = packed }

  var count: Int { packed?.count ?? positions.count }

  func position(at symbol: Int) -> SymbolTable.Position {
    guard let packed else { return positions[symbol] }
    let (chunk, index) = packed.chunk(of: symbol)
    return chunk.position(at: index)
  }

  func signature(at symbol: Int) -> ArraySlice<UInt8> {
    guard let packed else {
      return signatures[signatureStart(of: symbol)..<Int(signatureEnds[symbol])]
    }
    let (chunk, index) = packed.chunk(of: symbol)
    return chunk.signature(at: index)
  }

  private func signatureStart(of symbol: Int) -> Int {
    symbol == 0 ? 0 : Int(signatureEnds[symbol - 1])
  }

  mutating func append(_ position: SymbolTable.Position, signature: ArraySlice<UInt8>) {
    positions.append(position)
    signatures.append(contentsOf: signature)
    signatureEnds.append(UInt32(signatures.count))
  }

  mutating func reserveCapacity(_ count: Int) {
    positions.reserveCapacity(count)
    signatureEnds.reserveCapacity(count)
  }

  /// The columns, one behind the other.
  fileprivate func write(_ symbols: Range<Int>) -> [UInt8] {
    var part = SymbolDetails()
    for symbol in symbols { part.append(position(at: symbol), signature: signature(at: symbol)) }
    var writer = ColumnWriter()
    writer.append(part.positions)
    writer.append(part.signatureEnds)
    writer.append(part.signatures)
    return writer.bytes
  }

  /// The columns of `count` symbols that were written; nil where the bytes are none.
  fileprivate init?(_ bytes: [UInt8], count: Int) {
    var reader = ColumnReader(bytes)
    guard let positions: [SymbolTable.Position] = reader.column(),
      let ends: [UInt32] = reader.column(), let signatures: [UInt8] = reader.column(),
      positions.count == count, ends.count == count, Int(ends.last ?? 0) == signatures.count,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    (self.positions, signatureEnds, self.signatures) = (positions, ends, signatures)
  }

  func write(to writer: inout ColumnWriter) {
    PackedSymbolDetails.write(self, to: &writer)
  }
}

/// Details in chunks of `chunkLength` symbols, each compressed on its own.
final class PackedSymbolDetails: Sendable {
  /// A few tens of kilobytes each: compressed nearly as well as all at once.
  private static let chunkLength = 1024

  private struct Unpacked {
    let compressor = PayloadCompressor()
    var chunks: [SymbolDetails?]
  }

  let count: Int
  private let frames: [UInt8]
  /// Offset behind each frame.
  private let ends: [UInt32]
  private let unpacked: Mutex<Unpacked>

  fileprivate static func write(_ details: SymbolDetails, to writer: inout ColumnWriter) {
    let compressor = PayloadCompressor()
    var (frames, ends) = ([UInt8](), [UInt32]())
    for start in stride(from: 0, to: details.count, by: chunkLength) {
      let chunk = details.write(start..<min(start + chunkLength, details.count))
      frames += compressor.compress(chunk)
      ends.append(UInt32(frames.count))
    }
    writer.append([UInt64(details.count)])
    writer.append(ends)
    writer.append(frames)
  }

  /// The details that were written; nil where they are none.
  init?(from reader: inout ColumnReader) {
    guard let counts: [UInt64] = reader.column(), let ends: [UInt32] = reader.column(),
      let frames: [UInt8] = reader.column(), let count = counts.first.map({ Int(clamping: $0) }),
      ends.count == (count + Self.chunkLength - 1) / Self.chunkLength,
      Int(ends.last ?? 0) == frames.count, zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    (self.count, self.frames, self.ends) = (count, frames, ends)
    unpacked = Mutex(Unpacked(chunks: Array(repeating: nil, count: ends.count)))
  }

  /// The chunk that holds `symbol`, and the symbol's place there.
  func chunk(of symbol: Int) -> (SymbolDetails, Int) {
    let (number, index) = symbol.quotientAndRemainder(dividingBy: Self.chunkLength)
    return unpacked.withLock { unpacked in
      if let chunk = unpacked.chunks[number] { return (chunk, index) }
      let chunk = unpack(number, unpacked.compressor)
      unpacked.chunks[number] = chunk
      return (chunk, index)
    }
  }

  private func unpack(_ number: Int, _ compressor: PayloadCompressor) -> SymbolDetails {
    let frame = frames[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    let length = min(Self.chunkLength, count - number * Self.chunkLength)
    guard let bytes = compressor.decompress(Array(frame)),
      let chunk = SymbolDetails(bytes, count: length)
    else { fatalError("a record whose checksum fits holds what was written") }
    return chunk
  }
}
