import Foundation
import TestSupport
import Testing

/// What editors make of our tags files; each test is skipped where its editor is not installed.
@Suite("Tags files in editors")
struct TagConsumerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "a.py": "class Shape:\n\n    def area(self, scale):\n        pass\n\ndef area(x): pass\n",
      "b.rb": "class Shape\n  def area?; end\n  def [](key) end\nend\n",
      "c.h": "struct box { int width; int weight; };\n",
      "c.c": "#include \"c.h\"\nint main(void) {\n  struct box *b;\n  b->\n}\nint make(void) {}\n",
    ])
  }

  /// Writes a tags file of the folder, named as the editor asks for it.
  private func writeTags(_ options: [String], to name: String) throws {
    let result = try repomap(
      ["tags", "-q", "--no-cache", "--output", name] + options + ["."], in: folder)
    #expect(result.status == .exited(0), "\(result.errorText)")
  }

  /// What a Vim script leaves in `out`, line by line.
  private func vim(_ script: String) throws -> [String] {
    try writeTags(["--format", "ctags", "--sort"], to: "tags")
    let lines = "set nocompatible tags=./tags\n" + script + "\nqa!\n"
    try folder.write("script.vim", Array(lines.utf8))
    let result = try run(
      "/usr/bin/env", ["vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-S", "script.vim"],
      directory: folder.path)
    #expect(result.status == .exited(0), "\(result.outputText)\(result.errorText)")
    return try folder.text(of: "out").split(separator: "\n").map(String.init)
  }

  @Test("Vim jumps to tags by :tag", .enabled(if: Tool.isInstalled("vim")))
  func vimTag() throws {
    let jumps = ["Shape", "area?", "[]", "width", "main"].map {
      """
      tag \($0)
      call writefile([expand('%') . ':' . line('.')], 'out', 'a')
      """
    }
    #expect(
      try vim(jumps.joined(separator: "\n")) == ["a.py:1", "b.rb:2", "b.rb:3", "c.h:1", "c.c:2"])
  }

  @Test("Vim lists tags of one name by :tselect", .enabled(if: Tool.isInstalled("vim")))
  func vimSelect() throws {
    let lines = try vim("redir! > out\nsilent tselect area\nredir END")
    #expect(lines.contains { $0.contains("1 F   m    area") && $0.hasSuffix("a.py") })
    #expect(lines.contains { $0.contains("line:3 class:Shape signature:(self, scale)") })
    #expect(lines.contains { $0.contains("2 F   f    area") && $0.hasSuffix("a.py") })
  }

  @Test("Vim completes functions and a struct's members", .enabled(if: Tool.isInstalled("vim")))
  func vimCompletion() throws {
    let lines = try vim(
      """
      edit c.c
      call cursor(4, 6)
      for text in ['b->w', 'ma']
        let found = ccomplete#Complete(0, text)
        call writefile([join(map(copy(found), 'v:val.word'))], 'out', 'a')
      endfor
      """)
    #expect(lines == ["weight. width.", "main( make("])
  }

  @Test("Emacs finds tags of a TAGS file", .enabled(if: Tool.isInstalled("emacs")))
  func emacs() throws {
    try writeTags(["--format", "etags"], to: "TAGS")
    let jumps = ["area?", "[]", "width", "main"].map {
      """
      (find-tag "\($0)")
      (princ (format "%s:%d\\n" (file-name-nondirectory buffer-file-name) (line-number-at-pos)))
      """
    }
    let form = """
      (progn (require 'etags) (visit-tags-table "TAGS") \(jumps.joined(separator: "\n"))
        (princ (all-completions "are" (tags-completion-table))))
      """
    let result = try run(
      "/usr/bin/env", ["HOME=.", "emacs", "--batch", "-Q", "--eval", form], directory: folder.path)
    #expect(
      result.outputText == "b.rb:2\nb.rb:3\nc.h:1\nc.c:2\n(area area?)", "\(result.errorText)")
  }
}
