import RepoMap
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A run's trace in the Trace Event Format's JSON object form, which Perfetto and speedscope read:
/// complete events (`"ph":"X"`), times in microseconds from the run's first stage on.
struct TraceEvents {
  private let timings: RunTimings
  private let origin: UInt64

  init(_ timings: RunTimings) {
    self.timings = timings
    let starts = (timings.stages + timings.parts).map(\.start) + timings.files.map(\.start)
    origin = starts.min() ?? 0
  }

  /// Hands the document to `write`, piece by piece.
  func write(_ write: ([UInt8]) throws -> Void) throws {
    var json = JSONWriter()
    json.beginObject()
    json.key("displayTimeUnit")
    json.value("ms")
    json.key("traceEvents")
    json.beginArray()
    name(getpid(), "repomap", &json)
    for process in Set(timings.files.map(\.process)).sorted() { name(process, "worker", &json) }
    for stage in timings.stages { event(stage, "stage", &json) }
    for part in timings.parts { event(part, "part", &json) }
    for file in timings.files {
      event(file, &json)
      try write(json.bytes)
      json.removeBytes()
    }
    json.endArray()
    json.endObject()
    json.endLine()
    try write(json.bytes)
  }

  /// A metadata event that names a process.
  private func name(_ process: Int32, _ name: StaticString, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.value("process_name")
    json.key("ph")
    json.value("M")
    json.key("pid")
    json.value(Int(process))
    json.key("args")
    json.beginObject()
    json.key("name")
    json.value(name)
    json.endObject()
    json.endObject()
  }

  private func event(
    _ span: RunTrace.Span, _ category: StaticString, _ json: inout JSONWriter
  ) {
    begin(category, getpid(), span.start, span.duration, &json)
    json.key("name")
    json.value(span.name)
    json.endObject()
  }

  private func event(_ file: RunTrace.FileSpan, _ json: inout JSONWriter) {
    begin("file", file.process, file.start, file.duration, &json)
    json.key("name")
    json.value(text: file.path[...])
    json.key("args")
    json.beginObject()
    json.key("bytes")
    json.value(file.byteCount)
    if let language = file.language {
      json.key("language")
      json.value(language.name)
    }
    json.endObject()
    json.endObject()
  }

  private func begin(
    _ category: StaticString, _ process: Int32, _ start: UInt64, _ duration: UInt64,
    _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("ph")
    json.value("X")
    json.key("cat")
    json.value(category)
    json.key("pid")
    json.value(Int(process))
    json.key("tid")
    json.value(Int(process))
    json.key("ts")
    json.value(Int(start - origin) / 1000)
    json.key("dur")
    json.value(Int(duration) / 1000)
  }
}
