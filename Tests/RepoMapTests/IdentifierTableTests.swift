import TestSupport
import Testing

@testable import RepoMap

@Suite("Interned identifiers")
struct IdentifierTableTests {
  @Test(
    "equal texts share a number and come back as they were, for random texts", arguments: [1, 2, 3])
  func interns(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = IdentifierTable()
    var numbers: [[UInt8]: Int] = [:]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        UInt8.random(in: 0x61...0x7A, using: &generator)
      }
      let number = table.intern(text[...])
      #expect(numbers[text] == nil || numbers[text] == number)
      numbers[text] = number
      #expect(table[number].elementsEqual(text))
    }
    #expect(table.count == numbers.count)
  }
}
