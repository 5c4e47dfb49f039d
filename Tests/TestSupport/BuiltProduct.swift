internal import CTestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds programs that were built together with the tests.
package enum BuiltProduct {
  /// The path of the executable called `name`, in the folder that holds the test bundle.
  package static func path(_ name: String) throws -> String {
    var folder = imagePath()
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      let candidate = folder + "/" + name
      if access(candidate, X_OK) == 0 && !isFolder(candidate) { return candidate }
    }
    throw MissingProduct(name: name)
  }

  /// The program under test.
  package static func repomap() throws -> String { try path("repomap") }

  /// The file that this code was loaded from: the test bundle, or the test program itself.
  private static func imagePath() -> String {
    var path = [CChar](repeating: 0, count: 4096)
    guard testsupport_image_path(&path, path.count) == 1 else { return "" }
    return path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// The program was not built, or lies elsewhere.
package struct MissingProduct: Error, CustomStringConvertible {
  package let name: String

  package var description: String { "no executable '\(name)' beside the tests; run `swift build`" }
}
