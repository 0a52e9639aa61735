import Diagnostics
import Driver
import Source

/// What a command reads: the files that its arguments name.
struct Inputs {
  var loaded: LoadedInputs
  var paths: [String]

  init(_ arguments: PathArguments, _ terminal: Terminal) async throws {
    loaded = try await LoadedInputs(
      Discovery(arguments.paths, in: FileSystem.currentFolder()), width: Terminal.width)
    paths = arguments.paths
    let projects = loaded.inputs.projects
    if let name = arguments.environment, let alone = projects.first(where: { $0.projectFile == nil }) {
      let file =
        alone.workflows.first.map { "'\(loaded.inputs.files[Int($0.file.index)].path)'" } ?? "the workflows"
      throw UsageProblem("there is no environment '\(name)': \(file) stands under no project file")
    }
    for project in projects {
      guard let file = project.projectFile else { continue }
      terminal.detail("project file: \(loaded.inputs.files[Int(file.index)].path)")
    }
  }

  /// What the paths are called where nothing was found in them.
  var name: String {
    paths.isEmpty ? "the current folder" : paths.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// Says which files were passed over.
  func tell(_ compilation: Compilation, _ terminal: Terminal) {
    for path in loaded.outputs { terminal.detail("passed over: \(path), Tasuki wrote it") }
    for number in compilation.passedOver {
      terminal.detail("passed over: \(compilation.sources[Int(number.index)].path), no workflow stands in it")
    }
  }
}

extension Compilation {
  /// `12 workflows in 9 files`
  var extent: String {
    "\(flows.count) workflow\(flows.count == 1 ? "" : "s") in \(fileCount) file\(fileCount == 1 ? "" : "s")"
  }
}
