/// The value of `typeref`, as ctags writes it: the kind of the type that is named, a colon and the type.
///
/// The kind is the word that the source itself puts before a type's name (`struct`, `union`, `enum`,
/// `class`); a type that is spelt in any other way is a `typename`.
enum TypeReference {
  private static let kinds = ["struct", "union", "enum", "class"].map { Array($0.utf8) }

  /// `struct:point` of `struct point`, `typename:int` of `int`.
  static func text(of type: ArraySlice<UInt8>) -> [UInt8] {
    let blank = UInt8(ascii: " ")
    let parts = type.split(separator: blank, maxSplits: 1)
    // `struct { … }` has no name to refer to.
    guard parts.count == 2, kinds.contains(Array(parts[0])), parts[1].first != UInt8(ascii: "{")
    else { return Array("typename:".utf8 + type) }
    return Array(parts[0] + ":".utf8 + parts[1])
  }
}
