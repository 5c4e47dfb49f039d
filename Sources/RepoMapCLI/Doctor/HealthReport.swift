import RepoMap
import TUI
import TreeSitter

/// What `repomap doctor` has found.
struct HealthReport {
  let checks: [HealthCheck]
  let languages: [LanguageHealth]

  /// Those without which nothing works.
  var failed: [HealthCheck] { checks.filter { $0.state == .failed } }

  /// Makes every check, one after another; `cache` is opened and a worker process is started.
  static func made(cache: CacheOptionGroup) async -> HealthReport {
    let (ownQueries, queries) = HealthCheck.ownQueries()
    let languages = Language.all.map { LanguageHealth($0, queries: queries) }
    let facts = TerminalFacts.current()
    let policy = TerminalPolicy(facts: facts)
    return HealthReport(
      checks: [
        .treeSitter, .languages(languages), ownQueries, await .worker(), .cache(cache), .watcher,
        .git, .configuration(.current), .locale(facts, policy), .terminal(facts, policy), .memory,
        .processors,
      ],
      languages: languages)
  }

  /// A table on a terminal; else tab-separated rows of state, name, text and hint.
  func bytes(_ policy: TerminalPolicy) -> [UInt8] {
    policy.output.isTerminal ? policy.encode(lines(policy)) : checks.flatMap(row)
  }

  /// Marks with the word that they stand for; hints go below what they are about.
  private func lines(_ policy: TerminalPolicy) -> [Line] {
    checks.flatMap { check in
      let (mark, style): (SafeText, Style) =
        switch check.state {
        case .ok: (policy.glyphs.done, .green)
        case .warning: (policy.glyphs.warning, .yellow)
        case .failed: (policy.glyphs.failed, .red)
        }
      let word = SafeText(sanitizing: check.state.rawValue)
      let head = Line(mark + " " + word, style).padded(toWidth: 11)
      let name = Line(SafeText("\(check.name)".utf8), .bold)
      let hint = check.hint.map { Line("hint: ", .cyan) + Line(SafeText(sanitizing: $0)) }
      return [(head + name).padded(toWidth: 27) + Line(SafeText(check.text))]
        + (hint.map { [Line().padded(toWidth: 27) + $0] } ?? [])
    }
  }

  private func row(_ check: HealthCheck) -> [UInt8] {
    var row = TabSeparatedRow()
    row.append(check.state.rawValue.utf8)
    row.append("\(check.name)".utf8)
    row.append(check.text)
    row.append((check.hint ?? "").utf8)
    return row.line
  }

  /// All of it as one JSON object; its schema is `repomap schema doctor`.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value("repomap/doctor")
    json.key("version")
    json.value("1.0")
    json.key("program")
    json.value(Version.text)
    json.key("checks")
    json.beginArray()
    for check in checks { write(check, to: &json) }
    json.endArray()
    json.key("languages")
    json.beginArray()
    for language in languages { write(language, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private func write(_ check: HealthCheck, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.value(check.name)
    json.key("state")
    json.value(check.state.rawValue)
    json.key("text")
    json.value(text: check.text[...])
    if let hint = check.hint {
      json.key("hint")
      json.value(hint)
    }
    json.endObject()
  }

  private func write(_ language: LanguageHealth, to json: inout JSONWriter) {
    json.beginObject()
    json.key("language")
    json.value(language.name)
    json.key("usable")
    json.value(language.isUsable)
    if let abi = language.abi {
      json.key("abi")
      json.value(abi)
    }
    if let problem = language.queryProblem {
      json.key("problem")
      json.value(problem)
    }
    json.endObject()
  }
}
