internal import TOMLKit

/// Limits for the medians of a bench, as a TOML file sets them.
struct BenchBudget {
  /// A limit: a ceiling, but for the hit rate, whose limit is a floor.
  struct Limit: Equatable {
    let scenario: BenchScenario
    let figure: BenchFigure
    let value: Int

    /// `cold.wall_ms`, as in the file.
    var name: String { "\(scenario.rawValue).\(figure.rawValue)" }
  }

  /// A limit that does not hold.
  struct Breach: Equatable {
    let limit: Limit
    let actual: Int

    /// How far beyond the limit, in the figure's unit.
    var overage: Int { abs(actual - limit.value) }
  }

  /// In the order of the output.
  private(set) var limits: [Limit] = []

  /// Reads the file at `path`; whatever it holds that is no limit is an error.
  init(path: [UInt8]) throws {
    let place = String(decoding: path, as: UTF8.self)
    guard let text = WholeFile.read(path) else {
      throw CommandError(what: "cannot read the budget \(place)", hint: "check its name")
    }
    do {
      try self.init(toml: String(decoding: text, as: UTF8.self))
    } catch let error as CommandError {
      throw CommandError(what: "\(place): \(error.what)", hint: error.hint)
    }
  }

  init(toml text: String) throws {
    var values: [String: Int] = [:]
    do {
      let table = try TOMLTable(string: text)
      for name in table.keys.sorted() {
        guard let inner = table[name]?.table else { throw Self.unknown(name) }
        for key in inner.keys { values["\(name).\(key)"] = try Self.number(inner[key], key: key) }
      }
    } catch let error as TOMLParseError {
      throw CommandError(
        what: "line \(error.source.begin.line): \(error.description)", hint: "mend the TOML")
    }
    for (scenario, figure) in BenchResult.keys {
      let name = "\(scenario.rawValue).\(figure.rawValue)"
      guard let value = values.removeValue(forKey: name) else { continue }
      limits.append(Limit(scenario: scenario, figure: figure, value: value))
    }
    if let name = values.keys.min() { throw Self.unknown(name) }
  }

  private static func number(_ value: (any TOMLValueConvertible)?, key: String) throws -> Int {
    let size = key == BenchFigure.peak.rawValue ? value?.string : nil
    guard let number = value?.int ?? size.flatMap({ ByteSize(argument: $0)?.bytes }), number >= 0
    else {
      throw CommandError(
        what: "'\(key)' takes a whole number", hint: "peak_bytes takes \"64M\", too")
    }
    return number
  }

  private static func unknown(_ name: String) -> CommandError {
    let names = BenchResult.keys.map { "\($0.rawValue).\($1.rawValue)" }
    let nearest = NearestWord.of(name, in: names).map { "did you mean '\($0)'?" }
    return CommandError(
      what: "no figure '\(name)'", hint: nearest ?? "choose of \(names.joined(separator: ", "))")
  }

  /// The limits that the medians of `result` break.
  func breaches(by result: BenchResult) -> [Breach] {
    limits.compactMap { limit in
      guard let actual = result[limit.scenario, limit.figure]?.median else { return nil }
      let isBroken =
        limit.figure.isBetterWhenHigher ? actual < limit.value : actual > limit.value
      return isBroken ? Breach(limit: limit, actual: actual) : nil
    }
  }
}
