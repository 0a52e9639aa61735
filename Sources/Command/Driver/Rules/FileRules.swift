public import Diagnostics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Codes about finding and reading files: 0001, and 0915 to 0919.

/// The rules of what is found in files, their comments and folders of outputs.
let driverRules: [DiagnosticCode] = [
  .unreadableFile, .fileNotOurs, .otherTarget, .fileLeftBehind, .folderInUse, .severalProjectFiles,
  .misnamedProjectFile, .manyEnvironments, .unusedIgnore, .unknownIgnore, .deadPattern, .outsideProject,
  .generatedFile,
]

public extension DiagnosticCode {
  static let unreadableFile = DiagnosticCode(
    1, "unreadable-file", stage: .command, summary: "A file cannot be read.",
    explanation: """
      The path does not exist, is a folder where a file is wanted, or may not be read by the user who runs the command.

      Check the spelling of the path and its permissions.
      """, example: .init(.shown, bad: "tasuki check workflows/missing.yaml\n", good: "tasuki check workflows\n"))
  static let severalProjectFiles = DiagnosticCode(
    915, "several-project-files", stage: .command, summary: "A folder holds both 'tasuki.yaml' and 'tasuki.yml'.",
    explanation: """
      Both are names of the project file, and only one of the two files can be meant. Delete the other one.
      """, example: .init(.shown, bad: "tasuki.yaml\ntasuki.yml\n", good: "tasuki.yaml\n"))
  static let misnamedProjectFile = DiagnosticCode(
    916, "misnamed-project-file", .warning, stage: .command,
    summary: "A file is named almost as the project file, and is not read.",
    explanation: """
      The project file is named `tasuki.yaml` or `tasuki.yml`, in small letters and with nothing in front. Without it the \
      names of sources mean something else, and the rules listen to other events.
      """, example: .init(.shown, bad: "Tasuki.yaml\n", good: "tasuki.yaml\n"))
  static let manyEnvironments = DiagnosticCode(
    917, "many-environments", .warning, stage: .command,
    summary: "The project has more environments than a check without `--env` looks at.",
    explanation: """
      Where workflows use variables, `tasuki check` reads and checks them once for each environment, since a value that \
      is right in one can be wrong in another. It does so for the first 50 environments.

      Check the others one by one with `--env NAME`, or leave out environments that nobody deploys.
      """, example: .init(.shown, bad: "tasuki check\n", good: "tasuki check --env customer-51\n"))
  static let deadPattern = DiagnosticCode(
    952, "dead-pattern", .warning, stage: .command,
    summary: "A pattern under 'workflows' of the project file matches no file.",
    explanation: """
      The pattern is relative to the project file: `*` and `?` stand for characters of one name, `**` for any number \
      of folders. Hidden folders and files that `.gitignore` names are left out. A pattern that matches nothing is most \
      likely a folder that was renamed, and its workflows are no longer checked.
      """, example: .init(.shown, bad: "workflows: [workflow/*.yaml]\n", good: "workflows: [workflows/**/*.yaml]\n")
  )
  static let outsideProject = DiagnosticCode(
    953, "outside-project", stage: .command,
    summary: "A pattern of the project file, or a symbolic link, leads out of the project's folder.",
    explanation: """
      Findings show lines of the files that they are about. What a repository holds must not decide that a file outside \
      it is read and shown, so patterns under `workflows` and links are followed only inside the folder of the project \
      file; without one, inside the folder that is searched. A link that a search finds is left out with a warning; one \
      that the project file names is an error.

      Move the file into the project, or name it on the command line: what you name yourself is read wherever it lies.
      """, example: .init(.shown, bad: "workflows: [⏵../shared/*.yaml⏴]\n", good: "workflows: [shared/*.yaml]\n"))
  static let generatedFile = DiagnosticCode(
    954, "generated-file", stage: .command,
    summary: "A file that was named as a workflow is output of 'tasuki compile'.",
    explanation: """
      The `.tasuki-manifest.json` beside or above the file lists it, and it stands as it was written. A search passes \
      over such files; `--verbose` names them. Here the file was named itself, which is most likely a slip.

      Name the workflow that it was made from.
      """, example: .init(.shown, bad: "tasuki check out/desk.yaml\n", good: "tasuki check workflows\n"))
}

extension Sentence {
  static func fileTooLarge(_ limit: Int) -> Sentence { "the file has more than \(limit) bytes, and is not read" }
  static func onlyFirstEnvironments(_ count: Int, of all: Int) -> Sentence {
    "only the first \(count) of \(all) environments are checked"
  }
  static func checkEnvironment(_ name: String) -> Sentence { "check this one with '--env \(name)'" }
  static let noSuchFile: Sentence = "no such file"
  static let eventTooLarge: Sentence = "it is larger than 16 MB"
  static func notProjectFile(_ path: String) -> Sentence { "'\(path)' is not read as the project file" }
  static let renameToTasuki: Sentence = "rename it to 'tasuki.yaml'"
  static func writtenByCompile(_ path: String) -> Sentence {
    "'\(path)' was written by 'tasuki compile', and is no workflow"
  }
  static let nameOrigin: Sentence = "name the workflow that it was made from"
  static func linkLeadsOutside(_ path: String) -> Sentence {
    "'\(path)' is a link that leads out of the project, and is not read"
  }
  static let putFileItself: Sentence = "put the file itself there, or name it on the command line"
  static let moveIntoProject: Sentence = "move the file into the project, or name it on the command line"
  static func leadsOutside(_ pattern: String) -> Sentence { "'\(pattern)' leads out of the project's folder" }
  static let moveWorkflowsIntoProject: Sentence =
    "move the workflows into the project, or name them on the command line"
  static func noFileMatches(_ pattern: String) -> Sentence { "no file matches '\(pattern)'" }
  static let pathsAreRelative: Sentence = "paths are relative to the project file"
  static func inEventFile(_ finding: Sentence) -> Sentence { "in the event file, \(finding)" }
  static let putOtherText: Sentence = "put another text in its place: tests need no secrets"
  static func twoProjectFiles(_ paths: [String]) -> Sentence {
    "there are two project files: \(quoted: paths, separator: " and ")"
  }

  /// Where a finding is, of several environments.
  static func onlyIn(_ environments: [String]) -> Sentence { "In \(quoted: environments, last: " and ") alone." }

  /// What is wrong with the value of a variable.
  static func aboutVariable(_ name: String, of environment: String, _ finding: Sentence) -> Sentence {
    "\(variableOf(environment, name)): \(finding)"
  }

  static func variableOf(_ environment: String, _ name: String) -> Sentence { "'vars.\(name)' of '\(environment)'" }
  static let usedHere: Sentence = "used here"
}

extension FileProblem.Reason {
  /// What is the matter, in words; the system's errors in its own: `No such file or directory`.
  public var sentence: Sentence {
    switch self {
    case .system(let code): "\(String(cString: strerror(code)))"
    case .missing: "no such file or folder"
    case .outside: "it leads out of the project's folder"
    case .notRegular: "it is not a regular file"
    case .readOnly: "the file is read-only"
    case .linked(let count): "the file has \(count) hard links, and a fix would reach only one of them"
    case .notInClone: "the clone does not have its content"
    case .overLink: "a folder on its path is a symbolic link"
    case .changed: "the file has changed since it was read; run the command again"
    }
  }
}
