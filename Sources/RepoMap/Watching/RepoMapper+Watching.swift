package import FileScanning

extension RepoMapper {
  /// Looks at every file of `files`, and reads those that `state` does not know as they are.
  ///
  /// Without a state, what the store knows of the root counts. The result says nothing of tags, so that
  /// those of unchanged files need not be loaded.
  package func survey(
    _ files: ScannedFiles, root: [UInt8], after state: RepositoryState? = nil
  ) async throws -> (state: RepositoryState, readCount: Int) {
    var records: [RepositoryState.FileRecord] = []
    records.reserveCapacity(files.count)
    let (snapshot, readCount) = try await measure(files, root: root, after: state?.snapshot) {
      records.append(RepositoryState.FileRecord($0))
    }
    return (RepositoryState(files: files, records: records, snapshot: snapshot), readCount)
  }

  /// The state after changes: reads those of `touched` that `files` lists, and what is new in `files`.
  ///
  /// Costs what has changed, and a walk over both listings where they are not the same.
  package func update(
    _ state: RepositoryState, to files: ScannedFiles, touched: Set<[UInt8]>, root: [UInt8]
  ) async throws -> (state: RepositoryState, readCount: Int) {
    var (records, numbers) = Self.carriedRecords(of: state, to: files, touched: touched)
    guard !numbers.isEmpty else {
      return (RepositoryState(files: files, records: records, snapshot: state.snapshot), 0)
    }
    try await extract(files.selection(numbers), root: root) { tags in
      records[numbers[tags.fileIndex]] = RepositoryState.FileRecord(tags)
    }
    let next = RepositoryState(files: files, records: records, snapshot: state.snapshot)
    return (next, numbers.count)
  }

  /// The records that stay, and the numbers of the files that are to be read, rising.
  private static func carriedRecords(
    of state: RepositoryState, to files: ScannedFiles, touched: Set<[UInt8]>
  ) -> (records: [RepositoryState.FileRecord], numbers: [Int]) {
    var numbers = Set(touched.compactMap { files.index(ofPath: $0) })
    if files.isSame(as: state.files) { return (state.records, numbers.sorted()) }
    let unread = RepositoryState.FileRecord(FileTags(fileIndex: 0, outcome: .vanished))
    var records = [RepositoryState.FileRecord](repeating: unread, count: files.count)
    var left = 0
    for right in files.indices {
      while left < state.files.count, order(state.files, left, files, right) < 0 { left += 1 }
      if left < state.files.count, order(state.files, left, files, right) == 0,
        state.files[left].kind == files[right].kind
      {
        records[right] = state.records[left]
      } else {
        numbers.insert(right)
      }
    }
    return (records, numbers.sorted())
  }
}
