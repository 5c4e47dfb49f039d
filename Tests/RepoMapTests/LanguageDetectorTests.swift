import FileScanning
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
    #expect(found?.name == expected)
  }

  @Test(
    "content tells what an extension of several meanings stands for",
    arguments: [
      // Objective-C, MATLAB, Mercury, Mathematica
      ("a.m", "#import \"Box.h\"\n% not a comment\n", "objc"),
      ("a.m", "@implementation Box\n", "objc"),
      ("a.m", "int main(void) { return 0; }\n", "objc"),
      ("a.m", "% Area of a box.\nfunction a = area(b)\n  a = b * b;\nend\n", "none"),
      ("a.m", "classdef Box < handle\nend\n", "none"),
      ("a.m", ":- module hello.\n:- interface.\n", "none"),
      ("a.m", "(* area *)\narea[b_] := b^2\n", "none"),
      ("a.h", "@interface Box : NSObject\n@end\n", "objc"),
      ("a.h", "#import <UIKit/UIKit.h>\n", "objc"),
      // Perl, Prolog
      ("a.pl", "use strict;\nmember(X, [X|_]).\n", "perl"), ("a.pl", "print 1;\n", "perl"),
      ("a.pl", ":- use_module(library(lists)).\n", "none"),
      ("a.pl", "area(B, A) :- A is B * B.\n", "none"), ("a.pl", "parent(tom, bob).\n", "none"),
      ("a.pl", "#!/usr/bin/swipl\nmain.\n", "none"),
      // Verilog, Coq, V
      ("a.v", "(* keep = \"true\" *)\nmodule box(input a);\nendmodule\n", "systemverilog"),
      ("a.v", "Require Import List.\n", "none"),
      ("a.v", "Theorem plus_0 : forall n, n + 0 = n.\nProof.\n", "none"),
      ("a.v", "module main\n\nfn main() {\n}\n", "none"),
      // TypeScript, Qt's translations
      ("a.ts", "const TS = '<TS>';\n", "typescript"),
      ("a.ts", "<?xml version=\"1.0\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\">\n", "none"),
      // No language's own
      ("a.inc", "<?php\nfunction f() {}\n", "php"), ("a.inc", "#define WIDTH 8\n", "c"),
      ("a.inc", "procedure Draw(Canvas: TCanvas);\nbegin\nend;\n", "pascal"),
      ("a.inc", "# include what the board needs\nPV = \"1\"\n", "none"),
      // D, make's dependencies, DTrace
      ("a.d", "module a;\nint f() { return 1; }\n", "d"),
      ("a.d", "box.o: box.c box.h \\\n shape.h\n", "none"),
      ("a.d", "target/debug/box: src/main.rs\n", "none"),
      ("a.d", "syscall::read:entry\n{ @[execname] = count(); }\n", "none"),
      // F#, GLSL, Forth
      ("a.fs", "let area b = b * b\n", "fsharp"),
      ("a.fs", "#version 330\nvoid main() {}\n", "none"),
      ("a.fs", "precision mediump float;\n", "none"), ("a.fs", ": area dup * ;\n", "none"),
      // Pascal, Puppet
      ("a.pp", "unit Box;\ninterface\n", "pascal"), ("a.pp", "class apache {\n}\n", "none"),
      ("a.pp", "file { '/etc/motd':\n  ensure => file,\n}\n", "none"),
    ])
  func byAmbiguousContent(path: String, source: String, expected: String) {
    #expect(contentLanguage(of: source, at: path) == expected)
  }

  @Test(
    "an extension of no language stays unread",
    arguments: ["a.cls", "a.txt", "a.inc.bak"])
  func unknown(path: String) {
    #expect(describe(detector.language(ofPath: Array(path.utf8)[...])) == "none")
  }

  @Test(
    "a mode line counts for more than the name",
    arguments: [
      ("a.h", "/* -*- mode: C++; c-basic-offset: 2 -*- */\n", "cpp"),
      ("a.h", "// -*- C -*-\nclass A {\n", "c"),
      ("script", "#!/opt/unknown\n# -*- Perl -*-\n", "perl"),
      ("script", "x\n# vim: set ft=ruby:\n", "ruby"),
      ("script", "# vim:ts=2:ft=python\n", "python"),
      ("a.pl", "% -*- mode: prolog -*-\nx :- y.\n", "none"),
      ("a.m", "/* vim: set filetype=objc : */\n% x\n", "objc"),
      ("conf", String(repeating: "\n# x", count: 400) + "\n# vim600: ft=toml\n", "toml"),
      // Neither first nor last lines, no mark, or a language that nobody knows.
      (
        "script",
        String(repeating: "#\n", count: 5) + "# vim: ft=ruby\n"
          + String(repeating: "#\n", count: 5), "none"
      ),
      ("script", "# invim: ft=ruby\n", "none"), ("a.py", "# -*- coding: utf-8 -*-\n", "python"),
      ("a.py", "# -*- mode: fundamental -*-\n", "python"), ("a.py", "\n# -*- ruby -*-\n", "python"),
      // TypeScript by its mode, but the name knows better which kind.
      ("a.tsx", "// -*- typescript -*-\n", "tsx"),
      ("a.py", "# -*- mode: python-ts -*-\n", "python"),
    ])
  func byModeline(path: String, source: String, expected: String) {
    #expect(contentLanguage(of: source, at: path) == expected)
  }

  @Test(
    "a chosen language counts for more than the name, and the last choice for most",
    arguments: [
      ("a.py", "=ruby"), ("lib/a.py", "=ruby"), ("vendor/a.py", "none"), ("a.cgi", "=perl"),
      ("lib/deep/x.html", "=php"), ("x.html", "html"), ("a.rb", "ruby"),
    ])
  func byOverride(path: String, expected: String) throws {
    let choices = [
      ("ruby", "*.py"), ("none", "vendor/**"), ("perl", "*.cgi"), ("php", "lib/**/*.html"),
    ]
    let overrides = try choices.map { name, glob in
      LanguageOverride(
        glob: try #require(PathGlob(Array(glob.utf8))),
        language: Language.all.first { $0.name == name })
    }
    let detector = LanguageDetector(overrides: overrides)
    #expect(describe(detector.language(ofPath: Array(path.utf8)[...])) == expected)
  }

  /// The language of a file of that name and content, or `none`.
  private func contentLanguage(of source: String, at path: String) -> String {
    let path = Array(path.utf8)
    var named: Language?
    switch detector.language(ofPath: path[...]) {
    case .language(let language): named = language
    case .unknownUntilRead: break
    case .chosen, .none: return "unread"
    }
    let found = Array(source.utf8).withUnsafeBufferPointer {
      detector.language(ofContent: $0, at: path[...], named: named)
    }
    return found?.name ?? "none"
  }

  @Test(
    "every content rule can be matched, and foreign content is told for own extensions",
    arguments: Language.all)
  func contentRules(language: Language) {
    let areValid = (language.contentRules + language.foreignContentRules).allSatisfy(\.isValid)
    #expect(areValid)
    let extensions = language.extensions.map { Array($0.utf8) }
    let areOwn = language.foreignContentRules.allSatisfy { extensions.contains($0.fileExtension) }
    #expect(areOwn)
  }

  private func describe(_ verdict: LanguageDetector.Verdict) -> String {
    switch verdict {
    case .language(let language): language.name
    case .chosen(let language): "=" + language.name
    case .unknownUntilRead: "?"
    case .none: "none"
    }
  }
}
