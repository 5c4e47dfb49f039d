/// The JSON Schemas of what the commands write.
package enum OutputSchema: String, CaseIterable, Sendable {
  case analysis, tags, find, show, refs, outline

  /// The schema's text.
  package var text: [UInt8] {
    switch self {
    case .analysis: PackageResources.analysis_schema_json
    case .tags: PackageResources.tags_schema_json
    case .find: PackageResources.find_schema_json
    case .show: PackageResources.show_schema_json
    case .refs: PackageResources.refs_schema_json
    case .outline: PackageResources.outline_schema_json
    }
  }
}
