/// What became of a file of the list; every file has exactly one outcome.
package enum FileOutcome: UInt8, Sendable, CaseIterable {
  /// Parsed and tagged, perhaps with syntax errors, perhaps not UTF-8.
  case parsed
  /// No compiled-in language goes by its name or its `#!` line.
  case noGrammar
  /// A symbolic link; listed, never followed.
  case symbolicLink
  /// Over the size limit.
  case tooLarge
  /// A NUL among its first 8,000 bytes, git's rule for binary files.
  case binary
  case unreadable
  /// On the list, and gone when it was to be read.
  case vanished
  /// Parsing took more processor time than the limit, and its worker process was ended.
  case timedOut
  /// Parsing asked for more memory than the limit, and its worker process was ended.
  case outOfMemory
  /// Parsing ended a fresh worker process by a signal.
  case crashed

  /// The outcome's name in reports.
  package var recordName: StaticString {
    switch self {
    case .parsed: "parsed"
    case .noGrammar: "no-grammar"
    case .symbolicLink: "symbolic-link"
    case .tooLarge: "too-large"
    case .binary: "binary"
    case .unreadable: "unreadable"
    case .vanished: "vanished"
    case .timedOut: "timed-out"
    case .outOfMemory: "out-of-memory"
    case .crashed: "crashed"
    }
  }

  /// Whether the same bytes would have it again under the same limits.
  var isDecidedByContent: Bool {
    switch self {
    case .parsed, .noGrammar, .binary, .timedOut, .outOfMemory, .crashed: true
    case .symbolicLink, .tooLarge, .unreadable, .vanished: false
    }
  }

  /// Whether it counts as a failure under `--strict`.
  package var isFailure: Bool {
    switch self {
    case .unreadable, .vanished, .timedOut, .outOfMemory, .crashed: true
    default: false
    }
  }
}
