extension ScannedFiles {
  /// The files of these numbers, which rise, as a list of its own.
  package func selection(_ numbers: [Int]) -> ScannedFiles {
    var bytes = ByteStack(capacity: numbers.count * 64)
    var ends: [PathEnd] = []
    for number in numbers {
      bytes.append(self[number].path + [0])
      ends.append(PathEnd(offset: bytes.count, kind: self[number].kind))
    }
    return ScannedFiles(taking: bytes, ends: ends, isWholeScan: false)
  }

  /// The number of the file at `path`, by binary search.
  package func index(ofPath path: some Collection<UInt8>) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let isBefore = self[middle].withPath { $0.lexicographicallyPrecedes(path) }
      (low, high) = isBefore ? (middle + 1, high) : (low, middle)
    }
    return low < count && self[low].withPath({ $0.elementsEqual(path) }) ? low : nil
  }
}
