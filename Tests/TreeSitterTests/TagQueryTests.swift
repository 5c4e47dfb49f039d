import Testing

@testable import TreeSitter

@Suite("Tags queries")
struct TagQueryTests {
  @Test("every language's grammar can be read and its query fits it", arguments: Language.all)
  func compiles(language: Language) throws {
    #expect(supportedGrammarABIs.contains(language.grammarABI))
    let query = try TagQuery(language: language, text: language.queryText)
    #expect(!query.patterns.isEmpty)
  }

  @Test(
    "a mistake is told with its line",
    arguments: [
      ("(class_definition", 1, "expected a node type"),
      ("\n(no_such_node) @definition.class", 2, "the grammar has no node type 'no_such_node'"),
      (
        "(class_definition nme: (identifier)) @definition.class", 1,
        "the grammar has no field 'nme'"
      ),
      ("(class_definition) @definition.klass", 1, "unknown capture '@definition.klass'"),
      ("((identifier) @name (#mach? @name \"x\"))", 1, "unknown predicate '#mach?'"),
      ("((identifier) @name (#in? nowhere))", 1, "unknown kind 'nowhere'"),
      ("_ @definition.class", 1, "a pattern cannot begin with a wildcard"),
      ("(expression) @definition.class", 1, "'expression' is a supertype; name its subtypes"),
    ])
  func tellsMistakes(query: String, line: Int, message: String) {
    #expect {
      try TagQuery(language: Self.python, text: Array(query.utf8))
    } throws: { error in
      guard let error = error as? QueryError else { return false }
      return error.line == line && (error.message == message || message.hasPrefix("expected"))
    }
  }

  @Test("all matches of a pattern are found, in the order of their names")
  func enumeratesMatches() throws {
    let tags = try names(
      "(assignment left: (pattern_list (identifier) @name) @definition.variable)",
      in: "a, b, c = 1, 2, 3\n")
    #expect(tags == ["a", "b", "c"])
  }

  @Test("the first pattern that claims a name wins")
  func firstPatternWins() throws {
    let tags = try kinds(
      """
      ((function_definition name: (identifier) @name) @definition.method (#in? class))
      (function_definition name: (identifier) @name) @definition.function
      (class_definition name: (identifier) @name) @definition.class
      """, in: "class A:\n  def m(self): pass\ndef f(): pass\n")
    #expect(tags == ["class A", "method m", "function f"])
  }

  @Test("a definition beats a reference to the same token, whichever comes first")
  func definitionBeatsReference() throws {
    let tags = try kinds(
      """
      (module (expression_statement (assignment left: (identifier) @name @reference.write)))
      (assignment left: (identifier) @name) @definition.variable
      """, in: "x = 1\n")
    #expect(tags == ["variable x"])
  }

  @Test("a tag that replaces the one around it stands where that stood")
  func replacesEnclosing() throws {
    let tags = try tags(
      """
      (identifier) @name @definition.type
      (class_definition name: (identifier) @name) @definition.class
      """, in: "class A:\n  b\n")
    #expect(tags.map { $0.parent } == [-1, 0])
  }

  @Test("an ignored match keeps its name from later patterns")
  func ignores() throws {
    let tags = try names(
      """
      ((function_definition name: (identifier) @name) @ignore (#match? @name "^_"))
      (function_definition name: (identifier) @name) @definition.function
      """, in: "def _a(): pass\ndef b(): pass\n")
    #expect(tags == ["b"])
  }

  @Test("scopes without names hide what stands in them")
  func localScopes() throws {
    let query = """
      (lambda) @local.scope
      ((named_expression name: (identifier) @name) @definition.variable (#in? file))
      """
    #expect(try names(query, in: "(a := 1)\nf = lambda: (b := 2)\n(c := 3)\n") == ["a", "c"])
  }

  @Test("quantifiers, anchors, alternations and negated fields narrow a pattern")
  func narrows() throws {
    let source = "def f(a): pass\ndef g() -> int: pass\n@d\ndef h(): pass\n"
    #expect(
      try names(
        "(function_definition name: (identifier) @name !return_type) @definition.function",
        in: source) == ["f", "h"])
    #expect(
      try names(
        "(decorated_definition (decorator)+ definition: (_ name: (identifier) @name)) @definition.function",
        in: source) == ["h"])
    #expect(
      try names("(parameters . (identifier) @name) @definition.variable", in: "def f(a, b): pass\n")
        == ["a"])
    #expect(
      try names("(parameters (identifier) @name .) @definition.variable", in: "def f(a, b): pass\n")
        == ["b"])
    #expect(
      try names(
        "[(class_definition name: (identifier) @name) (function_definition name: (identifier) @name)] @definition.type",
        in: "class A: pass\ndef b(): pass\n") == ["A", "b"])
  }

  @Test("a field on a branch of an alternation counts")
  func branchFields() throws {
    let query = "(assignment [left: (identifier) @name right: (integer)]) @definition.variable"
    #expect(try names(query, in: "a = b\n") == ["a"])
  }

  @Test("a doc comment is the run of comments directly above, over decorators, not across a gap")
  func docComments() throws {
    let source = """
      # far away

      # first
      # second
      @decorator
      def f(): pass
      x = 1  # trailing
      def g(): pass

      """
    let tags = try tags(
      "(function_definition name: (identifier) @name) @definition.function", in: source)
    let docs = tags.map { tag in
      String(decoding: Array(source.utf8)[Int(tag.doc.start)..<Int(tag.doc.end)], as: UTF8.self)
    }
    #expect(docs == ["# first\n# second", ""])
  }

  @Test("a file with syntax errors keeps the tags around them, and counts them")
  func survivesErrors() throws {
    let result = try walk(
      "(function_definition name: (identifier) @name) @definition.function",
      in: "def a(): pass\n)))\ndef b(): pass\n")
    #expect(result.tags.count == 2)
    #expect(result.errorCount > 0)
  }

  @Test("patterns that read many nodes' children, one after the other, find them all")
  func readsManyLists() throws {
    let source = (0..<100).map { "f(a\($0))\n" }.joined()
    let pattern =
      "(module (expression_statement (call (argument_list (identifier) @name @reference.name))))"
    #expect(try names(pattern + pattern, in: source) == (0..<100).map { "a\($0)" })
  }

  @Test("what a repeated element captures is kept, and every way to go on is found")
  func capturesRepeated() throws {
    let source = "@a\n@b\ndef f(): pass\n"
    for quantifier in ["+", "*"] {
      let query = """
        (decorated_definition
          (decorator (identifier) @scope)\(quantifier)
          definition: (_ name: (identifier) @name)) @definition.function
        """
      let tag = try #require(try tags(query, in: source).first)
      // From the first capture of that name to the last.
      #expect(tag.outerScope == ByteRange(start: 1, end: 5))
    }
  }

  @Test("of a thousand names each belongs to one tag, the earliest pattern's")
  func claimsManyNames() throws {
    let source = (0..<1000).map { "def f\($0)(): f\($0)()\n" }.joined()
    let query = """
      (call function: (identifier) @name) @reference.call
      (function_definition name: (identifier) @name) @definition.method
      (function_definition name: (identifier) @name) @definition.function
      """
    let found = try tags(query, in: source)
    #expect(found.count == 2000)
    #expect(found.count { $0.rawKind == TagKind.method.rawValue && $0.role == .definition } == 1000)
  }

  @Test("a tree as deep as its file is long is walked")
  func walksDeepTrees() throws {
    let depth = 20_000
    let source = String(repeating: "(", count: depth) + "x" + String(repeating: ")", count: depth)
    let found = try walk(
      "(parenthesized_expression (identifier) @name) @definition.variable", in: source)
    #expect(found.tags.count == 1)
  }

  private static let python: Language = {
    guard let language = Language.all.first(where: { $0.name == "python" }) else {
      fatalError("Python is compiled in")
    }
    return language
  }()

  private func walk(_ query: String, in source: String) throws -> SyntaxTags {
    let tagger = try SyntaxTagger(
      query: try TagQuery(language: Self.python, text: Array(query.utf8)))
    return try #require(Array(source.utf8).withUnsafeBufferPointer { tagger.tags(in: $0) })
  }

  private func tags(_ query: String, in source: String) throws -> [SyntaxTag] {
    try walk(query, in: source).tags
  }

  private func names(_ query: String, in source: String) throws -> [String] {
    try tags(query, in: source).map { name($0, source) }
  }

  private func kinds(_ query: String, in source: String) throws -> [String] {
    try tags(query, in: source).map { tag in
      let kind = TagKind(rawValue: tag.rawKind).map { "\($0)" } ?? "?"
      return kind + " " + name(tag, source)
    }
  }

  private func name(_ tag: SyntaxTag, _ source: String) -> String {
    String(decoding: Array(source.utf8)[Int(tag.name.start)..<Int(tag.name.end)], as: UTF8.self)
  }
}
