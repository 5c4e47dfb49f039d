import FileScanning

extension MapRequest {
  /// Adds what the work is about: a file, a folder, or a name that is defined; false for none of them.
  ///
  /// A name may be qualified as its language writes it; the last part of it counts.
  package mutating func addFocus(_ focus: [UInt8], in corpus: RankingCorpus) -> Bool {
    let files = corpus.files.indices.filter { Self.isPath(corpus.path(of: $0), inOrAt: focus) }
    guard files.isEmpty else {
      focusFiles = Set(focusFiles + files).sorted()
      return true
    }
    guard let name = focus.split(whereSeparator: { !WordByte.continues($0) }).last,
      let word = corpus.words.number(of: name)
    else { return false }
    let definers = corpus.files.indices.filter { file in
      corpus.definitions(of: file).contains { corpus.definedWords[$0] == UInt32(word) }
    }
    focusNames.append(Array(name))
    focusDefiners = Set(focusDefiners + definers).sorted()
    return !definers.isEmpty
  }

  private static func isPath(_ path: [UInt8], inOrAt focus: [UInt8]) -> Bool {
    let folder = focus.last == UInt8(ascii: "/") ? focus : focus + [UInt8(ascii: "/")]
    return path == focus || path.starts(with: folder)
  }
}
