public import Source

public struct WorkflowInput: Sendable {
  public var file: FileNumber
  /// Whether it was named. A file that was only found in a folder is ignored if it is not a workflow.
  public var isNamed: Bool
  /// Whether the file exceeds the size limit; `file` then contains only its beginning.
  public var isTooLarge: Bool

  public init(_ file: FileNumber, isNamed: Bool = true, isTooLarge: Bool = false) {
    self.file = file
    self.isNamed = isNamed
    self.isTooLarge = isTooLarge
  }
}

/// A project of a run: its file, where it has one, and its workflow files.
public struct ProjectInput: Sendable {
  public var projectFile: FileNumber?
  /// The workflow files, in the order of their numbers.
  public var workflows: [WorkflowInput]

  public init(projectFile: FileNumber? = nil, workflows: [WorkflowInput]) {
    self.projectFile = projectFile
    self.workflows = workflows
  }
}

/// Everything that a run reads, in memory.
public struct RunInputs: Sendable {
  /// The files, each at the position of its number.
  public var files: [SourceFile]
  /// The projects, in the order of their files; workflows without a project file are one project.
  public var projects: [ProjectInput]

  public init(files: [SourceFile], projects: [ProjectInput]) {
    self.files = files
    self.projects = projects
  }
}
