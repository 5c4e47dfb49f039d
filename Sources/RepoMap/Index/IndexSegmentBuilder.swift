import TreeSitter

/// Gathers the tags of files and lays them out as an `IndexSegment`.
struct IndexSegmentBuilder {
  private struct Definition {
    let name: UInt32
    let place: SegmentDefinition
  }

  private struct ReferencingFile {
    let name: UInt32
    let file: UInt32
    var count: UInt32
  }

  private var names = IdentifierTable()
  private var counts: [NameCounts] = []
  /// Position + 1 of each name's last entry in `referencing`.
  private var lastReferencing: [UInt32] = []
  private var definitions: [Definition] = []
  private var referencing: [ReferencingFile] = []
  private var kinds = [UInt32](
    repeating: 0, count: IndexSegment.kindCount * IndexSegment.styleCount)
  private(set) var fileCount = 0

  /// Memory that the gathered tags take, about.
  var costInBytes: Int {
    names.costInBytes + counts.count * (MemoryLayout<NameCounts>.stride + 4)
      + definitions.count * MemoryLayout<Definition>.stride
      + referencing.count * MemoryLayout<ReferencingFile>.stride
  }

  /// Adds the tags of the segment's next file; time linear in them.
  mutating func add(_ file: FileTags) {
    let family = LanguageFamily.number(of: file.language)
    let methodsNeedReceiver = file.language?.methodsNeedReceiver ?? false
    var key: [UInt8] = []
    file.forEachTag { index, tag in
      key.removeAll(keepingCapacity: true)
      key.append(contentsOf: file.text(tag.name))
      key.append(family)
      let name = names.intern(key[...])
      if name == counts.count {
        counts.append(NameCounts())
        lastReferencing.append(0)
      }
      switch tag.role {
      case .definition:
        let kind = tag.kind ?? .variable
        counts[name].addDefinition(
          offering: UseKind(offeredBy: kind, methodsNeedReceiver: methodsNeedReceiver))
        let style = NamingStyle(of: file.text(tag.name))
        kinds[Int(kind.rawValue) * IndexSegment.styleCount + Int(style.rawValue)] += 1
        definitions.append(
          Definition(
            name: UInt32(name),
            place: SegmentDefinition(
              file: UInt32(fileCount), row: UInt32(tag.row), tag: UInt32(index),
              kind: kind.rawValue)))
      case .declaration:
        counts[name].declarations += 1
      case .reference:
        let use = tag.referenceKind.map { UseKind(of: $0, isQualified: tag.isQualified) }
        counts[name].addReference(asking: use ?? .value)
        addReferencingFile(name)
      }
    }
    fileCount += 1
  }

  private mutating func addReferencingFile(_ name: Int) {
    let last = Int(lastReferencing[name]) - 1
    if last >= 0, referencing[last].file == UInt32(fileCount) {
      referencing[last].count += 1
      return
    }
    counts[name].referencingFiles += 1
    referencing.append(
      ReferencingFile(name: UInt32(name), file: UInt32(fileCount), count: 1))
    lastReferencing[name] = UInt32(referencing.count)
  }

  /// The segment; sorts the names, else linear.
  func segment() -> IndexSegment {
    let order = names.sortedOrder()
    var rank = [UInt32](repeating: 0, count: order.count)
    for (position, name) in order.enumerated() { rank[Int(name)] = UInt32(position) }
    let definitionsOf = Grouping(definitions.map { rank[Int($0.name)] }, groupCount: order.count)
    let referencingOf = Grouping(referencing.map { rank[Int($0.name)] }, groupCount: order.count)
    var (nameEnds, entryEnds) = (ByteWriter(), ByteWriter())
    var (text, entries) = (ByteWriter(), ByteWriter())
    for (position, name) in order.enumerated() {
      text.append(names[Int(name)])
      nameEnds.append(UInt32(text.bytes.count))
      counts[Int(name)].write(to: &entries)
      var file: UInt32 = 0
      for member in definitionsOf.members(of: position) {
        let place = definitions[Int(member)].place
        entries.write(Int(place.file - file))
        entries.write(Int(place.row))
        entries.write(Int(place.tag))
        entries.write(byte: place.kind)
        file = place.file
      }
      file = 0
      for member in referencingOf.members(of: position) {
        let reference = referencing[Int(member)]
        entries.write(Int(reference.file - file))
        entries.write(Int(reference.count))
        file = reference.file
      }
      entryEnds.append(UInt32(entries.bytes.count))
    }
    var head = ByteWriter()
    for number in [IndexSegment.version, UInt32(fileCount), UInt32(order.count)] + kinds {
      head.append(number)
    }
    let bytes = head.bytes + nameEnds.bytes + entryEnds.bytes + text.bytes + entries.bytes
    guard let segment = IndexSegment(bytes) else {
      fatalError("a segment that was laid out can be read")
    }
    return segment
  }
}

/// The positions of items by group, in their order: a counting sort.
private struct Grouping {
  private var ends: [UInt32]
  private var items: [UInt32]

  init(_ groups: [UInt32], groupCount: Int) {
    ends = [UInt32](repeating: 0, count: groupCount + 1)
    for group in groups { ends[Int(group) + 1] += 1 }
    for group in ends.indices.dropFirst() { ends[group] += ends[group - 1] }
    items = [UInt32](repeating: 0, count: groups.count)
    var next = ends
    for (item, group) in groups.enumerated() {
      items[Int(next[Int(group)])] = UInt32(item)
      next[Int(group)] += 1
    }
  }

  func members(of group: Int) -> ArraySlice<UInt32> {
    items[Int(ends[group])..<Int(ends[group + 1])]
  }
}
