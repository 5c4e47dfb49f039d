/// What the pieces of a map cost in one format, in thousandths of a token.
struct MapPricing {
  let format: any MapFormat
  let counter: TokenCounter

  /// The map without sections and folders.
  func frameCost(_ map: RepositoryMap) -> Int {
    counter.cost(format.opening(map)) + counter.cost(format.middle)
      + counter.cost(format.closing(map))
  }

  func cost(of section: RepositoryMap.Section) -> Int {
    counter.cost(format.section(section) + format.separator)
  }

  func cost(of folder: RepositoryMap.Folder) -> Int {
    counter.cost(format.folder(folder) + format.separator)
  }

  /// What one further name adds to a section that has names already.
  func cost(ofName entry: RepositoryMap.Entry, after section: RepositoryMap.Section) -> Int {
    var (one, two) = (section, section)
    one.names = [entry]
    two.names = [entry, entry]
    return cost(of: two) - cost(of: one)
  }

  func cost(of map: RepositoryMap) -> Int { counter.cost(format.bytes(of: map)) }
}
