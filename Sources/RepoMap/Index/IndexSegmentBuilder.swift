import TreeSitter

/// Gathers the tags of files and lays them out as an `IndexSegment`.
struct IndexSegmentBuilder {
  private struct Definition {
    let name: UInt32
    let place: SegmentDefinition
  }

  /// The files in which names occur in one role, and how often.
  private struct Occurrences {
    struct File {
      let name: UInt32
      let file: UInt32
      var count: UInt32
    }

    private(set) var files: [File] = []
    /// Position + 1 of each name's last file.
    private var last: [UInt32] = []

    var costInBytes: Int { files.count * MemoryLayout<File>.stride + 4 * last.count }

    /// Counts one occurrence; true for the first of the name in the file.
    mutating func add(_ name: Int, in file: Int) -> Bool {
      while last.count <= name { last.append(0) }
      let position = Int(last[name]) - 1
      if position >= 0, files[position].file == UInt32(file) {
        files[position].count += 1
        return false
      }
      files.append(File(name: UInt32(name), file: UInt32(file), count: 1))
      last[name] = UInt32(files.count)
      return true
    }
  }

  private var names = IdentifierTable()
  private var counts: [NameCounts] = []
  private var definitions: [Definition] = []
  private var referencing = Occurrences()
  private var declaring = Occurrences()
  private var kinds = [UInt32](
    repeating: 0, count: IndexSegment.kindCount * IndexSegment.styleCount)
  private(set) var fileCount = 0

  /// Memory that the gathered tags take, about.
  var costInBytes: Int {
    names.costInBytes + counts.count * MemoryLayout<NameCounts>.stride
      + definitions.count * MemoryLayout<Definition>.stride + referencing.costInBytes
      + declaring.costInBytes
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
        if declaring.add(name, in: fileCount) { counts[name].declaringFiles += 1 }
      case .reference:
        let use = tag.referenceKind.map { UseKind(of: $0, isQualified: tag.isQualified) }
        counts[name].addReference(asking: use ?? .value)
        if referencing.add(name, in: fileCount) { counts[name].referencingFiles += 1 }
      }
    }
    fileCount += 1
  }

  /// The segment, in `spill` where there is one; sorts the names, else linear.
  func segment(in spill: SpillFile? = nil) -> IndexSegment {
    let order = names.sortedOrder()
    var rank = [UInt32](repeating: 0, count: order.count)
    for (position, name) in order.enumerated() { rank[Int(name)] = UInt32(position) }
    let definitionsOf = Grouping(definitions.map { rank[Int($0.name)] }, groupCount: order.count)
    let occurrences = [referencing, declaring].map { role in
      (
        role.files,
        Grouping(role.files.map { rank[Int($0.name)] }, groupCount: order.count)
      )
    }
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
      for (files, groups) in occurrences {
        file = 0
        for member in groups.members(of: position) {
          let occurrence = files[Int(member)]
          entries.write(Int(occurrence.file - file))
          entries.write(Int(occurrence.count))
          file = occurrence.file
        }
      }
      entryEnds.append(UInt32(entries.bytes.count))
    }
    var head = ByteWriter()
    for number in [IndexSegment.version, UInt32(fileCount), UInt32(order.count)] + kinds {
      head.append(number)
    }
    var bytes = head.bytes
    let parts = [nameEnds.bytes, entryEnds.bytes, text.bytes, entries.bytes]
    bytes.reserveCapacity(parts.reduce(bytes.count) { $0 + $1.count })
    for part in parts { bytes += part }
    let region = spill?.region(of: bytes) ?? ByteRegion(copying: bytes)
    guard let segment = IndexSegment(region) else {
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
