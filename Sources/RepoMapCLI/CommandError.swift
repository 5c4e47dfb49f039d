/// An error that ends the run: what went wrong and what to do about it.
struct CommandError: Error {
  /// What happened and where; text from the file system is made safe when it is printed.
  let what: String
  /// The next step for the reader.
  var hint: String?
  var status: Int32 = ExitStatus.failure
}

/// The reader has left without an answer: the run ends without a word.
struct CancelledError: Error {}
