import Testing

@testable import TreeSitter

@Suite("The table of languages")
struct LanguageTests {
  @Test("each language has a content version of its own, of 32 hexadecimal digits")
  func contentVersions() {
    let versions = Language.all.map(\.contentVersion)
    #expect(Set(versions).count == versions.count)
    for version in versions {
      #expect(version.utf8.count == 32 && version.allSatisfy { "0123456789abcdef".contains($0) })
    }
  }
}
