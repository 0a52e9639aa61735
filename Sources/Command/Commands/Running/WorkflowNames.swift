import Diagnostics
import Driver
import Source

/// Whether an argument is a path: something is there, or it is spelled as one. Anything else is the name of a workflow.
func isPath(_ argument: String) -> Bool {
  argument == "-" || argument.contains("/") || argument.hasSuffix(".yaml") || argument.hasSuffix(".yml")
    || FileSystem.kind(of: argument) != nil
}

/// The paths of arguments, in which names of workflows stand for the files that contain them.
func pathsOfWorkflows(_ arguments: [String]) async throws -> [String] {
  guard !arguments.allSatisfy(isPath) else { return arguments }
  let everything = try await LoadedInputs(Discovery([], in: FileSystem.currentFolder()), width: Terminal.width)
  var request = CompileRequest(inputs: everything.inputs, width: Terminal.width)
  request.depth = .files
  let compilation = try await compile(request)
  let files = compilation.pathsOfWorkflows
  var paths: [String] = []
  for argument in arguments {
    if isPath(argument) {
      paths.append(argument)
    } else if let file = files[argument] {
      if !paths.contains(file) { paths.append(file) }
    } else if compilation.hasErrors {
      // It may be in a file that cannot be read, which the findings of all workflows report.
      return []
    } else {
      throw UsageProblem(.nothingNamed(argument, near: nearestName(to: argument, among: files.keys.sorted())))
    }
  }
  return paths
}

/// The names of workflows among arguments, and the paths.
func namesAndPaths(_ arguments: [String], environment: String?) -> (names: [String], paths: PathArguments) {
  var paths = PathArguments()
  paths.paths = arguments.filter(isPath)
  paths.environment = environment
  return (arguments.filter { !isPath($0) }, paths)
}

/// The names of workflows among arguments; nil if there are none. Throws if a name is unknown.
func workflowNames(_ names: [String], among known: [String]) throws(UsageProblem) -> Set<String>? {
  guard !names.isEmpty else { return nil }
  let all = Set(known)
  for name in names where !all.contains(name) {
    throw UsageProblem(.nothingNamed(name, near: nearestName(to: name, among: known)))
  }
  return Set(names)
}
