extension SyntaxTags {
  /// Keeps at most `limit` tags: level by level from the outermost, inside the last level by position.
  ///
  /// Every kept tag keeps its parents, which stand on outer levels. Linear in the number of tags.
  mutating func keepOutermost(_ limit: Int) {
    guard tags.count > limit else { return }
    let levels = self.levels()
    var countByLevel = [Int](repeating: 0, count: (levels.max() ?? 0) + 1)
    for level in levels { countByLevel[level] += 1 }
    var remaining = limit
    var lastLevel = 0
    while countByLevel[lastLevel] <= remaining {
      remaining -= countByLevel[lastLevel]
      lastLevel += 1
    }
    var newIndex = [Int32](repeating: -1, count: tags.count)
    var kept: [SyntaxTag] = []
    for (index, level) in levels.enumerated() {
      if level == lastLevel { remaining -= 1 }
      guard level < lastLevel || level == lastLevel && remaining >= 0 else { continue }
      newIndex[index] = Int32(kept.count)
      kept.append(tags[index])
    }
    for index in kept.indices where kept[index].parent >= 0 {
      kept[index].parent = newIndex[Int(kept[index].parent)]
    }
    tags = kept
  }

  /// How many definitions enclose each tag.
  private func levels() -> [Int] {
    var levels = [Int](repeating: -1, count: tags.count)
    for index in tags.indices {
      var chain: [Int] = []
      var current = index
      while current >= 0, levels[current] < 0 {
        chain.append(current)
        current = Int(tags[current].parent)
      }
      var level = current < 0 ? -1 : levels[current]
      for inner in chain.reversed() {
        level += 1
        levels[inner] = level
      }
    }
    return levels
  }
}
