import CSystem
import TreeSitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The worker process's side of extraction: reads requests, answers each file with its tags.
///
/// The process is expendable. It parses untrusted bytes with a library that some inputs crash or hold
/// up for ever, so it is given no more than files to read, and the kernel ends it when one file takes
/// more processor time than the limit. It ends by itself when its socket closes.
package final class ExtractionWorker {
  private let socket: MessageSocket
  private let settings: WorkerSettings
  private let reader: SourceFileReader
  private let detector = LanguageDetector()
  private let tagger: SourceTagger
  private var encoders: [Language: FileTagsEncoder] = [:]

  /// Serves the socket `descriptor` until it closes.
  package static func serve(descriptor: Int32) {
    let socket = MessageSocket(descriptor: descriptor)
    guard let greeting = try? socket.receive(), let settings = WorkerSettings(payload: greeting)
    else { return }
    // Before a grammar is loaded: its library may not allocate from elsewhere.
    ParserArena.install(limitInBytes: settings.arenaLimitInBytes)
    limitDataSize(to: settings.arenaLimitInBytes + dataSizeBesideArena)
    // The main process has loaded them too: numbers of languages agree.
    for library in settings.grammars { try? library.load() }
    let root = settings.root.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    ExtractionWorker(socket: socket, settings: settings, root: root).run()
  }

  /// For sources, payloads and what external scanners keep.
  private static let dataSizeBesideArena = 256 << 20

  /// Bounds what external scanners, which allocate from the C library, may take.
  private static func limitDataSize(to bytes: Int) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Darwin)
      setrlimit(RLIMIT_DATA, &limit)
    #else
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    #endif
  }

  private init(socket: MessageSocket, settings: WorkerSettings, root: Int32) {
    self.socket = socket
    self.settings = settings
    tagger = SourceTagger(queries: settings.queries)
    reader = SourceFileReader(root: root, maximumByteCount: settings.maximumByteCount)
  }

  private func run() {
    while let message = try? socket.receive() {
      var request = ByteReader(message)
      for _ in 0..<request.readInt() {
        let languageNumber = request.readInt()
        let isChosen = request.readByte() != 0
        let path = message[request.readRange()]
        let language = languageNumber == 0 ? nil : Language(index: languageNumber - 1)
        let content = request.readByte() == 0 ? nil : message[request.readRange()]
        let startTime = settings.tellsTimes ? MonotonicTime.now : 0
        startClock(microseconds: settings.timeLimitInMicroseconds)
        let payload =
          content.map { tagContent(Array($0), at: path, language: language, isChosen: isChosen) }
          ?? tagFile(path, language: language, isChosen: isChosen)
        guard (try? socket.send(payload)) != nil else { return }
        guard settings.tellsTimes else { continue }
        let times = FileTimes(start: startTime, end: MonotonicTime.now)
        guard (try? socket.send(times.message)) != nil else { return }
      }
    }
  }

  /// Lets the kernel end this process by SIGPROF after so much processor time from now on.
  ///
  /// Between files it runs on: waiting for the next one takes no processor time.
  private func startClock(microseconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = microseconds / 1_000_000
    timer.it_value.tv_usec = numericCast(microseconds % 1_000_000)
    #if canImport(Darwin)
      setitimer(ITIMER_PROF, &timer, nil)
    #else
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    #endif
  }

  private func tagContent(
    _ content: [UInt8], at path: ArraySlice<UInt8>, language: Language?, isChosen: Bool
  ) -> [UInt8] {
    var content = content
    return content.withUnsafeMutableBufferPointer {
      tagBytes($0, at: path, language: language, isChosen: isChosen)
    }
  }

  private func tagFile(
    _ path: ArraySlice<UInt8>, language: Language?, isChosen: Bool
  ) -> [UInt8] {
    do {
      return try reader.withBytes(ofFileAt: path) {
        tagBytes($0, at: path, language: language, isChosen: isChosen)
      }
    } catch {
      switch error {
      case .vanished:
        return FileTagsEncoder.payload(outcome: .vanished, language: language)
      case .tooLarge(let byteCount):
        return FileTagsEncoder.payload(
          outcome: .tooLarge, language: language, byteCount: byteCount)
      case .unreadable(let code):
        return FileTagsEncoder.payload(
          outcome: .unreadable, language: language, failureCode: code)
      }
    }
  }

  private func tagBytes(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, at path: ArraySlice<UInt8>,
    language named: Language?, isChosen: Bool
  ) -> [UInt8] {
    let source = UnsafeBufferPointer(bytes)
    switch SourceClass(of: source, at: path, named: named, isChosen: isChosen, detector) {
    case .binary:
      return FileTagsEncoder.payload(outcome: .binary, language: named, byteCount: source.count)
    case .unknown:
      return FileTagsEncoder.payload(outcome: .noGrammar, byteCount: source.count)
    case .source(let language) where settings.detail == .leaves:
      let leaves = SyntaxColorizer(language: language).leaves(in: source) ?? []
      return FileTagsEncoder.payload(of: leaves, language: language, byteCount: source.count)
    case .source(let language):
      guard let tags = tags(in: source, language) else {
        return FileTagsEncoder.payload(
          outcome: .noGrammar, language: language, byteCount: source.count)
      }
      return encoder(for: language).payload(of: tags, source: source)
    }
  }

  private func tags(in source: UnsafeBufferPointer<UInt8>, _ language: Language) -> SyntaxTags? {
    do {
      return try tagger.tags(in: source, language: language)
    } catch {
      // The main process has compiled a person's queries, and the tests those that are built in.
      fatalError("query for \(language.name), line \(error.line): \(error.message)")
    }
  }

  private func encoder(for language: Language) -> FileTagsEncoder {
    if let known = encoders[language] { return known }
    let encoder = FileTagsEncoder(language: language, detail: settings.detail)
    encoders[language] = encoder
    return encoder
  }
}

