import Synchronization
import TagStore

/// Where symbols stand and what their signatures are, by number: what is asked of those alone that are
/// shown.
///
/// Those of files whose tags were read are plain. What was stored stays packed, and a chunk is unpacked
/// when one of its symbols is asked for.
struct SymbolDetails: Sendable {
  /// By symbol: its place among the packed ones, or the complement of that among the plain ones.
  private var places: [Int32] = []
  private var packed: PackedSymbolDetails?

  private var positions: [SymbolTable.Position] = []
  private var signatureEnds: [UInt32] = []
  private var signatures: [UInt8] = []

  init() {}

  /// The packed ones, in their order.
  init(_ packed: PackedSymbolDetails) {
    self.packed = packed
    places = Array(0..<Int32(packed.count))
  }

  var count: Int { places.count }

  func position(at symbol: Int) -> SymbolTable.Position {
    let place = Int(places[symbol])
    guard place >= 0, let packed else { return positions[~place] }
    let (chunk, index) = packed.chunk(of: place)
    return chunk.position(at: index)
  }

  func signature(at symbol: Int) -> ArraySlice<UInt8> {
    let place = Int(places[symbol])
    guard place >= 0, let packed else {
      return signatures[signatureStart(of: ~place)..<Int(signatureEnds[~place])]
    }
    let (chunk, index) = packed.chunk(of: place)
    return chunk.signature(at: index)
  }

  private func signatureStart(of plain: Int) -> Int {
    plain == 0 ? 0 : Int(signatureEnds[plain - 1])
  }

  mutating func append(_ position: SymbolTable.Position, signature: ArraySlice<UInt8>) {
    places.append(~Int32(positions.count))
    positions.append(position)
    signatures.append(contentsOf: signature)
    signatureEnds.append(UInt32(signatures.count))
  }

  /// Appends `symbols` of `stored`, all of which are packed, and those alone that this one has.
  mutating func append(_ symbols: Range<Int>, of stored: SymbolDetails) {
    packed = stored.packed
    places += stored.places[symbols]
  }

  mutating func reserveCapacity(_ count: Int) { places.reserveCapacity(count) }

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

  /// The columns of `count` symbols that were written; nil where they are none.
  fileprivate init?(_ frame: PayloadReader?, count: Int) {
    guard var reader = frame.map(ColumnReader.init),
      let positions: [SymbolTable.Position] = reader.column(),
      let ends: [UInt32] = reader.column(), let signatures: [UInt8] = reader.column(),
      positions.count == count, ends.count == count, Int(ends.last ?? 0) == signatures.count,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    (self.positions, signatureEnds, self.signatures) = (positions, ends, signatures)
    places = (0..<Int32(count)).map { ~$0 }
  }

  func write(to writer: inout ColumnWriter) {
    PackedSymbolDetails.write(self, to: &writer)
  }
}

/// Details in chunks of `chunkLength` symbols, each compressed on its own.
final class PackedSymbolDetails: Sendable {
  /// A few tens of kilobytes each: compressed nearly as well as all at once.
  private static let chunkLength = 1024

  let count: Int
  private let frames: [UInt8]
  /// Offset behind each frame.
  private let ends: [UInt32]
  private let unpacked: Mutex<[SymbolDetails?]>

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
    unpacked = Mutex(Array(repeating: nil, count: ends.count))
  }

  /// The chunk that holds `symbol`, and the symbol's place there.
  func chunk(of symbol: Int) -> (SymbolDetails, Int) {
    let (number, index) = symbol.quotientAndRemainder(dividingBy: Self.chunkLength)
    return unpacked.withLock { unpacked in
      if let chunk = unpacked[number] { return (chunk, index) }
      let chunk = unpack(number)
      unpacked[number] = chunk
      return (chunk, index)
    }
  }

  private func unpack(_ number: Int) -> SymbolDetails {
    let frame = frames[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    let length = min(Self.chunkLength, count - number * Self.chunkLength)
    guard let chunk = SymbolDetails(PayloadReader(Array(frame)), count: length) else {
      fatalError("a record whose checksum fits holds what was written")
    }
    return chunk
  }
}
