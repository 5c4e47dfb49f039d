internal import ArgumentParser
import FileScanning

struct ScanOptionGroup: ParsableArguments {
  @Flag(help: "List what ignore files exclude, too.")
  var noIgnore = false

  var options: ScanOptions {
    var options = ScanOptions()
    options.usesIgnoreFiles = !noIgnore
    return options
  }
}
