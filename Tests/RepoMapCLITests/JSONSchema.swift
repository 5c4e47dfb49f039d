import Foundation

/// The part of JSON Schema that this project's schemas use.
struct JSONSchema {
  private let root: [String: Any]

  init(_ text: [UInt8]) throws {
    root = try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any] ?? [:]
  }

  /// What is wrong with `value`, one line each.
  func problems(in value: Any) -> [String] {
    check(value, root, at: "$")
  }

  private func check(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      return definitions[name].map { check(value, $0, at: place) } ?? ["\(place): no \(reference)"]
    }
    var problems: [String] = []
    if let type = schema["type"] as? String, !Self.isOf(type, value) {
      problems.append("\(place): not of type \(type)")
    }
    if let expected = schema["const"], "\(expected)" != "\(value)" {
      problems.append("\(place): not \(expected)")
    }
    if let values = schema["enum"] as? [String], !values.contains("\(value)") {
      problems.append("\(place): '\(value)' is not allowed")
    }
    if let minimum = schema["minimum"] as? Int, let number = value as? Int, number < minimum {
      problems.append("\(place): \(number) is below \(minimum)")
    }
    if let branches = schema["oneOf"] as? [[String: Any]] {
      let fitting = branches.filter { check(value, $0, at: place).isEmpty }
      if fitting.count != 1 { problems.append("\(place): fits \(fitting.count) of oneOf") }
    }
    if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
      problems += array.enumerated().flatMap { check($1, items, at: "\(place)[\($0)]") }
    }
    if let object = value as? [String: Any] { problems += checkObject(object, schema, at: place) }
    return problems
  }

  private func checkObject(
    _ object: [String: Any], _ schema: [String: Any], at place: String
  ) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var problems = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(place): no \($0)"
    }
    for (key, value) in object {
      if let property = properties[key] {
        problems += check(value, property, at: "\(place).\(key)")
      } else if let additional = schema["additionalProperties"] as? [String: Any] {
        problems += check(value, additional, at: "\(place).\(key)")
      } else if !properties.isEmpty {
        // The readers may ignore new keys; the writers must not forget to describe them.
        problems.append("\(place): \(key) is not in the schema")
      }
    }
    return problems
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is Int
    case "boolean": value is Bool
    case "number": value is Double
    default: false
    }
  }
}
