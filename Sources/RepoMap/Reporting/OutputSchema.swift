/// The JSON Schemas of what the commands write.
package enum OutputSchema: String, CaseIterable, Sendable {
  case analysis, bench, diff, doctor, find, graph, map, outline, progress, refs, show, stats
  case tags, watch

  /// The schema's text.
  package var text: [UInt8] {
    switch self {
    case .analysis: PackageResources.analysis_schema_json
    case .bench: PackageResources.bench_schema_json
    case .diff: PackageResources.diff_schema_json
    case .doctor: PackageResources.doctor_schema_json
    case .graph: PackageResources.graph_schema_json
    case .map: PackageResources.map_schema_json
    case .tags: PackageResources.tags_schema_json
    case .find: PackageResources.find_schema_json
    case .show: PackageResources.show_schema_json
    case .refs: PackageResources.refs_schema_json
    case .stats: PackageResources.stats_schema_json
    case .watch: PackageResources.watch_schema_json
    case .progress: PackageResources.progress_schema_json
    case .outline: PackageResources.outline_schema_json
    }
  }
}
