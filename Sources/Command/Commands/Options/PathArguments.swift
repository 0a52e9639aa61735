import ArgumentParser

/// The paths to read.
struct PathArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "files, folders, or - for standard input",
      discussion: """
        A folder is searched for *.yaml and *.yml, except for hidden folders and files that .gitignore names. Without \
        a path: what 'workflows' in tasuki.yaml names, otherwise the current folder.
        """,
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @Option(
    name: .customLong("env"), help: ArgumentHelp("use this environment of tasuki.yaml", valueName: "name"))
  var environment: String?
}
