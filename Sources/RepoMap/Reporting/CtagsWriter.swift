import TreeSitter

/// The extended ctags format that Vim, readtags and others read; definitions only.
///
/// Rules from ctags' tags(5): one tab between columns; tabs, newlines, backslashes and other control
/// bytes escaped, so that no name can forge a record; the pattern cut at 96 bytes.
package struct CtagsWriter: TagWriter {
  private let isSorted: Bool
  private let version: String

  /// `isSorted` is what the pseudo-tag says; the caller sorts the lines.
  package init(isSorted: Bool, version: String) {
    self.isSorted = isSorted
    self.version = version
  }

  /// ctags' own TAG_PATTERN_LENGTH_LIMIT.
  static let patternLimit = 96

  package mutating func begin(_ output: inout [UInt8]) {
    let lines = [
      "!_TAG_FILE_ENCODING\tutf-8\t//",
      "!_TAG_FILE_FORMAT\t2\t/extended format; --format=1 will not append ;\" to lines/",
      "!_TAG_FILE_SORTED\t\(isSorted ? 1 : 0)\t/0=unsorted, 1=sorted, 2=foldcase/",
      "!_TAG_OUTPUT_EXCMD\tmixed\t/number, pattern, mixed, or combineV2/",
      "!_TAG_OUTPUT_FILESEP\tslash\t/slash or backslash/",
      "!_TAG_OUTPUT_MODE\tu-ctags\t/u-ctags or e-ctags/",
      "!_TAG_PATTERN_LENGTH_LIMIT\t\(Self.patternLimit)\t/0 for no limit/",
      "!_TAG_PROGRAM_NAME\trepomap\t//",
      "!_TAG_PROGRAM_VERSION\t\(version)\t//",
    ]
    for line in lines { output.append(contentsOf: (line + "\n").utf8) }
  }

  package var needsSource: Bool { true }

  package mutating func write(
    _ file: FileTags, path: ArraySlice<UInt8>, source: UnsafeBufferPointer<UInt8>,
    to output: inout [UInt8]
  ) {
    let tags = file.tags
    let scopes = TagScopes(file, tags)
    for index in tags.indices where tags[index].role == .definition {
      let line = TagText.line(around: tags[index].nameByte, source)
      write(tags[index], at: index, file, scopes, path, line: line, to: &output)
    }
  }

  private func write(
    _ tag: Tag, at index: Int, _ file: FileTags, _ scopes: TagScopes, _ path: ArraySlice<UInt8>,
    line: [UInt8], to output: inout [UInt8]
  ) {
    guard let kind = tag.kind else { return }
    Self.appendName(file.text(tag.name), to: &output)
    output.append(UInt8(ascii: "\t"))
    Self.appendEscaped(path, to: &output)
    output.append(UInt8(ascii: "\t"))
    output.append(contentsOf: Self.pattern(of: line[...]))
    output.append(contentsOf: ";\"\t".utf8)
    output.append(kind.letter)
    Self.appendField("line", Array(String(tag.row + 1).utf8)[...], to: &output)
    let scope = scopes.scope(of: index)
    if !scope.isEmpty {
      let scopeKind = scopes.scopeKind(of: index).map { "\($0.recordName)" } ?? "class"
      Self.appendField(scopeKind, scope[...], to: &output)
    }
    if !tag.type.isEmpty {
      Self.appendField("typeref", TypeReference.text(of: file.text(tag.type))[...], to: &output)
    }
    if !tag.signature.isEmpty {
      Self.appendField("signature", file.text(tag.signature), to: &output)
    }
    if tag.access != .none {
      Self.appendField("access", Array(tag.access.recordName.bytes)[...], to: &output)
    }
    Self.appendField("end", Array(String(tag.endRow + 1).utf8)[...], to: &output)
    output.append(UInt8(ascii: "\n"))
  }

  private static func appendField(
    _ name: String, _ value: ArraySlice<UInt8>, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "\t"))
    output.append(contentsOf: name.utf8)
    output.append(UInt8(ascii: ":"))
    appendEscaped(value, to: &output)
  }

  /// A name; a leading space or `!` would be read as something else.
  private static func appendName(_ name: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let first = name.first else { return }
    if first == UInt8(ascii: " ") || first == UInt8(ascii: "!") {
      output.append(contentsOf: (first == UInt8(ascii: " ") ? "\\x20" : "\\x21").utf8)
      appendEscaped(name.dropFirst(), to: &output)
    } else {
      appendEscaped(name, to: &output)
    }
  }

  private static func appendEscaped(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
      case 0x07...0x0D:
        output.append(UInt8(ascii: "\\"))
        output.append(Array("abtnvfr".utf8)[Int(byte) - 7])
      case 0..<0x20, 0x7F:
        output.append(contentsOf: "\\x".utf8)
        for digit in [byte >> 4, byte & 15] {
          output.append(Array("0123456789ABCDEF".utf8)[Int(digit)])
        }
      default: output.append(byte)
      }
    }
  }

  /// `/^line$/`, escaped; a line over the limit is cut and loses its `$`.
  static func pattern(of line: ArraySlice<UInt8>) -> [UInt8] {
    var pattern: [UInt8] = []
    for (position, byte) in line.enumerated() {
      let isFinalDollar = byte == UInt8(ascii: "$") && position == line.count - 1
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/") || isFinalDollar {
        pattern.append(UInt8(ascii: "\\"))
      }
      pattern.append(byte)
    }
    guard pattern.count > patternLimit else { return Array("/^".utf8 + pattern + "$/".utf8) }
    var end = patternLimit
    while end > 0, pattern[end] & 0xC0 == 0x80 { end -= 1 }
    // An odd run of backslashes at the end would escape the closing slash.
    if pattern[..<end].reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count % 2 == 1 {
      end -= 1
    }
    return Array("/^".utf8 + pattern[..<end] + "/".utf8)
  }
}
