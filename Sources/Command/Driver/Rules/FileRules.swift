import Compression
public import Diagnostics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Codes about finding and reading files: 0001, and 0915 to 0919.

/// The rules of findings in files, their comments and output folders.
let driverRules: [DiagnosticCode] = [
  .unreadableFile, .foreignFile, .otherTarget, .keptEditedFile, .folderInUse, .severalProjectFiles,
  .misnamedProjectFile, .manyEnvironments, .unusedIgnore, .unknownIgnore, .deadPattern, .outsideProject,
  .generatedFile, .unreadableResources,
]

public extension DiagnosticCode {
  static let unreadableFile = DiagnosticCode(
    1, "unreadable-file", stage: .command, summary: "A file cannot be read.",
    explanation: """
      The path does not exist, is a folder instead of a file, or is not readable for the user who runs the command.

      Check the spelling of the path and its permissions.
      """, example: .init(.shown, bad: "tasuki check workflows/missing.yaml\n", good: "tasuki check workflows\n"))
  static let severalProjectFiles = DiagnosticCode(
    915, "several-project-files", stage: .command, summary: "A folder has both 'tasuki.yaml' and 'tasuki.yml'.",
    explanation: """
      Both are names of the project file, and only one of them can be the project file. Delete the other one.
      """, example: .init(.shown, bad: "tasuki.yaml\ntasuki.yml\n", good: "tasuki.yaml\n"))
  static let misnamedProjectFile = DiagnosticCode(
    916, "misnamed-project-file", .warning, stage: .command,
    summary: "The name of a file is almost that of the project file, so it is not read.",
    explanation: """
      The project file is named `tasuki.yaml` or `tasuki.yml`, in lower case and without a leading dot. Without it, \
      the names of sources have another meaning, and the rules match other events.
      """, example: .init(.shown, bad: "Tasuki.yaml\n", good: "tasuki.yaml\n"))
  static let manyEnvironments = DiagnosticCode(
    917, "many-environments", .warning, stage: .command,
    summary: "The project has more environments than a check without `--env` covers.",
    explanation: """
      If workflows use variables, `tasuki check` reads and checks them once for each environment, because a value that \
      is right in one can be wrong in another. It does so for the first 50 environments.

      Check the others one by one with `--env NAME`, or remove environments that are not deployed.
      """, example: .init(.shown, bad: "tasuki check\n", good: "tasuki check --env customer-51\n"))
  static let deadPattern = DiagnosticCode(
    952, "dead-pattern", .warning, stage: .command,
    summary: "A pattern under 'workflows' of the project file matches no file.",
    explanation: """
      The pattern is relative to the project file: `*` and `?` match characters of one name, `**` matches any number \
      of folders. Hidden folders and files that `.gitignore` names are left out. A pattern that matches nothing \
      usually names a folder that was renamed, and its workflows are no longer checked.
      """, example: .init(.shown, bad: "workflows: [workflow/*.yaml]\n", good: "workflows: [workflows/**/*.yaml]\n")
  )
  static let outsideProject = DiagnosticCode(
    953, "outside-project", stage: .command,
    summary: "A pattern of the project file, or a symbolic link, leads out of the project's folder.",
    explanation: """
      Findings show lines of the files that they are about. What a repository holds must not decide that a file outside \
      it is read and shown, so patterns under `workflows` and links are followed only inside the folder of the project \
      file; without one, inside the folder that is searched. A link that a search finds is left out with a warning; one \
      that the project file or the command line names is an error.

      Move the file into the project, or name the file that the link leads to on the command line: a path outside of \
      the project is read.
      """, example: .init(.shown, bad: "workflows: [⏵../shared/*.yaml⏴]\n", good: "workflows: [shared/*.yaml]\n"))
  static let generatedFile = DiagnosticCode(
    954, "generated-file", stage: .command,
    summary: "A file that was named as a workflow was written by 'tasuki compile'.",
    explanation: """
      The `.tasuki-manifest.json` beside or above the file lists it, and its content is unchanged. A search ignores \
      such files; `--verbose` names them. This file was named directly, which is probably a mistake.

      Name the workflow that it was compiled from.
      """, example: .init(.shown, bad: "tasuki check out/desk.yaml\n", good: "tasuki check workflows\n"))
}

extension Sentence {
  static func fileTooLarge(_ limit: Int) -> Sentence { "the file has more than \(limit) bytes and is not read" }
  static func onlyFirstEnvironments(_ count: Int, of all: Int) -> Sentence {
    "only the first \(count) of \(all) environments are checked"
  }
  static func checkEnvironment(_ name: String) -> Sentence { "check this one with '--env \(name)'" }
  static let noSuchFile: Sentence = "no such file"
  static let eventTooLarge: Sentence = "it is larger than 16 MB"
  static func notProjectFile(_ path: String) -> Sentence { "'\(path)' is not read as the project file" }
  static let renameToTasuki: Sentence = "rename it to 'tasuki.yaml'"
  static func writtenByCompile(_ path: String) -> Sentence {
    "'\(path)' was written by 'tasuki compile' and is not a workflow"
  }
  static let nameOrigin: Sentence = "name the workflow that it was compiled from"
  static func linkLeadsOutside(_ path: String) -> Sentence {
    "'\(path)' is a link that leads out of the project and is not read"
  }
  static let putFileItself: Sentence = "put the file itself there"
  static let moveIntoProject: Sentence =
    "move it into the project, or name what the link leads to on the command line"
  static func leadsOutside(_ pattern: String) -> Sentence { "'\(pattern)' leads out of the project's folder" }
  static let moveWorkflowsIntoProject: Sentence =
    "move the workflows into the project, or name them on the command line"
  static func noFileMatches(_ pattern: String) -> Sentence { "no file matches '\(pattern)'" }
  static let pathsAreRelative: Sentence = "paths are relative to the project file"
  static func inEventFile(_ finding: Sentence) -> Sentence { "in the event file, \(finding)" }
  static let putOtherText: Sentence = "replace it with another text: tests need no secrets"
  static func twoProjectFiles(_ paths: [String]) -> Sentence {
    "there are two project files: \(quoted: paths, separator: " and ")"
  }

  /// Which of several environments have a finding.
  static func onlyIn(_ environments: [String]) -> Sentence { "Only in \(quoted: environments, last: " and ")." }
  static func aboutVariable(_ name: String, of environment: String, _ finding: Sentence) -> Sentence {
    "\(variableOf(environment, name)): \(finding)"
  }
  static func variableOf(_ environment: String, _ name: String) -> Sentence { "'vars.\(name)' of '\(environment)'" }
  static let usedHere: Sentence = "used here"
}

extension FileProblem.Reason {
  /// The reason in words; the system's errors in its own words: `No such file or directory`.
  public var sentence: Sentence {
    switch self {
    case .system(let code): "\(String(cString: strerror(code)))"
    case .missing: "no such file or folder"
    case .outside: "it leads out of the project's folder"
    case .notRegular: "it is not a regular file"
    case .nameNotText: "its name is not UTF-8"
    case .readOnly: "the file is read-only"
    case .linked(let count): "the file has \(count) hard links, and a fix would change only one of them"
    case .notInClone: "the clone does not have its content"
    case .overLink: "a folder on its path is a symbolic link"
    case .changed: "the file has changed since it was read; run the command again"
    case .compression(.invalid): "the compressed data is damaged"
    case .compression(.truncated): "the compressed data ends too early"
    case .compression(.windowTooLarge): "decompressing it takes more than 128 MB of memory"
    }
  }
}
