public import Diagnostics
public import Source
public import Workflows
public import YAML

/// What a workflow file is read in.
public struct ReadingContext: Sendable {
  /// The project file, where there is one.
  public var project: Project? {
    didSet { indexEnvironments() }
  }
  /// The environment whose variables count.
  public var environment: Environment? {
    didSet { indexVariables() }
  }
  private var variables: [String: ValueEntry] = [:]
  /// For each variable the first environment that has it.
  private var environments: [String: String] = [:]

  /// Makes a context.
  public init(project: Project? = nil, environment: Environment? = nil) {
    self.project = project
    self.environment = environment
    indexEnvironments()
    indexVariables()
  }

  private mutating func indexVariables() {
    variables = Dictionary(
      (environment?.variables ?? []).map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func indexEnvironments() {
    environments = [:]
    for environment in project?.environments.reversed() ?? [] {
      for variable in environment.variables { environments[variable.name.value] = environment.name.value }
    }
  }

  /// The variable of the environment with a name.
  func variable(_ name: String) -> ValueEntry? { variables[name] }

  /// The name of the first environment that has a variable.
  func environment(withVariable name: String) -> String? { environments[name] }
}

/// What a workflow file holds.
public struct WorkflowFile: Sendable {
  /// The workflows, one a document.
  public var workflows: [Workflow]
  /// Whether the file speaks of variables, so that each environment reads it otherwise.
  public var usesVariables: Bool

  /// Makes a file.
  public init(workflows: [Workflow] = [], usesVariables: Bool = false) {
    self.workflows = workflows
    self.usesVariables = usesVariables
  }
}

/// Reads the workflows of a file: their form, their names and their types. What is wrong goes to the sink.
///
/// A value that was wrong is left out or becomes `.invalid`, so that it has one finding. So has a document that breaks off:
/// it gives no workflow. `vars.NAME` is replaced by the environment's value.
public func readWorkflows(
  _ tree: YAMLTree, _ file: SourceFile, in context: ReadingContext, into sink: DiagnosticSink
) -> WorkflowFile {
  let reader = NodeReader(tree, file, in: context, into: sink)
  var result = WorkflowFile()
  defer { reader.reportSecrets() }
  let isEmpty = tree.isWhole && tree.documents.allSatisfy { reader.isNull($0) }
  if isEmpty {
    reader.report(
      .emptyFile, "the file holds no document", at: file.span.head, hint: "write the workflow, or delete the file")
    return result
  }
  for document in tree.documents where !tree.isBroken(document) {
    // A document with nothing in it is what a closing '---' leaves.
    if reader.isNull(document) { continue }
    if let workflow = reader.workflow(document) { result.workflows.append(workflow) }
  }
  result.usesVariables = reader.usesVariables
  return result
}
