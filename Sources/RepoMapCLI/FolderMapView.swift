import RepoMap
import TUI

/// A repository's folders as rectangles, each as large as its lines of code.
struct FolderMapView {
  private let folders: [(path: [UInt8], lines: Int)]
  private let policy: TerminalPolicy

  /// More folders than that are too small to be named.
  private static let greatestCount = 24
  /// A folder with a smaller share of the lines is shown as one.
  private static let leastShareToSplit = 0.12
  /// So many of a folder's own folders are told apart, the largest.
  private static let greatestChildCount = 7
  private static let heights = 8...20

  init(_ analysis: Analysis, policy: TerminalPolicy) {
    folders = analysis.directories.map { ($0.path, $0.totals.lines) }.filter { $0.lines > 0 }
    self.policy = policy
  }

  /// A head and the picture, as far as the screen has room; none for a single folder.
  func lines(width: Int) -> [Line] {
    let parts = parts
    guard parts.count > 1, !policy.isAccessible else { return [] }
    let height = min(max(policy.height / 2, Self.heights.lowerBound), Self.heights.upperBound)
    let tops = Array(Set(parts.map(\.top))).sorted { $0.lexicographicallyPrecedes($1) }
    let items = parts.map { part in
      Treemap.Item(
        share: Double(part.lines), label: part.name, detail: .count(part.lines),
        style: Self.styles[(tops.firstIndex(of: part.top) ?? 0) % Self.styles.count])
    }
    return [Line("Folders by lines", .dim)]
      + Treemap(items, width: width, height: height).lines(glyphs: policy.glyphs)
  }

  /// One for each top folder, over and over.
  private static let styles: [Style] = [.cyan, .green, .yellow, .magenta, .plain]

  /// A folder with all below it, or what lies in it besides the folders that stand for themselves.
  private struct Part {
    let path: [UInt8]
    let isWhole: Bool
    let lines: Int

    var top: [UInt8] { Array(path.prefix { $0 != UInt8(ascii: "/") }) }

    var name: SafeText {
      if path.isEmpty { return "*" }
      return isWhole ? SafeText(path) : SafeText(path) + "/*"
    }
  }

  /// The folders to show: the largest is parted into its own as long as that says more.
  private var parts: [Part] {
    let total = folders.reduce(0) { $0 + $1.lines }
    var parts = [Part(path: [], isWhole: true, lines: total)]
    while parts.count < Self.greatestCount {
      let divisible = parts.indices.filter { index in
        parts[index].isWhole && Double(parts[index].lines) >= Double(total) * Self.leastShareToSplit
          && folders.contains { isBelow($0.path, parts[index].path) }
      }
      guard let largest = divisible.max(by: { parts[$0].lines < parts[$1].lines }) else { break }
      parts.replaceSubrange(largest...largest, with: split(parts[largest]))
    }
    return parts
  }

  private func isBelow(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    folder.isEmpty ? !path.isEmpty : path.starts(with: folder + [UInt8(ascii: "/")])
  }

  private func split(_ part: Part) -> [Part] {
    let skipped = part.path.isEmpty ? 0 : part.path.count + 1
    var children: [[UInt8]: Int] = [:]
    for folder in folders where isBelow(folder.path, part.path) {
      let name = folder.path.dropFirst(skipped).prefix { $0 != UInt8(ascii: "/") }
      children[Array(folder.path.prefix(skipped)) + name, default: 0] += folder.lines
    }
    let largest = children.map { Part(path: $0.key, isWhole: true, lines: $0.value) }
      .sorted {
        $0.lines == $1.lines ? $0.path.lexicographicallyPrecedes($1.path) : $0.lines > $1.lines
      }
      .prefix(Self.greatestChildCount)
    let rest = part.lines - largest.reduce(0) { $0 + $1.lines }
    return largest + (rest > 0 ? [Part(path: part.path, isWhole: false, lines: rest)] : [])
  }
}
