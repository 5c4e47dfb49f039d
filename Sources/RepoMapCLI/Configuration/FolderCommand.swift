/// A command about one folder, whose configuration holds for it.
protocol FolderCommand {
  var folder: ByteArgument { get }
}

extension AnalyzeCommand: FolderCommand { var folder: ByteArgument { path } }
extension BenchCommand: FolderCommand { var folder: ByteArgument { path } }
extension BrowseCommand: FolderCommand { var folder: ByteArgument { path } }
extension CacheVerifyCommand: FolderCommand { var folder: ByteArgument { path } }
extension CacheWarmCommand: FolderCommand { var folder: ByteArgument { path } }
extension ConfigShowCommand: FolderCommand { var folder: ByteArgument { path } }
extension FilesCommand: FolderCommand { var folder: ByteArgument { path } }
extension FindCommand: FolderCommand { var folder: ByteArgument { path } }
extension MapCommand: FolderCommand { var folder: ByteArgument { path } }
extension RefsCommand: FolderCommand { var folder: ByteArgument { path } }
extension ShowCommand: FolderCommand { var folder: ByteArgument { path } }
extension StatsCommand: FolderCommand { var folder: ByteArgument { path } }
extension WatchCommand: FolderCommand { var folder: ByteArgument { path } }

extension TagsCommand: FolderCommand {
  var folder: ByteArgument { paths.first ?? ByteArgument(".") }
}
