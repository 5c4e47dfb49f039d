import FileWatching
import TUI

extension TreeWatcher {
  /// `next` on a thread of its own: tasks share few.
  func changes(
    whileRead output: Int32, orUntilInput input: Int32 = -1
  ) async throws(WatchEnd) -> Changes {
    let result = await withCheckedContinuation { continuation in
      startThread {
        do throws(WatchEnd) {
          continuation.resume(
            returning: Result<Changes, WatchEnd>.success(
              try self.next(whileRead: output, orUntilInput: input)))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }
}
