import TreeSitter

/// What a person names a definition by.
package enum SymbolSelector: Equatable, Sendable {
  /// A name, or a name behind names of its scope: `area`, `Circle.area`, `geo::Circle::area`.
  case name([UInt8])
  /// What stands on a 1-based line of a file.
  case line(path: [UInt8], line: Int)
  /// A name in one file, `src/shapes.py#Circle.area`.
  case member(path: [UInt8], name: [UInt8])

  /// Reads `PATH:LINE`, `PATH#NAME` or a name; `isFile` tells whether a path leads to a file.
  package init(parsing text: [UInt8], isFile: ([UInt8]) -> Bool) {
    if let hash = text.lastIndex(of: UInt8(ascii: "#")), isFile(Array(text[..<hash])),
      hash + 1 < text.count
    {
      self = .member(path: Array(text[..<hash]), name: Array(text[(hash + 1)...]))
      return
    }
    let path = text.lastIndex(of: UInt8(ascii: ":")).map { Array(text[..<$0]) } ?? []
    let digits = text.dropFirst(path.count + 1)
    if let line = Int(String(decoding: digits, as: UTF8.self)), line > 0, isFile(path) {
      self = .line(path: path, line: line)
    } else {
      self = .name(text)
    }
  }

  /// The name alone, without the scope before it; empty where a line was named.
  package var bareName: [UInt8] {
    switch self {
    case .name(let name), .member(_, let name): SymbolTable.bareName(of: name)
    case .line: []
    }
  }

  /// The one file that it is about.
  package var path: [UInt8]? {
    switch self {
    case .name: nil
    case .line(let path, _), .member(let path, _): path
    }
  }
}

extension SymbolTable {
  /// The symbols that `selector` names, in their order.
  ///
  /// Where a path was named, the table is of that file alone.
  package func symbols(selectedBy selector: SymbolSelector) -> [Int] {
    switch selector {
    case .name(let name), .member(_, let name): symbols(named: name)
    case .line(_, let line): symbols(onRow: UInt32(clamping: line - 1))
    }
  }

  /// Definitions before declarations, and before extensions of what is defined elsewhere: of
  /// `symbols`, those of the best of these three ranks.
  package func preferred(among symbols: [Int]) -> [Int] {
    let ranks = symbols.map { symbol in
      role(of: symbol) != .definition ? 2 : kind(of: symbol) == .implementation ? 1 : 0
    }
    return zip(symbols, ranks).filter { $0.1 == ranks.min() }.map(\.0)
  }

  /// The symbols of this name whose scope ends with the names before it.
  ///
  /// `.` and `::` are the same here, and either may be part of a name.
  private func symbols(named wanted: [UInt8]) -> [Int] {
    var found: [Int] = []
    for (scope, name) in Self.splits(wanted) {
      guard let number = names.number(of: name) else { continue }
      found += symbols(ofName: number).map(Int.init).filter { symbol in
        scope.isEmpty || Self.isSuffix(scope, of: Self.dotted(self.scope(of: symbol)[...]))
      }
    }
    return found.sorted()
  }

  /// The name alone, without the scope that is written before it.
  fileprivate static func bareName(of wanted: [UInt8]) -> [UInt8] {
    splits(wanted).last.map { Array($0.name) } ?? wanted
  }

  /// The ways to take a name as scope and name, the scope with dots.
  private static func splits(
    _ wanted: [UInt8]
  ) -> [(scope: [UInt8], name: ArraySlice<UInt8>)] {
    let separators = wanted.indices.filter {
      $0 > 0 && $0 + 1 < wanted.count && (wanted[$0] == 0x2E || wanted[$0] == 0x3A)
    }
    let parts = separators.map { separator in
      let isPair = wanted[separator] == 0x3A && wanted[separator - 1] == 0x3A
      return (
        dotted(wanted[..<(isPair ? separator - 1 : separator)]), wanted[(separator + 1)...]
      )
    }
    return [([], wanted[...])] + parts
  }

  /// The text with `.` for `::`.
  private static func dotted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte == 0x3A, result.last == 0x3A {
        result[result.count - 1] = 0x2E
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func isSuffix(_ suffix: [UInt8], of scope: [UInt8]) -> Bool {
    guard scope.count > suffix.count else { return scope == suffix }
    return scope.suffix(suffix.count) == suffix[...]
      && scope[scope.count - suffix.count - 1] == 0x2E
  }

  /// The symbols whose names stand on the row, or the innermost that reaches over it.
  private func symbols(onRow row: UInt32) -> [Int] {
    let named = (0..<count).filter { position(of: $0).row == row }
    guard named.isEmpty else { return named }
    let around = (0..<count).filter { position(of: $0).row < row && position(of: $0).endRow >= row }
    return around.last.map { [$0] } ?? []
  }
}
