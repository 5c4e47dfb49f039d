extension ScanWalk {
  /// Whether the directory at `index` is a submodule's place, which git does not enter even
  /// where nothing is checked out.
  mutating func isSubmodule(_ index: Int, in frame: borrowing Frame) -> Bool {
    let submodules = repositories[frame.repository].submodulePaths()
    if submodules.isEmpty { return false }
    let topCount = repositories[frame.repository].topCount
    let name = UnsafeBufferPointer(
      start: stack.name(index), count: Int(stack.entries[index].nameCount))
    let above = UnsafeBufferPointer(start: path.base + topCount, count: path.count - topCount)
    return submodules.contains(Array(above) + name)
  }

  /// Decides about the innermost directory, which holds a `.git`; false if it is a border.
  ///
  /// A repository that has files in the outer one's index is an ordinary directory, and so is one
  /// whose `.git` leads nowhere.
  mutating func admitsRepository(_ frame: inout Frame) -> Bool {
    guard GitDirectory.isRepository(frame.descriptor), !isTrackedByOuter(frame) else { return true }
    if options.entersNestedRepositories && beginRepository(&frame) { return true }
    result.nestedRepositories.append(currentPath.dropLast())
    return false
  }

  private mutating func isTrackedByOuter(_ frame: borrowing Frame) -> Bool {
    guard let index = repositories[frame.repository].openIndex() else { return false }
    let topCount = repositories[frame.repository].topCount
    return index.contains(
      directory: UnsafeBufferPointer(
        start: UnsafePointer(path.base + topCount), count: path.count - topCount))
  }

  /// Gives the innermost directory the rules and the index of its own repository.
  ///
  /// Of the outer rules, those of the command line and of our own files stay.
  private mutating func beginRepository(_ frame: inout Frame) -> Bool {
    let directory = BytePath.joined(root, currentPath.dropLast())
    guard let repository = GitRepository(workTree: directory) else { return false }
    repositories.append(
      ScannedRepository(repository, topCount: path.count, readsIndex: options.readsIndex))
    frame.repository = repositories.count - 1
    frame.isTrackedOnly = false
    let kept = frame.scope.layers.prefix(frame.scope.ownLayerCount)
    let base = Array(UnsafeBufferPointer(start: path.base, count: path.count))
    let added =
      options.usesIgnoreFiles ? loader.outerLayers(of: repository, base: base) : []
    frame.scope = IgnoreScope(kept + added, parent: nil, number: loader.nextScopeNumber)
    loader.nextScopeNumber += 1
    return true
  }
}
