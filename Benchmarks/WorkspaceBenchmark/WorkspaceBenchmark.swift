import Driver
import Source

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Measures what an editor asks for while someone types: `workspace-benchmark FOLDER [ROUNDS]` holds the project in a
/// folder in memory, changes one workflow again and again, and prints the microseconds of processor time that a check of
/// it took each time.
@main
struct WorkspaceBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else { return print("usage: workspace-benchmark FOLDER [ROUNDS]") }
    let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 20 : 20
    let loaded = try await LoadedInputs(Discovery([arguments[1]], in: FileSystem.currentFolder()))
    let workspace = Workspace()
    for file in loaded.inputs.files {
      let role = WorkspaceText.role(ofFileAt: file.path)
      await workspace.put(WorkspaceText(file.bytes, version: 0, role: role), at: file.path)
    }
    guard let file = loaded.inputs.projects.first?.workflows.last.map({ loaded.inputs.files[Int($0.file.index)] })
    else { return print("no workflow in \(arguments[1])") }
    // What is read once is read now.
    _ = try await workspace.projectFindings()
    for round in 1...rounds {
      let bytes = file.bytes + Array("# change \(round)\n".utf8)
      let start = clock()
      let findings = try await workspace.check(file.path, bytes, version: round)
      // POSIX counts a million to the second.
      let spent = clock() - start
      print(findings.findings.isEmpty ? "\(spent)" : "\(spent), with findings")
    }
  }
}
