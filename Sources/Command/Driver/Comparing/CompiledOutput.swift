public import Comparison
import Diagnostics
import Existing
import Source

/// The files of a compiled output, as they are on disk.
public struct CompiledOutput: Sendable {
  /// The name in reports.
  public let title: String
  /// The tool that the files are for.
  public let tool: DeploymentTool
  let files: [(path: String, bytes: [UInt8])]

  /// How many bytes of a file are read: more than any file of an output has.
  private static let limit = 64 << 20

  /// Reads a file, or the files of a folder: the configurations in it, or if there are none, the templates.
  public init(at path: String, shownAs title: String) throws(FileProblem) {
    self.title = title
    guard let kind = FileSystem.kind(of: path) else {
      throw FileProblem(path: title, reason: FileSystem.reasonOfAbsence(at: path))
    }
    var names = [(location: path, shown: title)]
    if kind == .folder {
      let entries = try FileSystem.entries(of: path).filter { $0.kind == .file && $0.name != Manifest.fileName }
      let configurations = entries.filter { $0.name.hasSuffix(".tf") }
      let templates = entries.filter { entry in Self.templates.contains { entry.name.hasSuffix($0) } }
      names = (configurations.isEmpty ? templates : configurations).map {
        (PathText.joined(path, $0.name), PathText.joined(title, $0.name))
      }
    }
    tool = names.first?.location.hasSuffix(".tf") == true ? .terraform : .cloudFormation
    var files: [(path: String, bytes: [UInt8])] = []
    for (location, shown) in names {
      let bytes = try FileSystem.readRegular(location, limit: Self.limit)
      files.append((shown, bytes))
    }
    self.files = files
  }

  private static let templates = [".yaml", ".yml", ".json", ".template"]

  public var isEmpty: Bool { files.isEmpty }

  /// Whether the templates are written as JSON.
  var isJSON: Bool { files.first?.path.hasSuffix(".json") == true }

  /// The files with numbers after those of others.
  func sources(after count: Int) -> [SourceFile] {
    files.enumerated().map { index, file in
      SourceFile(number: FileNumber(UInt32(clamping: count + index)), path: file.path, bytes: file.bytes)
    }
  }

  /// Reads the resources of files of a tool.
  static func read(
    _ files: [SourceFile], of tool: DeploymentTool, into sink: DiagnosticSink
  ) throws(UnreadableOutput) -> DeployedOutput {
    var read: [ExistingFile] = []
    for file in files {
      let content = tool == .terraform ? readTerraform(file) : readCloudFormation(file, into: sink)
      if let problem = content.problem { throw UnreadableOutput(file: file, span: problem.span) }
      read.append(content)
    }
    return DeployedOutput(tool, read)
  }
}

/// A file that is neither a configuration nor a template.
public struct UnreadableOutput: Error {
  public let path: String
  public let line: Int

  init(file: SourceFile, span: Span) {
    path = file.path
    line = LineTable(file).line(at: span.start)
  }
}
