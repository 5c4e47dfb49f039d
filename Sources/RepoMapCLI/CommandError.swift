import RepoMap

/// An error that ends the run: what went wrong and what to do about it.
struct CommandError: Error {
  /// What happened and where; text from the file system is made safe when it is printed.
  let what: String
  /// The next step for the reader.
  var hint: String?
  var status: Int32 = ExitStatus.failure

  /// A line `{"error":{"code":…,"message":…,"hint":…}}`.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("error")
    json.beginObject()
    json.key("code")
    json.value(Int(status))
    json.key("message")
    json.value(what)
    if let hint {
      json.key("hint")
      json.value(hint)
    }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

/// The reader has left without an answer: the run ends without a word.
struct CancelledError: Error {}
