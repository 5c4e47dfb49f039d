/// Path arithmetic on bytes; nothing here looks at the disk.
enum BytePath {
  static func isAbsolute(_ path: some Collection<UInt8>) -> Bool { path.first == ASCII.slash }

  /// `directory` and `name` with one slash between them; an absolute `name` stands alone.
  static func joined(_ directory: [UInt8], _ name: some Collection<UInt8>) -> [UInt8] {
    if directory.isEmpty || isAbsolute(name) { return Array(name) }
    if name.isEmpty { return directory }
    return directory + (directory.last == ASCII.slash ? [] : [ASCII.slash]) + name
  }

  /// What lies before the last component: `/` for `/a`, empty for `a`.
  static func parent(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: ASCII.slash) else { return [] }
    return Array(path[..<max(slash, 1)])
  }

  /// `path` made absolute, with `.`, `..` and double slashes taken out by name.
  static func normalized(_ path: [UInt8], relativeTo directory: [UInt8]) -> [UInt8] {
    var components: [ArraySlice<UInt8>] = []
    for component in joined(directory, path).split(separator: ASCII.slash) {
      switch Array(component) {
      case [ASCII.dot]: continue
      case [ASCII.dot, ASCII.dot]: _ = components.popLast()
      default: components.append(component)
      }
    }
    return [ASCII.slash] + components.joined(separator: [ASCII.slash])
  }

  /// `path` relative to `directory`, both absolute and resolved; nil if it lies elsewhere.
  static func relative(_ path: [UInt8], to directory: [UInt8]) -> [UInt8]? {
    if path == directory { return [] }
    let prefix = directory.last == ASCII.slash ? directory : directory + [ASCII.slash]
    return path.starts(with: prefix) ? Array(path[prefix.count...]) : nil
  }
}
