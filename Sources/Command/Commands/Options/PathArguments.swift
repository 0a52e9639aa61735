import ArgumentParser

/// What is read.
struct PathArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders, or - for standard input.",
      discussion: """
        A folder is searched for *.yaml and *.yml; hidden folders and files that .gitignore names are left out. With no \
        path: what 'workflows' in tasuki.yaml names, else the current folder.
        """,
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @Option(
    name: .customLong("env"), help: ArgumentHelp("The environment of tasuki.yaml to look at.", valueName: "name"))
  var environment: String?
}
