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

  private func describe(_ verdict: LanguageDetector.Verdict) -> String {
    switch verdict {
    case .language(let language): language.name
    case .unknownUntilRead: "?"
    case .none: "none"
    }
  }
}
