/// Who wrote a rule; in the order in which they are asked.
enum IgnoreOrigin: UInt8, Comparable {
  case commandLine, repomapIgnore, ignore, git

  static func < (left: IgnoreOrigin, right: IgnoreOrigin) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One ignore file as it applies in one directory.
struct IgnoreLayer {
  let file: IgnoreFile
  let origin: IgnoreOrigin
  /// How much of a path lies above the ignore file's directory, in bytes and in slashes.
  let baseCount: Int
  let baseDepth: Int
  /// The anchored rules that can match in this directory or below it, the last line first.
  var living: [Int32]
}

/// The rule that decides about one path: a layer's number and a rule's; negative if none does.
struct IgnoreMatch {
  var layer = -1
  var rule: Int32 = -1
}

/// All rules that hold in a directory: an immutable list that its sub-directories share.
///
/// Layers are asked in order, and the first with a matching rule decides. A directory without
/// ignore files, in which no anchored rule of its parents can match, has its parent's scope, so
/// most directories of a tree have the same few.
final class IgnoreScope {
  /// A layer as plain pointers, for the loop that asks it.
  struct HotLayer {
    let rules: IgnoreRules
    let living: UnsafeBufferPointer<Int32>
    let baseCount: Int
    let baseDepth: Int
  }

  /// Unlike for every scope of a scan.
  let number: UInt32
  let layers: [IgnoreLayer]
  /// How many layers at the front stand above what git tracks.
  let ownLayerCount: Int
  /// Whether some rule needs the path; without, names alone decide.
  let needsPath: Bool
  private let hot: UnsafeMutablePointer<HotLayer>
  private let parent: IgnoreScope?
  private var namesOnly: IgnoreScope?

  init(_ layers: [IgnoreLayer], parent: IgnoreScope?, number: UInt32) {
    self.number = number
    self.layers = layers
    self.parent = parent
    ownLayerCount = layers.prefix { $0.origin < .git }.count
    needsPath = layers.contains { !$0.living.isEmpty }
    hot = .allocate(capacity: max(layers.count, 1))
    for (index, layer) in layers.enumerated() {
      let living = UnsafeMutableBufferPointer<Int32>.allocate(capacity: layer.living.count)
      _ = living.initialize(from: layer.living)
      (hot + index).initialize(
        to: HotLayer(
          rules: layer.file.rules, living: UnsafeBufferPointer(living),
          baseCount: layer.baseCount, baseDepth: layer.baseDepth))
    }
  }

  deinit {
    for index in layers.indices { hot[index].living.deallocate() }
    hot.deallocate()
  }
}

// MARK: - Asking

extension IgnoreScope {
  /// The rule that decides about the entry `name`; `limit` leaves out the layers behind it.
  @inline(__always)
  func match(name: IgnoreSubject, hash: UInt64, isDirectory: Bool, limit: Int) -> IgnoreMatch {
    for index in 0..<limit {
      let rule = hot[index].rules.lastMatch(name: name, hash: hash, isDirectory: isDirectory)
      if rule >= 0 { return IgnoreMatch(layer: index, rule: rule) }
    }
    return IgnoreMatch()
  }

  /// The same where anchored rules are alive: `path` ends in the name and has `depth` slashes.
  func match(
    name: IgnoreSubject, hash: UInt64, path: IgnoreSubject, depth: Int, isDirectory: Bool,
    limit: Int
  ) -> IgnoreMatch {
    for index in 0..<limit {
      let layer = hot[index]
      var rule = layer.rules.lastMatch(name: name, hash: hash, isDirectory: isDirectory)
      if layer.living.count > 0 {
        let below = IgnoreSubject(
          bytes: path.bytes + layer.baseCount, count: path.count - layer.baseCount,
          folded: path.folded + layer.baseCount)
        rule = layer.rules.lastMatch(
          path: below, slashCount: depth - layer.baseDepth, isDirectory: isDirectory,
          living: layer.living, over: rule)
      }
      if rule >= 0 { return IgnoreMatch(layer: index, rule: rule) }
    }
    return IgnoreMatch()
  }

  func isNegated(_ match: IgnoreMatch) -> Bool {
    hot[match.layer].rules.isNegated(match.rule)
  }
}

// MARK: - Going down

extension IgnoreScope {
  /// The scope of the directory `path`, which ends in a slash and holds `depth` of them, before
  /// its own ignore files; `nextNumber` counts scopes.
  func entering(
    _ path: UnsafeBufferPointer<UInt8>, depth: Int, nextNumber: inout UInt32
  ) -> IgnoreScope {
    if !needsPath { return self }
    var layers = layers
    for index in layers.indices where !layers[index].living.isEmpty {
      let layer = layers[index]
      layers[index].living = layer.file.rules.livingAnchors(
        among: layer.living, below: UnsafeBufferPointer(rebasing: path[layer.baseCount...]),
        slashCount: depth - layer.baseDepth)
    }
    if layers.allSatisfy(\.living.isEmpty) { return withoutAnchors(nextNumber: &nextNumber) }
    return IgnoreScope(layers, parent: self, number: Self.take(&nextNumber))
  }

  /// The scope with `added` layers before those of the same origin.
  func adding(_ added: [IgnoreLayer], nextNumber: inout UInt32) -> IgnoreScope {
    if added.isEmpty { return self }
    var layers = layers
    for layer in added.reversed() {
      let place = layers.firstIndex { $0.origin >= layer.origin } ?? layers.endIndex
      layers.insert(layer, at: place)
    }
    return IgnoreScope(layers, parent: self, number: Self.take(&nextNumber))
  }

  /// The one scope of all directories below that no anchored rule reaches.
  private func withoutAnchors(nextNumber: inout UInt32) -> IgnoreScope {
    if !needsPath { return self }
    if let namesOnly { return namesOnly }
    let inherited = parent?.withoutAnchors(nextNumber: &nextNumber)
    let kept = layers.filter(\.file.rules.matchesNames)
    let scope: IgnoreScope
    if let inherited, inherited.layers.elementsEqual(kept, by: { $0.file === $1.file }) {
      scope = inherited
    } else {
      let bare = kept.map { layer in
        var layer = layer
        layer.living = []
        return layer
      }
      scope = IgnoreScope(bare, parent: nil, number: Self.take(&nextNumber))
    }
    namesOnly = scope
    return scope
  }

  private static func take(_ number: inout UInt32) -> UInt32 {
    defer { number += 1 }
    return number
  }
}
