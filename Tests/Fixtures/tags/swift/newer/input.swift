/// Words that the grammar does not know; none of them may hide a definition.
nonisolated(unsafe) var shared: Int = 0

struct Reader: ~Copyable {
  #if DEBUG
    var debugName = ""
  #else
    var releaseName = ""
  #endif

  func read() throws(ReadError) -> Int { 0 }

  func check(
    at place: Place = #_sourceLocation,
    isolation: isolated (any Actor)? = #isolation,
  ) async {
    switch try await result.get() {
    case .success:
      ()
    case .failure: ()
    }
    promise.succeed(())
  }

  func take(_ value: sending Value) {}

  @Test func `a name with spaces`() {}
}

enum Größe { case 大きい }
