/// The JSON Schemas of what the commands write.
package enum OutputSchema: String, CaseIterable, Sendable {
  case analysis, map, tags

  /// The schema's text.
  package var text: [UInt8] {
    switch self {
    case .analysis: PackageResources.analysis_schema_json
    case .map: PackageResources.map_schema_json
    case .tags: PackageResources.tags_schema_json
    }
  }
}
