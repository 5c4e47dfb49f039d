/// Values by key, as many as their cost allows: the least recently used goes first.
///
/// Look-up, insertion and eviction take constant time: a dictionary of slots, and the slots in a doubly
/// linked list from the youngest to the oldest.
package struct LRUCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  /// What has come and gone.
  package struct Statistics: Sendable, Equatable {
    package var hits = 0
    package var misses = 0
    /// Entries that went because there was no room for a new one.
    package var evictedForSpace = 0
    /// Entries that went because the limit was lowered.
    package var evictedByLimit = 0
    /// Entries that were too large to be taken at all.
    package var refused = 0
  }

  private struct Slot {
    var key: Key
    var value: Value
    var costInBytes: Int
    var younger: Int
    var older: Int
  }

  private static var none: Int { -1 }

  private var slotOfKey: [Key: Int] = [:]
  private var slots: [Slot?] = []
  private var freeSlots: [Int] = []
  private var youngest = Self.none
  private var oldest = Self.none

  package private(set) var costInBytes = 0
  package private(set) var limitInBytes: Int
  package private(set) var statistics = Statistics()

  package init(limitInBytes: Int) { self.limitInBytes = limitInBytes }

  package var count: Int { slotOfKey.count }

  /// The value of `key`, which is the youngest from now on.
  package mutating func value(for key: Key) -> Value? {
    guard let number = slotOfKey[key] else {
      statistics.misses += 1
      return nil
    }
    statistics.hits += 1
    unlink(number)
    linkYoungest(number)
    return slots[number]?.value
  }

  /// Keeps `value`; one that costs more than the limit is not kept, nor what stood under its key.
  package mutating func insert(_ value: Value, for key: Key, costInBytes cost: Int) {
    remove(key)
    guard cost <= limitInBytes else {
      statistics.refused += 1
      return
    }
    statistics.evictedForSpace += evict(to: limitInBytes - cost)
    let number = freeSlots.popLast() ?? slots.count
    let slot = Slot(
      key: key, value: value, costInBytes: cost, younger: Self.none, older: Self.none)
    if number == slots.count { slots.append(slot) } else { slots[number] = slot }
    slotOfKey[key] = number
    costInBytes += cost
    linkYoungest(number)
  }

  /// Sets the limit, and gives up what is over it.
  package mutating func setLimit(_ bytes: Int) {
    limitInBytes = max(0, bytes)
    statistics.evictedByLimit += evict(to: limitInBytes)
  }

  private mutating func evict(to bytes: Int) -> Int {
    var count = 0
    while costInBytes > bytes, let slot = oldest == Self.none ? nil : slots[oldest] {
      remove(slot.key)
      count += 1
    }
    return count
  }

  private mutating func remove(_ key: Key) {
    guard let number = slotOfKey.removeValue(forKey: key) else { return }
    unlink(number)
    costInBytes -= slots[number]?.costInBytes ?? 0
    slots[number] = nil
    freeSlots.append(number)
  }

  private mutating func unlink(_ number: Int) {
    guard let slot = slots[number] else { return }
    if slot.younger == Self.none {
      youngest = slot.older
    } else {
      slots[slot.younger]?.older = slot.older
    }
    if slot.older == Self.none {
      oldest = slot.younger
    } else {
      slots[slot.older]?.younger = slot.younger
    }
  }

  private mutating func linkYoungest(_ number: Int) {
    slots[number]?.younger = Self.none
    slots[number]?.older = youngest
    if youngest == Self.none { oldest = number } else { slots[youngest]?.younger = number }
    youngest = number
  }
}
