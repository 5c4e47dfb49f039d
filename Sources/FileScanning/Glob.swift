/// One step of a compiled glob.
struct GlobToken: Equatable {
  enum Kind: UInt8 {
    /// Exactly `byte`.
    case literal
    /// `byte`, an upper-case letter, or its lower-case form.
    case letter
    /// One byte that is no `/`.
    case single
    /// One byte out of the set numbered `set`.
    case set
    /// Any run without `/`.
    case star
    /// Any run at all.
    case anything
    /// Zero or more whole directories: `(.*/)?`.
    case directories
  }

  var kind: Kind
  var byte: UInt8 = 0
  var set: UInt32 = 0
}

/// Turns a glob into tokens, by the rules of git's wildmatch (`WM_PATHNAME` when anchored).
struct GlobCompiler {
  private(set) var tokens: [GlobToken] = []
  private(set) var sets: [ByteSet] = []

  /// Appends the tokens of `pattern`; false, with nothing appended, if it can never match.
  ///
  /// When `foldsCase`, a letter matches both its forms, but an escaped upper-case letter matches
  /// no letter at all: git folds the text, not the pattern, there.
  mutating func append(_ pattern: ArraySlice<UInt8>, isAnchored: Bool, foldsCase: Bool) -> Bool {
    let start = tokens.count
    var index = pattern.startIndex
    while index < pattern.endIndex {
      guard
        let next = appendToken(pattern, at: index, isAnchored: isAnchored, foldsCase: foldsCase)
      else {
        tokens.removeLast(tokens.count - start)
        return false
      }
      index = next
    }
    return true
  }

  /// Appends one token and returns where the next begins; nil if nothing can ever match.
  private mutating func appendToken(
    _ pattern: ArraySlice<UInt8>, at index: Int, isAnchored: Bool, foldsCase: Bool
  ) -> Int? {
    switch pattern[index] {
    case ASCII.backslash:
      guard index + 1 < pattern.endIndex else { return nil }
      let byte = pattern[index + 1]
      if foldsCase && ASCII.isUpper(byte) { return nil }
      appendLiteral(byte, foldsCase: foldsCase)
      return index + 2
    case ASCII.question:
      tokens.append(GlobToken(kind: .single))
      return index + 1
    case ASCII.star:
      return appendStars(pattern, at: index, isAnchored: isAnchored)
    case ASCII.leftBracket:
      return appendClass(pattern, at: index, foldsCase: foldsCase)
    case let byte:
      appendLiteral(byte, foldsCase: foldsCase)
      return index + 1
    }
  }

  private mutating func appendLiteral(_ byte: UInt8, foldsCase: Bool) {
    let isLetter = ASCII.isUpper(byte) || ASCII.isLower(byte)
    if foldsCase && isLetter {
      tokens.append(GlobToken(kind: .letter, byte: byte & ~0x20))
    } else {
      tokens.append(GlobToken(kind: .literal, byte: byte))
    }
  }

  /// Two or more stars mean directories only where they stand alone between slashes.
  private mutating func appendStars(
    _ pattern: ArraySlice<UInt8>, at start: Int, isAnchored: Bool
  ) -> Int {
    var end = start
    while end < pattern.endIndex, pattern[end] == ASCII.star { end += 1 }
    let isAtStart = start == pattern.startIndex || pattern[start - 1] == ASCII.slash
    guard isAnchored, isAtStart, end - start >= 2 else {
      tokens.append(GlobToken(kind: .star))
      return end
    }
    let rest = pattern[end...]
    if rest.isEmpty || rest.starts(with: [ASCII.backslash, ASCII.slash]) {
      tokens.append(GlobToken(kind: .anything))
    } else if rest.first == ASCII.slash {
      tokens.append(GlobToken(kind: .directories))
      return end + 1
    } else {
      tokens.append(GlobToken(kind: .star))
    }
    return end
  }

  private mutating func appendClass(
    _ pattern: ArraySlice<UInt8>, at start: Int, foldsCase: Bool
  ) -> Int? {
    guard let parsed = GlobClass(pattern, at: start, foldsCase: foldsCase),
      parsed.members != ByteSet()
    else { return nil }
    tokens.append(GlobToken(kind: .set, set: UInt32(sets.count)))
    sets.append(parsed.members)
    return parsed.end
  }
}

/// Matches tokens against text in at most O(tokens × text²), whatever the number of stars.
///
/// Only the last `*` and the last `**` are ever tried again: a later one can take everything that an
/// earlier one could have taken instead.
struct GlobMatcher {
  let tokens: UnsafePointer<GlobToken>
  let tokenCount: Int
  let sets: UnsafePointer<ByteSet>

  /// Whether the whole `text` matches.
  func matches(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    var token = 0
    var at = 0
    var star = Restart()
    var deep = Restart()
    while true {
      if token == tokenCount && at == count { return true }
      if token < tokenCount {
        switch tokens[token].kind {
        case .star:
          token += 1
          star = Restart(token: token, at: at)
          skip(to: &star, in: text, count: count)
          at = star.at
          continue
        case .anything, .directories:
          deep = Restart(token: token + 1, at: at)
          deep.wantsSlash = tokens[token].kind == .directories
          star = Restart()
          token += 1
          continue
        default:
          if at < count && accepts(tokens[token], text[at]) {
            token += 1
            at += 1
            continue
          }
        }
      }
      if star.token >= 0 && star.at < count && text[star.at] != ASCII.slash {
        star.at += 1
        skip(to: &star, in: text, count: count)
        (token, at) = (star.token, star.at)
      } else if deep.advance(in: text, count: count) {
        star = Restart()
        (token, at) = (deep.token, deep.at)
      } else {
        return false
      }
    }
  }

  @inline(__always)
  private func accepts(_ token: GlobToken, _ byte: UInt8) -> Bool {
    switch token.kind {
    case .literal: byte == token.byte
    case .letter: byte & ~0x20 == token.byte
    case .single: byte != ASCII.slash
    case .set: sets[Int(token.set)].contains(byte)
    case .star, .anything, .directories: false
    }
  }

  /// Moves a star's end on to where the byte behind the star stands, or to where it must stop.
  @inline(__always)
  private func skip(to star: inout Restart, in text: UnsafePointer<UInt8>, count: Int) {
    if star.token < tokenCount && tokens[star.token].kind != .literal { return }
    // Nothing behind the star: only a slash or the end stops it.
    let wanted = star.token < tokenCount ? tokens[star.token].byte : ASCII.slash
    while star.at < count && text[star.at] != wanted && text[star.at] != ASCII.slash {
      star.at += 1
    }
  }

  /// Where matching goes on after a failure.
  private struct Restart {
    var token = -1
    var at = 0
    /// `**/` ends only behind a slash.
    var wantsSlash = false

    mutating func advance(in text: UnsafePointer<UInt8>, count: Int) -> Bool {
      guard token >= 0 else { return false }
      while at < count {
        at += 1
        if !wantsSlash || text[at - 1] == ASCII.slash { return true }
      }
      return false
    }
  }
}

extension GlobMatcher {
  init(tokens: UnsafeBufferPointer<GlobToken>, sets: UnsafeBufferPointer<ByteSet>) {
    self.init(
      tokens: tokens.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped,
      tokenCount: tokens.count,
      sets: sets.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped)
  }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return tokenCount == 0 }
    return matches(base, count: text.count)
  }
}
