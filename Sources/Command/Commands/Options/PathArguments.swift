import ArgumentParser

struct PathArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders, names of workflows, or - for standard input.",
      discussion: """
        A folder is searched for *.yaml and *.yml; hidden folders and files that .gitignore names are left out. The name \
        of a workflow means the file that contains it. With no path: what 'workflows' in tasuki.yaml names, else the \
        current folder.
        """,
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @Option(name: .customLong("env"), help: ArgumentHelp("use this environment of tasuki.yaml", valueName: "name"))
  var environment: String?

  func validate() throws {
    // An empty path would be the current folder: most likely a variable of a script is not set.
    if paths.contains("") { throw ValidationError(.emptyPath) }
  }
}
