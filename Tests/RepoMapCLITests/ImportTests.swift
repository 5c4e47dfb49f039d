import TestSupport
import Testing

/// Small trees, and the edges that the imports in them must give.
@Suite("Imports")
struct ImportTests {
  /// The lines of `graph edges`, imports and includes only.
  private func edges(_ files: [String: String]) throws -> [String] {
    let folder = try TemporaryFolder(files)
    let result = try repomap(
      ["graph", "edges", "--format", "text", "--edges", "imports", "-q"], in: folder)
    #expect(result.status == .exited(0), "\(result.errorText)")
    return result.outputText.split(separator: "\n").map(String.init)
  }

  @Test("Python: absolute, relative, packages, submodules, namespace packages, src folders")
  func python() throws {
    let found = try edges([
      "src/app/__init__.py": "", "src/app/db/__init__.py": "from .base import Base\n",
      "src/app/db/base.py": "import os\nclass Base: pass\n",
      "src/app/views.py": "from . import util\nfrom .db import Base\nimport app.db.base as b\n",
      "src/app/util.py": "from ..nothing import x\nfrom json import app\n",
      "src/app/late.py": "def f():\n    from app.util import helper as h\n",
      "src/space/part/mod.py": "",
      "src/other.py": "from space.part import mod\nimport space.part\n",
      "tests/test_views.py": "import app.views\nfrom app import util, missing\n",
    ])
    #expect(
      found == [
        "src/app/db/__init__.py -> src/app/db/base.py  import 1",
        "src/app/late.py -> src/app/util.py  import 1",
        "src/app/views.py -> src/app/db/__init__.py  import 1",
        "src/app/views.py -> src/app/db/base.py  import 1",
        "src/app/views.py -> src/app/util.py  import 1",
        "src/other.py -> src/space/part/mod.py  import 1",
        "tests/test_views.py -> src/app/__init__.py  import 1",
        "tests/test_views.py -> src/app/util.py  import 1",
        "tests/test_views.py -> src/app/views.py  import 1",
      ])
  }

  @Test("TypeScript and JavaScript: extensions, index files, tsconfig paths, workspaces")
  func javaScript() throws {
    let found = try edges([
      "package.json": #"{"name": "root", "workspaces": ["packages/*"]}"#,
      "packages/ui/package.json":
        #"{"name": "@acme/ui", "exports": {".": {"import": "./src/main.ts"}}}"#,
      "packages/ui/src/main.ts": "export * from './button'\n",
      "packages/ui/src/button/index.tsx": "import React from 'react'\n",
      "packages/app/tsconfig.json":
        #"{"extends": "./base", "compilerOptions": {"paths": {"@/*": ["./src/*"]}}} // own"#,
      "packages/app/base.json": #"{"compilerOptions": {"baseUrl": "."}}"#,
      "packages/app/src/a.ts": """
      import { Button } from '@acme/ui'
      import { b } from '@/lib/b'
      import c from './c.js'
      const d = require('../d')
      import x from 'src/lib/b'
      """,
      "packages/app/src/lib/b.ts": "export const b = await import('../c')\n",
      "packages/app/src/c.ts": "import '@acme/ui/src/button'\nimport './missing'\n",
      "packages/app/d.json": "{}",
    ])
    #expect(
      found == [
        "packages/app/src/a.ts -> packages/app/d.json  import 1",
        "packages/app/src/a.ts -> packages/app/src/c.ts  import 1",
        "packages/app/src/a.ts -> packages/app/src/lib/b.ts  import 2",
        "packages/app/src/a.ts -> packages/ui/src/main.ts  import 1",
        "packages/app/src/c.ts -> packages/ui/src/button/index.tsx  import 1",
        "packages/app/src/lib/b.ts -> packages/app/src/c.ts  import 1",
        "packages/ui/src/main.ts -> packages/ui/src/button/index.tsx  import 1",
      ])
  }

  @Test(
    "Go: modules by go.mod, files of a package by the names used, vendored packages, blank imports")
  func go() throws {
    let found = try edges([
      "go.mod": "module example.org/app // comment\n\ngo 1.22\n",
      "main.go": """
      package main
      import (
        "fmt"
        "example.org/app/store"
        _ "example.org/app/plugin"
        "example.org/tool/x"
        lib "other.org/lib"
      )
      func main() { fmt.Println(store.Open()); x.Run(); lib.Do() }
      """,
      "store/open.go": "package store\nfunc Open() int { return 1 }\n",
      "store/close.go": "package store\nfunc Close() {}\n",
      "store/open_test.go": "package store\nfunc Open2() {}\n",
      "plugin/a.go": "package plugin\n", "plugin/b.go": "package plugin\n",
      "tool/go.mod": "module example.org/tool\n", "tool/x/x.go": "package x\nfunc Run() {}\n",
      "vendor/other.org/lib/lib.go": "package lib\nfunc Do() {}\n",
    ])
    #expect(
      found == [
        "main.go -> plugin/a.go  import 1", "main.go -> plugin/b.go  import 1",
        "main.go -> store/open.go  import 1", "main.go -> tool/x/x.go  import 1",
        "main.go -> vendor/other.org/lib/lib.go  import 1",
      ])
  }

  @Test(
    "C and C++: beside the file, below folders of headers, the nearest of several, ambiguous ones")
  func includes() throws {
    let found = try edges([
      "src/main.c": """
      #include <stdio.h>
      #include "util.h"
      #include "../lib/deep.h"
      #include <proj/api.h>
      #include <port.h>
      """,
      "src/util.h": "#pragma once\n", "lib/deep.h": "", "include/proj/api.h": "",
      "arch/arm/port.h": "", "arch/x86/port.h": "",
      "arch/x86/start.cpp": "#include <port.h>\n#include <proj/api.h>\n",
      "third/include/proj/api.h": "",
    ])
    #expect(
      found == [
        "arch/x86/start.cpp -> arch/x86/port.h  include 1",
        "arch/x86/start.cpp -> include/proj/api.h  include 1",
        "src/main.c -> include/proj/api.h  include 1", "src/main.c -> lib/deep.h  include 1",
        "src/main.c -> src/util.h  include 1",
      ])
  }

  @Test("Rust: the tree of modules, crate, self, super, lists, other crates of the workspace")
  func rust() throws {
    let found = try edges([
      "Cargo.toml": "[workspace]\nmembers = [\"core-lib\", \"app\"]\n",
      "core-lib/Cargo.toml": "[package]\nname = \"core-lib\"\n",
      "core-lib/src/lib.rs": "pub mod shape;\nmod util;\nmod inline { pub mod deep; }\n",
      "core-lib/src/shape/mod.rs": "mod circle;\nuse self::circle::Circle;\nuse super::util;\n",
      "core-lib/src/shape/circle.rs": """
      use crate::{util::{self, helper}, shape::Shape};
      #[cfg(test)] mod tests { use super::*; use crate::inline::deep::X; }
      """,
      "core-lib/src/util.rs": "use std::fmt;\n", "core-lib/src/inline/deep.rs": "",
      "core-lib/tests/all.rs": "mod common;\nuse core_lib::shape::Shape;\n",
      "core-lib/tests/common/mod.rs": "",
      "app/Cargo.toml": "[package]\nname = \"app\"\n",
      "app/src/main.rs": "mod run;\nuse core_lib::util;\nfn main() {}\n",
      "app/src/run.rs": "use core_lib::Thing;\nuse serde::Serialize;\n",
    ])
    #expect(
      found == [
        "app/src/main.rs -> app/src/run.rs  import 1",
        "app/src/main.rs -> core-lib/src/util.rs  import 1",
        "app/src/run.rs -> core-lib/src/lib.rs  import 1",
        "core-lib/src/lib.rs -> core-lib/src/inline/deep.rs  import 1",
        "core-lib/src/lib.rs -> core-lib/src/shape/mod.rs  import 1",
        "core-lib/src/lib.rs -> core-lib/src/util.rs  import 1",
        "core-lib/src/shape/circle.rs -> core-lib/src/inline/deep.rs  import 1",
        "core-lib/src/shape/circle.rs -> core-lib/src/shape/mod.rs  import 1",
        "core-lib/src/shape/circle.rs -> core-lib/src/util.rs  import 2",
        "core-lib/src/shape/mod.rs -> core-lib/src/shape/circle.rs  import 2",
        "core-lib/src/shape/mod.rs -> core-lib/src/util.rs  import 1",
        "core-lib/tests/all.rs -> core-lib/src/shape/mod.rs  import 1",
        "core-lib/tests/all.rs -> core-lib/tests/common/mod.rs  import 1",
      ])
  }

  @Test("Swift: targets by convention and by path, their files by the names used")
  func swift() throws {
    let found = try edges([
      "Package.swift": """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(name: "p", targets: [
        .target(name: "Core"), .target(name: "Odd", path: "Strange/Place"),
        .testTarget(name: "CoreTests", dependencies: ["Core"]),
      ])
      """,
      "Sources/Core/A.swift": "import Foundation\npublic struct A {}\n",
      "Sources/Core/B.swift": "public func make() -> A { A() }\n",
      "Strange/Place/C.swift": "import Core\nlet c = A()\n",
      "Tests/CoreTests/T.swift": "@testable import Core\nimport struct Odd.C\nlet t = make()\n",
    ])
    #expect(
      found == [
        "Strange/Place/C.swift -> Sources/Core/A.swift  import 1",
        "Tests/CoreTests/T.swift -> Sources/Core/B.swift  import 1",
        "Tests/CoreTests/T.swift -> Strange/Place/C.swift  import 1",
      ])
  }

  @Test("Java and Kotlin: classes, nested and static members, wildcards, top-level functions")
  func java() throws {
    let found = try edges([
      "a/src/org/acme/Shape.java": "package org.acme;\npublic class Shape { static class In {} }\n",
      "a/src/org/acme/Other.java": "package org.acme;\npublic class Other {}\n",
      "b/src/Main.java": """
      package main;
      import java.util.List;
      import org.acme.Shape.In;
      import static org.acme.Other.MAX;
      import org.acme.tools.*;
      class Main { Hammer h; }
      """,
      "b/src/tools/Hammer.java": "package org.acme.tools;\nclass Hammer {}\n",
      "b/src/tools/Saw.java": "package org.acme.tools;\nclass Saw {}\n",
      "k/Use.kt": "package k\nimport org.acme.Shape as S\nimport k.lib.area\nfun f() { area() }\n",
      "k/lib/Functions.kt": "package k.lib\nfun area() = 1\n",
    ])
    #expect(
      found == [
        "b/src/Main.java -> a/src/org/acme/Other.java  import 1",
        "b/src/Main.java -> a/src/org/acme/Shape.java  import 1",
        "b/src/Main.java -> b/src/tools/Hammer.java  import 1",
        "k/Use.kt -> a/src/org/acme/Shape.java  import 1",
        "k/Use.kt -> k/lib/Functions.kt  import 1",
      ])
  }

  @Test("Ruby and PHP: load paths, relative files, PSR-4 prefixes")
  func rubyAndPHP() throws {
    let found = try edges([
      "lib/gem.rb": "require 'gem/base'\nrequire 'json'\n",
      "lib/gem/base.rb": "require_relative 'part/one'\n", "lib/gem/part/one.rb": "",
      "test/gem_test.rb": "require 'gem'\nrequire_relative '../lib/gem/base'\n",
      "composer.json": #"{"autoload": {"psr-4": {"App\\": "app/", "App\\Http\\": ["web/"]}}}"#,
      "app/Models/User.php":
        "<?php\nnamespace App\\Models;\nuse App\\Http\\{Kernel, Missing};\nclass User {}\n",
      "web/Kernel.php":
        "<?php\nnamespace App\\Http;\nrequire_once __DIR__ . '/boot.php';\nuse App\\Models\\User as U;\nclass Kernel {}\n",
      "web/boot.php": "<?php\n",
    ])
    #expect(
      found == [
        "app/Models/User.php -> web/Kernel.php  import 1",
        "lib/gem.rb -> lib/gem/base.rb  import 1",
        "lib/gem/base.rb -> lib/gem/part/one.rb  import 1",
        "test/gem_test.rb -> lib/gem.rb  import 1", "test/gem_test.rb -> lib/gem/base.rb  import 1",
        "web/Kernel.php -> app/Models/User.php  import 1",
        "web/Kernel.php -> web/boot.php  import 1",
      ])
  }

  @Test("plain paths: style sheets and protocol buffers")
  func paths() throws {
    let found = try edges([
      "css/main.scss": "@use 'config';\n@import 'parts/list';\n", "css/_config.scss": "",
      "css/parts/_list.scss": "",
      "proto/api/v1/a.proto": "syntax = \"proto3\";\nimport \"api/v1/b.proto\";\n",
      "proto/api/v1/b.proto": "syntax = \"proto3\";\n",
    ])
    #expect(
      found == [
        "css/main.scss -> css/_config.scss  import 1",
        "css/main.scss -> css/parts/_list.scss  import 1",
        "proto/api/v1/a.proto -> proto/api/v1/b.proto  import 1",
      ])
  }
}
