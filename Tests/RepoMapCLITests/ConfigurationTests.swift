import TestSupport
import Testing

@Suite("Configuration")
struct ConfigurationTests {
  /// Runs the program in `folder` with `home` as the place of the user's configuration.
  private func configured(
    _ arguments: [String], in folder: TemporaryFolder, home: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws -> CommandResult {
    try run(
      try BuiltProduct.repomap(), arguments,
      environment: environment.merging(["XDG_CONFIG_HOME": home.path]) { $1 },
      directory: folder.path)
  }

  private func origins(_ result: CommandResult) throws -> [String: String] {
    try result.json.compactMapValues { setting in
      let setting = setting as? [String: String] ?? [:]
      return "\(setting["value"] ?? "") from \(setting["origin"]?.split(separator: "/").last ?? "")"
    }
  }

  @Test(
    "variables win over the repository's file, that over the user's, that over what is built in")
  func precedence() throws {
    let home = try TemporaryFolder([
      "repomap/config.toml": """
      jobs = 2
      max_file_size = "2M"
      time_limit = 9
      """
    ])
    let folder = try TemporaryFolder([
      ".git/HEAD": "ref: refs/heads/main\n", ".repomap.toml": "jobs = 3\ntime_limit = 8\n",
      "sub/deep/a.py": "",
    ])
    let found = try origins(
      try configured(
        ["config", "show", "--json", "sub/deep"], in: folder, home: home,
        environment: ["REPOMAP_TIME_LIMIT": "7.5"]))
    #expect(found["jobs"] == "3 from .repomap.toml")
    #expect(found["max_file_size"] == "\"2M\" from config.toml")
    #expect(found["time_limit"] == "7.5 from REPOMAP_TIME_LIMIT")
    #expect(found["cache.max_age"] == "90 from built-in")
  }

  @Test("a file outside of the repository's top does not count")
  func repositoryTop() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder([
      ".repomap.toml": "jobs = 3\n", "inner/.git/HEAD": "ref: refs/heads/main\n",
      "inner/src/a.py": "",
    ])
    let found = try origins(
      try configured(["config", "show", "--json", "inner/src"], in: folder, home: home))
    #expect(found["jobs"] == " from built-in")
  }

  @Test("what a file sets decides the run, and an option decides before it")
  func effect() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder([
      ".repomap.toml": "exclude = [\"b.py\"]\nlanguages = [\"python=*.txt\"]\n",
      "a.txt": "def from_text(): pass\n", "b.py": "def left_out(): pass\n",
      "c.py": "def kept(): pass\n",
    ])
    func names(_ options: [String]) throws -> [String] {
      try configured(
        ["tags", "-q", "--no-hidden", "--definitions"] + options, in: folder, home: home
      )
      .jsonLines.map { "\($0["name"] ?? "")" }
    }
    #expect(try names([]) == ["from_text", "kept"])
    #expect(try names(["--language", "none=*.txt"]) == ["kept"])
  }

  @Test("a hostile repository's file neither moves the cache nor ends the run; mistakes are told")
  func hostile() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder([
      ".repomap.toml": """
      exclud = []
      time_limit = "soon"
      editor = "rm -rf /"
      jobs = 100000
      [cache]
      dir = "stolen"
      max_size = "1M"
      """,
      "a.py": "def a(): pass\n",
    ])
    let result = try configured(
      ["tags", "-q", "--no-hidden", "--definitions"], in: folder, home: home)
    #expect(try result.jsonLines.count == 1)
    #expect(folder.names == [".repomap.toml", "a.py"])
    let told = result.errorText
    #expect(told.contains("unknown key 'exclud', did you mean 'exclude'?"))
    #expect(told.contains("unknown key 'editor'\n"))
    #expect(told.contains("'time_limit' takes 0.01 to 3600.0"))
    #expect(told.contains("'jobs' takes 1 to 512"))
    #expect(told.contains("'cache.dir' cannot be set by a repository's own file"))
    #expect(told.contains("'cache.max_size' cannot be set by a repository's own file"))
  }

  @Test("a file that is no TOML is named with the line, and the run goes on")
  func broken() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder([
      ".repomap.toml": "# fine\njobs = = 3\n", "a.py": "def a(): pass\n",
    ])
    let result = try configured(
      ["tags", "-q", "--no-hidden", "--definitions"], in: folder, home: home)
    #expect(result.status == .exited(0))
    #expect(result.errorText.contains(".repomap.toml: line 2: "))
  }

  @Test("init writes a file of comments that sets nothing, once")
  func initialFile() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder()
    let first = try configured(["config", "init"], in: folder, home: home)
    #expect(first.status == .exited(0))
    let shown = try configured(["config", "show", "--json"], in: folder, home: home)
    #expect(shown.errorText == "")
    #expect(
      try origins(shown).values.allSatisfy {
        $0.hasSuffix(" from built-in") || $0.contains("REPOMAP_")
      })
    let second = try configured(["config", "init"], in: folder, home: home)
    #expect(second.status == .exited(2))
    #expect(second.errorText.contains("is there already"))
  }

  @Test("the cache's commands go by the configured limit")
  func cacheLimit() throws {
    let home = try TemporaryFolder(["repomap/config.toml": "[cache]\nmax_size = \"64M\"\n"])
    let folder = try TemporaryFolder()
    let options = ["--cache-dir", folder.path + "/kept"]
    let status = try configured(
      ["cache", "status", "--json"] + options, in: folder, home: home)
    #expect(try status.json["limitBytes"] as? Int == 64 << 20)
  }

  @Test("what show prints is a file that sets the same")
  func roundTrip() throws {
    let home = try TemporaryFolder([
      "repomap/config.toml":
        "exclude = [\"a\\\"b\\u0001\", \"*.md\"]\n[budget]\nmemory = \"300M\"\n"
    ])
    let folder = try TemporaryFolder()
    let shown = try configured(["config", "show"], in: folder, home: home)
    let again = try TemporaryFolder()
    try again.write("repomap/config.toml", shown.output)
    let repeated = try configured(["config", "show"], in: folder, home: again)
    #expect(repeated.output == shown.output)
  }
}
