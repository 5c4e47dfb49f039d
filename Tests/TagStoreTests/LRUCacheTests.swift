import TagStore
import TestSupport
import Testing

@Suite("The cache in memory")
struct LRUCacheTests {
  /// The same rules, one after the other over an array from the oldest to the youngest.
  private struct Model {
    var entries: [(key: Int, value: Int, cost: Int)] = []
    var limit: Int

    mutating func value(_ key: Int) -> Int? {
      guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
      let entry = entries.remove(at: index)
      entries.append(entry)
      return entry.value
    }

    mutating func insert(_ value: Int, _ key: Int, _ cost: Int) {
      entries.removeAll { $0.key == key }
      guard cost <= limit else { return }
      while entries.reduce(0, { $0 + $1.cost }) + cost > limit { entries.removeFirst() }
      entries.append((key, value, cost))
    }

    mutating func setLimit(_ limit: Int) {
      self.limit = limit
      while entries.reduce(0, { $0 + $1.cost }) > limit { entries.removeFirst() }
    }
  }

  @Test("it keeps what a list in order of use would keep", arguments: [1, 2, 3])
  func model(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var cache = LRUCache<Int, Int>(limitInBytes: 100)
    var model = Model(limit: 100)
    var (hits, misses) = (0, 0)
    for step in 0..<5000 {
      let key = Int.random(in: 0..<30, using: &random)
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<10:
        let found = cache.value(for: key)
        #expect(found == model.value(key))
        if found == nil { misses += 1 } else { hits += 1 }
      case 10..<19:
        let cost = Int.random(in: 0...40, using: &random) * (step % 50 == 0 ? 10 : 1)
        cache.insert(step, for: key, costInBytes: cost)
        model.insert(step, key, cost)
      default:
        let limit = Int.random(in: 20...150, using: &random)
        cache.setLimit(limit)
        model.setLimit(limit)
      }
      #expect(cache.count == model.entries.count)
      #expect(cache.costInBytes == model.entries.reduce(0) { $0 + $1.cost })
      #expect(cache.costInBytes <= cache.limitInBytes)
    }
    #expect(cache.statistics.hits == hits)
    #expect(cache.statistics.misses == misses)
    #expect(cache.statistics.refused > 0)
    #expect(cache.statistics.evictedForSpace > 0)
    #expect(cache.statistics.evictedByLimit > 0)
  }
}
