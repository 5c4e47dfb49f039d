extension SafeText {
  /// A count with thousands apart: `6,984`.
  package static func count(_ value: Int) -> SafeText {
    var digits = Array(String(value.magnitude).utf8)
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(UInt8(ascii: ","), at: place)
    }
    return SafeText((value < 0 ? [UInt8(ascii: "-")] : []) + digits)
  }

  /// A count in at most four cells: `812`, `7.0k`, `65k`, `1.2M`.
  package static func shortCount(_ value: Int) -> SafeText {
    var scaled = Double(value)
    for suffix in ["", "k", "M", "G", "T"] {
      if scaled < 999.5 || suffix == "T" {
        let text = suffix.isEmpty || scaled >= 9.95 ? whole(scaled) : tenths(scaled)
        return SafeText(sanitizing: text + suffix)
      }
      scaled /= 1000
    }
    return SafeText()
  }

  /// A size in IEC units, two or three digits: `812 B`, `4.2 KiB`, `38 MiB`.
  package static func byteSize(_ bytes: Int) -> SafeText {
    var scaled = Double(bytes)
    for unit in ["B", "KiB", "MiB", "GiB", "TiB"] {
      if scaled < 1023.5 || unit == "TiB" {
        let text = unit == "B" || scaled >= 9.95 ? whole(scaled) : tenths(scaled)
        return SafeText(sanitizing: text + " " + unit)
      }
      scaled /= 1024
    }
    return SafeText()
  }

  /// A part of the whole in percent, rounded down, so that only the whole is 100.
  package static func percent(_ fraction: Double) -> SafeText {
    SafeText(sanitizing: "\(Int((min(max(fraction, 0), 1) * 100).rounded(.down))) %")
  }

  /// A time as a person says it: `41 ms`, `4.1 s`, `12 s`, `1 min 05 s`, `2 h 03 min`.
  package static func duration(_ duration: Duration) -> SafeText {
    let seconds = duration.inSeconds
    if seconds < 0.0995 { return SafeText(sanitizing: whole(seconds * 1000) + " ms") }
    return seconds < 9.95 ? SafeText(sanitizing: tenths(seconds) + " s") : coarse(seconds)
  }

  /// A time in whole seconds, for a clock that runs: `4 s`, `1 min 05 s`.
  package static func elapsed(_ duration: Duration) -> SafeText {
    coarse(duration.inSeconds.rounded(.down))
  }

  /// A time that is not known exactly, to a person: `7 s`, `35 s`, `12 min`, `1.5 h`.
  ///
  /// Never longer than six cells.
  package static func coarseTime(_ seconds: Double) -> SafeText {
    switch max(1, seconds.rounded(.up)) {
    case let seconds where seconds < 10: SafeText(sanitizing: whole(seconds) + " s")
    case let seconds where seconds <= 55:
      SafeText(sanitizing: whole((seconds / 5).rounded(.up) * 5) + " s")
    case let seconds where seconds <= 59 * 60:
      SafeText(sanitizing: whole((seconds / 60).rounded(.up)) + " min")
    case let seconds where seconds < 99 * 3600: SafeText(sanitizing: tenths(seconds / 3600) + " h")
    default: "days"
    }
  }

  private static func coarse(_ exact: Double) -> SafeText {
    let seconds = Int(exact.rounded())
    switch seconds {
    case ..<60: return SafeText(sanitizing: "\(seconds) s")
    case ..<3600: return SafeText(sanitizing: "\(seconds / 60) min \(twoDigits(seconds % 60)) s")
    default:
      return SafeText(sanitizing: "\(seconds / 3600) h \(twoDigits(seconds / 60 % 60)) min")
    }
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func whole(_ value: Double) -> String { String(Int(value.rounded())) }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Duration {
  /// The time in seconds; exact to well below a microsecond for any run that ends.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
