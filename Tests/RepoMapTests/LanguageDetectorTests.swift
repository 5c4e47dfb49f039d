import Testing
import TreeSitter

@testable import RepoMap

@Suite("Languages from names and first lines")
struct LanguageDetectorTests {
  private let detector = LanguageDetector()

  @Test(
    "a file name tells its language",
    arguments: [
      ("a/b.py", "python"), ("Gemfile", "ruby"), ("x/Rakefile", "ruby"), ("A.SWIFT", "swift"),
      ("lib.d.ts", "typescript"), ("view.tsx", "tsx"), ("x.C", "cpp"), ("x.c", "c"),
      (".bashrc", "bash"),
      ("a.py/b", "?"), ("README", "?"), ("notes.txt", "none"), (".hidden", "none"), ("a.", "none"),
    ])
  func byName(path: String, expected: String) {
    #expect(describe(detector.language(ofPath: Array(path.utf8)[...])) == expected)
  }

  @Test(
    "a #! line tells its language",
    arguments: [
      ("#!/usr/bin/env python3.12\n", "python"), ("#!/bin/sh -e\n", "bash"),
      ("#!/usr/bin/env -S FOO=1 node --x\n", "javascript"), ("#!/usr/bin/ruby\r\n", "ruby"),
      ("# !/bin/sh\n", "none"), ("#!/usr/bin/unknown\n", "none"), ("#!\n", "none"), ("", "none"),
    ])
  func byFirstLine(source: String, expected: String) {
    let language = detector.language(ofFirstLine: Array(source.utf8))
    #expect(language?.name ?? "none" == expected)
  }

  @Test(
    "a header's content tells C from C++",
    arguments: [
      ("#include <stdio.h>\nstruct s { int class; };\nint f(void);\n", "c"),
      ("/* class of things: using the\n   namespace of std */\nint f(void);\n", "c"),
      ("#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void);\n", "c"), ("", "c"),
      ("class Shape {\n public:\n  int area();\n};\n", "cpp"), ("namespace a::b {\n", "cpp"),
      ("#include <vector>\n", "cpp"), ("template <typename T>\nT f(T t);\n", "cpp"),
      ("inline std::string f() { return {}; }\n", "cpp"), ("class EXPORT A : public B {\n", "cpp"),
    ])
  func byContent(source: String, expected: String) throws {
    let path = Array("include/x.h".utf8)
    guard case .language(let named) = detector.language(ofPath: path[...]) else {
      Issue.record(".h names no language")
      return
    }
    let found = Array(source.utf8).withUnsafeBufferPointer {
      detector.language(ofContent: $0, at: path[...], named: named)
    }
    #expect(found.name == expected)
  }

  @Test(
    "every content rule can be matched, and its extension is another language's",
    arguments: Language.all)
  func contentRules(language: Language) {
    for rule in language.contentRules {
      #expect(rule.isValid, "\(language.name)")
      #expect(!language.extensions.map { Array($0.utf8) }.contains(rule.fileExtension))
    }
  }

  private func describe(_ verdict: LanguageDetector.Verdict) -> String {
    switch verdict {
    case .language(let language): language.name
    case .unknownUntilRead: "?"
    case .none: "none"
    }
  }
}
