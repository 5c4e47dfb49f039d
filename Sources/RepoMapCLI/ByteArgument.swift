internal import ArgumentParser

/// An argument as the bytes that were typed; a path need not be UTF-8.
struct ByteArgument: ExpressibleByArgument {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Takes the argument that the parser saw, which has lost what was not UTF-8, back to its bytes.
  init?(argument: String) {
    bytes = argument.contains("\u{FFFD}") ? Self.typed(argument) : Array(argument.utf8)
  }

  static var defaultCompletionKind: CompletionKind { .file() }

  var defaultValueDescription: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of the process's argument that reads as `text`, or as `--option=text`.
  private static func typed(_ text: String) -> [UInt8] {
    for pointer in CommandLine.unsafeArgv.dropFirstArguments() {
      let bytes = Array(pointer)
      if String(decoding: bytes, as: UTF8.self) == text { return bytes }
      guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let value = bytes[(equals + 1)...]
      if bytes.starts(with: "--".utf8) && String(decoding: value, as: UTF8.self) == text {
        return Array(value)
      }
    }
    return Array(text.utf8)
  }
}

extension UnsafeMutablePointer where Pointee == UnsafeMutablePointer<CChar>? {
  /// The process's arguments behind its name, as `argv` holds them.
  fileprivate func dropFirstArguments() -> [[UInt8]] {
    (1..<Swift.max(Int(CommandLine.argc), 1)).compactMap { index in
      self[index].map { text in
        var count = 0
        while text[count] != 0 { count += 1 }
        return Array(UnsafeRawBufferPointer(start: text, count: count))
      }
    }
  }
}
