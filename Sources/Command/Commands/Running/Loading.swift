import Diagnostics
import Driver
import Reports
import Source

/// Reads the files that a command's arguments name.
struct Inputs {
  var loaded: LoadedInputs
  var paths: [String]

  init(_ arguments: PathArguments, _ terminal: Terminal) async throws {
    paths = try await pathsOfWorkflows(arguments.paths)
    loaded = try await LoadedInputs(Discovery(paths, in: FileSystem.currentFolder()), width: Terminal.width)
    try loaded.check(arguments.environment, terminal)
  }

  /// What the paths are called if they contain no workflow.
  var name: Sentence { paths.isEmpty ? .currentFolder : "\(quoted: paths)" }

  /// Reports which files were ignored.
  func printFindings(_ compilation: Compilation, _ terminal: Terminal) {
    for path in loaded.outputs { terminal.detail(.passedOver(output: path)) }
    for number in compilation.passedOver {
      terminal.detail(.passedOver(other: compilation.sources[Int(number.index)].path))
    }
  }
}

extension LoadedInputs {
  /// Throws if an environment is named, but not all workflows have a project file. Reports the project files.
  func check(_ environment: String?, _ terminal: Terminal) throws {
    if let environment, let alone = inputs.projects.first(where: { $0.projectFile == nil }) {
      let file = alone.workflows.first.map { inputs.files[Int($0.file.index)].path }
      throw UsageProblem(.noEnvironment(environment, without: file))
    }
    for project in inputs.projects {
      guard let file = project.projectFile else { continue }
      terminal.detail(.projectFile(inputs.files[Int(file.index)].path))
    }
  }
}

extension Compilation {
  /// `12 workflows in 9 files`
  var extent: Sentence { .extent(counted(flows.count, "workflow"), counted(fileCount, "file")) }
}