/// What a worker process is told once, before its first file.
struct WorkerSettings {
  /// Absolute path of the root directory.
  var root: [UInt8]
  var maximumByteCount: Int
  /// Processor time for one file.
  var timeLimitInMicroseconds: Int
  /// Memory that one file's tree may take.
  var arenaLimitInBytes: Int
  var detail: TagDetail
  /// Texts that stand in for the built-in queries.
  var queries: [Language: [UInt8]]
  /// Grammars to load, in this order.
  var grammars: [GrammarLibrary]
  /// Whether each answer is followed by a message with its `FileTimes`.
  var tellsTimes = false

  init(
    root: [UInt8], maximumByteCount: Int, timeLimitInMicroseconds: Int, arenaLimitInBytes: Int,
    detail: TagDetail, queries: [Language: [UInt8]], grammars: [GrammarLibrary]
  ) {
    self.root = root
    self.maximumByteCount = maximumByteCount
    self.timeLimitInMicroseconds = timeLimitInMicroseconds
    self.arenaLimitInBytes = arenaLimitInBytes
    self.detail = detail
    self.queries = queries
    self.grammars = grammars
  }

  init?(payload: [UInt8]) {
    var reader = ByteReader(payload)
    root = Array(payload[reader.readRange()])
    maximumByteCount = reader.readInt()
    timeLimitInMicroseconds = reader.readInt()
    arenaLimitInBytes = reader.readInt()
    detail = TagDetail(rawValue: reader.readByte())
    queries = [:]
    for _ in 0..<reader.readInt() {
      let language = Language(index: reader.readInt())
      queries[language] = Array(payload[reader.readRange()])
    }
    grammars = (0..<reader.readInt()).map { _ in
      let language = String(decoding: payload[reader.readRange()], as: UTF8.self)
      return GrammarLibrary(language: language, path: Array(payload[reader.readRange()]))
    }
    tellsTimes = reader.readByte() != 0
    guard !root.isEmpty else { return nil }
  }

  var payload: [UInt8] {
    var writer = ByteWriter()
    writer.write(root)
    writer.write(maximumByteCount)
    writer.write(timeLimitInMicroseconds)
    writer.write(arenaLimitInBytes)
    writer.write(byte: detail.rawValue)
    writer.write(queries.count)
    for (language, text) in queries {
      writer.write(language.index)
      writer.write(text)
    }
    writer.write(grammars.count)
    for library in grammars {
      writer.write(library.language.utf8)
      writer.write(library.path)
    }
    writer.write(byte: tellsTimes ? 1 : 0)
    return writer.bytes
  }
}
