import RepoMap

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs `repomap stats` again and again, each time as a fresh process of this binary.
struct BenchRunner {
  let path: [UInt8]
  /// Runs of each scenario.
  let runCount: Int
  /// Hears of each run when it has ended: its scenario, its 1-based number and its figures.
  let progress: (BenchScenario, Int, BenchMeasurement) -> Void

  /// Measures all scenarios; each cold run empties the cache, and the others use what the last one left.
  func run() throws -> BenchResult {
    let cache = try BenchCache()
    defer { cache.remove() }
    var measurements: [BenchScenario: [BenchMeasurement]] = [:]
    for scenario in BenchScenario.allCases {
      for number in 1...runCount {
        switch scenario {
        case .cold: try cache.empty()
        case .warm: break
        case .changed: try cache.stageChange()
        }
        let measurement = try measure(cache)
        progress(scenario, number, measurement)
        measurements[scenario, default: []].append(measurement)
      }
    }
    return BenchResult(measurements)
  }

  private func measure(_ cache: BenchCache) throws -> BenchMeasurement {
    let arguments = ["stats", "--json", "--quiet", "--cache-dir"].map { Array($0.utf8) }
    let program = ChildProcess(
      command: [WorkerEntryPoint.executablePath] + arguments
        + [cache.path, Array("--".utf8), path],
      environment: ["REPOMAP_MONITORING=true"])
    let start = ContinuousClock.now
    let result: ChildProcess.Result
    do {
      result = try program.run()
    } catch {
      throw CommandError(
        what: "cannot start a run: \(String(cString: strerror(error.errno)))",
        hint: "allow more processes, open files or memory (ulimit -a)")
    }
    let wall = Int((ContinuousClock.now - start) / .milliseconds(1))
    guard result.status == ExitStatus.success,
      let measurement = BenchMeasurement(stats: result.output, wallMilliseconds: wall)
    else {
      throw CommandError(
        what: "a run ended with \(result.status) and without figures",
        hint: "`repomap stats` for the same folder says why")
    }
    return measurement
  }
}
