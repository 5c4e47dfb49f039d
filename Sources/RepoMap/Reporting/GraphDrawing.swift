/// Writes an answer about the graph in the languages of drawing programs: DOT, Mermaid and GraphML.
///
/// Nodes are named `n` and a number; paths stand in labels alone, which they cannot leave.
package struct GraphDrawing {
  package enum Form: Sendable {
    case dot, mermaid, graphML
  }

  private let repository: RepositoryGraph
  private let answer: GraphAnswer
  private let form: Form
  private var text: [UInt8] = []

  package init(_ answer: GraphAnswer, of repository: RepositoryGraph, form: Form) {
    self.answer = answer
    self.repository = repository
    self.form = form
  }

  /// The drawing's source; the same answer gives the same bytes.
  package mutating func write() -> [UInt8] {
    switch form {
    case .dot: writeDOT()
    case .mermaid: writeMermaid()
    case .graphML: writeGraphML()
    }
    return text
  }

  private mutating func writeDOT() {
    line("digraph dependencies {\n  rankdir=LR;\n  node [shape=box];")
    for file in answer.files {
      let label = LabelText.dot(repository.path(file.number))
      line("  n\(file.number) [label=\"\(label)\"];")
    }
    for edge in answer.edges {
      let style = edge.isByReferenceAlone ? ", style=dashed" : ""
      line("  n\(edge.source) -> n\(edge.target) [label=\"\(edge.evidence.words)\"\(style)];")
    }
    line("}")
  }

  private mutating func writeMermaid() {
    line("flowchart LR")
    for file in answer.files {
      line("  n\(file.number)[\"\(LabelText.mermaid(repository.path(file.number)))\"]")
    }
    for edge in answer.edges {
      let arrow = edge.isByReferenceAlone ? "-.->" : "-->"
      line("  n\(edge.source) \(arrow)|\(edge.evidence.words)| n\(edge.target)")
    }
  }

  private mutating func writeGraphML() {
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    line("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
    line("  <key id=\"path\" for=\"node\" attr.name=\"path\" attr.type=\"string\"/>")
    for key in ["imports", "includes", "references"] {
      line("  <key id=\"\(key)\" for=\"edge\" attr.name=\"\(key)\" attr.type=\"int\"/>")
    }
    line("  <graph id=\"dependencies\" edgedefault=\"directed\">")
    for file in answer.files {
      let path = LabelText.xml(repository.path(file.number))
      line("    <node id=\"n\(file.number)\"><data key=\"path\">\(path)</data></node>")
    }
    for edge in answer.edges {
      let counts = [
        ("imports", edge.evidence.imports), ("includes", edge.evidence.includes),
        ("references", edge.evidence.references),
      ].filter { $0.1 > 0 }.map { "<data key=\"\($0.0)\">\($0.1)</data>" }.joined()
      line("    <edge source=\"n\(edge.source)\" target=\"n\(edge.target)\">\(counts)</edge>")
    }
    line("  </graph>\n</graphml>")
  }

  private mutating func line(_ string: String) {
    text += Array((string + "\n").utf8)
  }
}

extension DependencyGraph.Edge {
  var isByReferenceAlone: Bool { evidence.imports == 0 && evidence.includes == 0 }
}

extension DependencyGraph.Evidence {
  /// How the edge was found, as `import 2, reference 5`.
  package var words: String {
    [("import", imports), ("include", includes), ("reference", references)]
      .filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

/// Paths as text that stands in a label and cannot end it.
enum LabelText {
  /// For a quoted string of DOT, in which backslashes and entities mean something.
  static func dot(_ path: [UInt8]) -> String {
    harmless(path).map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "&": "&amp;"
      default: String(scalar)
      }
    }.joined()
  }

  /// For a quoted label of Mermaid: what is neither letter, digit nor `./_-` and a blank, as `#NUMBER;`.
  static func mermaid(_ path: [UInt8]) -> String {
    harmless(path).map { scalar in
      scalar.isASCII && !scalar.properties.isAlphabetic
        && !"0123456789./_- ".unicodeScalars.contains(scalar)
        ? "#\(scalar.value);" : String(scalar)
    }.joined()
  }

  static func xml(_ path: [UInt8]) -> String {
    harmless(path).map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }.joined()
  }

  /// The characters, with U+FFFD for what is not UTF-8, controls, invisible marks and noncharacters.
  private static func harmless(_ path: [UInt8]) -> [Unicode.Scalar] {
    String(decoding: path, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: "\u{FFFD}"
      default: scalar
      }
    }
  }
}
