import Testing

@testable import RepoMap

@Suite("Details of symbols")
struct SymbolDetailsTests {
  private func position(_ number: Int) -> SymbolTable.Position {
    let numbers = (0..<7).map { UInt32(number * 10 + $0) }
    return numbers.withUnsafeBytes { $0.load(as: SymbolTable.Position.self) }
  }

  private func signature(_ number: Int) -> [UInt8] {
    Array("(\(String(repeating: "x", count: number % 50)))".utf8)
  }

  private func details(_ numbers: Range<Int>) -> SymbolDetails {
    var details = SymbolDetails()
    for number in numbers { details.append(position(number), signature: signature(number)[...]) }
    return details
  }

  private func packed(_ details: SymbolDetails) throws -> SymbolDetails {
    var writer = ColumnWriter()
    details.write(to: &writer)
    var reader = try ColumnReader(compressing: writer.bytes)
    return SymbolDetails(try #require(PackedSymbolDetails(from: &reader)))
  }

  private func expect(_ details: SymbolDetails, toHold numbers: [Int]) {
    #expect(details.count == numbers.count)
    for (symbol, number) in numbers.enumerated() {
      let (found, wanted) = (details.position(at: symbol), position(number))
      guard found.row == wanted.row, found.docByte == wanted.docByte,
        details.signature(at: symbol).elementsEqual(signature(number))
      else {
        Issue.record("symbol \(symbol) is not number \(number)")
        return
      }
    }
  }

  @Test("what was packed is found again, in any order", arguments: [0, 1, 1023, 1024, 1025, 3000])
  func packs(count: Int) throws {
    expect(try packed(details(0..<count)), toHold: Array(0..<count))
  }

  @Test("packed and plain ones stand among each other, and can be packed again")
  func mixes() throws {
    let stored = try packed(details(0..<3000))
    var mixed = SymbolDetails()
    mixed.append(1000..<1100, of: stored)
    mixed.append(position(7000), signature: signature(7000)[...])
    mixed.append(0..<10, of: stored)
    mixed.append(position(7001), signature: signature(7001)[...])
    let numbers = Array(1000..<1100) + [7000] + Array(0..<10) + [7001]
    expect(mixed, toHold: numbers)
    expect(try packed(mixed), toHold: numbers)
  }

  @Test("bytes that end too soon are no details")
  func truncated() throws {
    var writer = ColumnWriter()
    details(0..<2000).write(to: &writer)
    for count in stride(from: 0, to: writer.bytes.count, by: 997) {
      var reader = try ColumnReader(compressing: Array(writer.bytes[..<count]))
      #expect(PackedSymbolDetails(from: &reader) == nil)
    }
  }
}
