// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Targets follow the arrows drawn in docs/architecture.md; a target sees only what stands in its
// `dependencies`, and `make` builds with the check that enforces it.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The system's static libtree-sitter, where there is one.
///
/// The archive is given to the linker by its path, because `-ltree-sitter` would prefer the shared
/// library, and the binary is to be one file.
let treeSitterArchive = [
  "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
  "/usr/local/lib", "/opt/homebrew/lib",
].map { $0 + "/libtree-sitter.a" }.first(where: FileManager.default.fileExists(atPath:))

let treeSitterLibrary: [LinkerSetting] =
  treeSitterArchive.map {
    // Homebrew's headers need pkg-config's flags, which name the shared library as well: unused,
    // it is to leave no trace in the binary.
    [
      .unsafeFlags([$0]),
      .unsafeFlags(["-Xlinker", "-dead_strip_dylibs"], .when(platforms: [.macOS])),
    ]
  } ?? [.linkedLibrary("tree-sitter")]

/// Where `make setup` has put links to the static archives of SQLite, zstd and the C++ library, which
/// other modules ask for by name: a folder that holds no shared library makes the linker take those.
///
/// Debug builds use the shared ones, as Swift's shared libraries do: a process with two C++ libraries has
/// two sets of locales, and one of them reads no numbers.
let staticLibraries: [LinkerSetting] = [
  .unsafeFlags(
    ["-L\(Context.packageDirectory)/.build/archives"],
    .when(platforms: [.linux], configuration: .release))
]

/// Whether pkg-config has to tell where libtree-sitter is; on Linux the compiler finds the headers.
#if os(Linux)
  let asksPkgConfig = treeSitterArchive == nil
#else
  let asksPkgConfig = true
#endif

let package = Package(
  name: "repomap",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "repomap", targets: ["RepoMapCLI"]),
    .library(name: "RepoMap", targets: ["RepoMap"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .executableTarget(
      name: "RepoMapCLI",
      dependencies: [
        "RepoMap", "FileScanning", "FileWatching", "TreeSitter", "TagStore", "TUI", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "RepoMap",
      dependencies: ["FileScanning", "TreeSitter", "TagStore", "CSystem"],
      resources: [
        .embedInCode("Schemas/analysis.schema.json"), .embedInCode("Schemas/bench.schema.json"),
        .embedInCode("Schemas/diff.schema.json"), .embedInCode("Schemas/doctor.schema.json"),
        .embedInCode("Schemas/progress.schema.json"),
        .embedInCode("Schemas/find.schema.json"), .embedInCode("Schemas/graph.schema.json"),
        .embedInCode("Schemas/map.schema.json"), .embedInCode("Schemas/outline.schema.json"),
        .embedInCode("Schemas/refs.schema.json"), .embedInCode("Schemas/show.schema.json"),
        .embedInCode("Schemas/stats.schema.json"),
        .embedInCode("Schemas/tags.schema.json"), .embedInCode("Schemas/watch.schema.json"),
      ],
      swiftSettings: strict
    ),
    .target(name: "FileScanning", dependencies: ["CSystem"], swiftSettings: strict),
    .target(name: "FileWatching", dependencies: ["FileScanning"], swiftSettings: strict),
    .target(
      name: "TreeSitter",
      dependencies: ["CTreeSitter", "CGrammars"],
      // The matcher changes its own state in callbacks at every node; what the run-time check of
      // exclusive access costs there is measured in docs/performance.md.
      swiftSettings: strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"])],
      linkerSettings: treeSitterLibrary
    ),
    .target(
      name: "TagStore",
      dependencies: [
        "CZstd",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict,
      linkerSettings: staticLibraries
    ),
    .target(name: "TUI", dependencies: ["CSystem"], swiftSettings: strict),

    .systemLibrary(
      name: "CTreeSitter",
      pkgConfig: asksPkgConfig ? "tree-sitter" : nil,
      providers: [.apt(["libtree-sitter-dev"]), .brew(["tree-sitter"])]
    ),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .target(
      name: "CGrammars",
      exclude: ["languages"],
      // Debug builds parse real repositories too, and -O0 parsers are ten times slower.
      // Some scanners print their steps where DEBUG is defined, as SwiftPM does in debug builds.
      cSettings: [.unsafeFlags(["-O2", "-w", "-UDEBUG"])]
    ),
    .target(name: "CSystem"),

    .testTarget(
      name: "TagStoreTests",
      dependencies: ["TagStore", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(name: "TreeSitterTests", dependencies: ["TreeSitter"], swiftSettings: strict),
    .testTarget(
      name: "RepoMapTests",
      dependencies: ["RepoMap", "TagStore", "TreeSitter", "FileScanning", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RepoMapCLITests",
      dependencies: [
        "RepoMapCLI", "RepoMap", "TagStore", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FileScanningTests",
      dependencies: ["FileScanning", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FileWatchingTests",
      dependencies: ["FileWatching", "FileScanning"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "TUITests",
      dependencies: ["TUI", "TestSupport", "TUIDemo"],
      swiftSettings: strict
    ),
    .target(
      name: "TestSupport",
      dependencies: ["TUI", "CTestSupport"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    .target(name: "CTestSupport", path: "Tests/CTestSupport"),
    // A program for the tests to run on a pseudo-terminal; it is not installed.
    .executableTarget(
      name: "TUIDemo",
      dependencies: ["TUI"],
      path: "Tests/TUIDemo",
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)
