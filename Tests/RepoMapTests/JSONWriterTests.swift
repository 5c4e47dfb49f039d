import Foundation
import TestSupport
import Testing

@testable import RepoMap

@Suite("JSON")
struct JSONWriterTests {
  @Test("any bytes come out as a JSON string that another parser reads", arguments: [1, 2, 3])
  func strings(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var json = JSONWriter()
      json.beginArray()
      json.value(text: bytes[...])
      json.value(path: bytes[...])
      json.endArray()
      let values = try #require(
        try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [Any])
      #expect(values[0] as? String == String(decoding: bytes, as: UTF8.self))
      #expect(path(values[1]) == bytes)
    }
  }

  @Test("a byte that needs an escape is found wherever it stands", arguments: Array(0...0x7F))
  func escapes(byte: UInt8) throws {
    for length in 1...20 {
      for position in 0..<length {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        bytes[position] = byte
        var json = JSONWriter()
        json.beginArray()
        json.value(text: bytes[...])
        json.endArray()
        let values = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
        #expect(values == [String(decoding: bytes, as: UTF8.self)])
      }
    }
  }

  @Test("numbers of any size are written", arguments: [0, 7, -1, 10, 1_234_567_890, .max, .min])
  func numbers(number: Int) {
    var json = JSONWriter()
    json.value(number)
    #expect(String(decoding: json.bytes, as: UTF8.self) == String(number))
  }

  @Test("commas stand between items, and nowhere else")
  func commas() {
    var json = JSONWriter()
    json.beginObject()
    json.key("a")
    json.value(1)
    json.key("b")
    json.beginArray()
    json.value(true)
    json.value("x" as StaticString)
    json.beginObject()
    json.endObject()
    json.endArray()
    json.endObject()
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"a":1,"b":[true,"x",{}]}"#)
  }

  private func path(_ value: Any) -> [UInt8]? {
    if let text = value as? String { return Array(text.utf8) }
    let encoded = (value as? [String: String])?["bytes"]
    return encoded.flatMap { Data(base64Encoded: $0) }.map(Array.init)
  }
}
