import FileScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CommandError {
  /// A root that cannot be scanned.
  init(_ error: ScanError, path: String) {
    switch error {
    case .rootNotFound:
      self.init(what: "\(path): no such folder", hint: "check the path, or leave it out for '.'")
    case .rootNotADirectory:
      self.init(what: "\(path): not a folder", hint: "name the folder that holds the file")
    case .rootUnreadable(let code):
      self.init(
        what: "\(path): \(String(cString: strerror(code)))",
        hint: "check the folder's permissions")
    }
  }
}

extension ScanDiagnostic.Reason {
  /// What could not be read, in words.
  var message: String {
    switch self {
    case .unreadableDirectory(let code):
      "cannot read the folder: \(String(cString: strerror(code)))"
    case .unreadableIgnoreFile(let code):
      "cannot read the ignore file: \(String(cString: strerror(code)))"
    case .oversizedIgnoreFile: "ignore file over 100 MB, not read"
    case .unreadableIndex:
      "git's index cannot be read; tracked files that are ignored are not listed"
    case .movedDirectory: "the folder was moved while it was scanned"
    case .missing: "no such file"
    case .notAFile: "not a file"
    case .unreadableStatus(let code): "cannot be looked at: \(String(cString: strerror(code)))"
    }
  }
}
