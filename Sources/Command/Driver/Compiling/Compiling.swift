import CloudFormation
public import Diagnostics
public import Emit
import EventBridge
public import Flow
import Plan
public import Source
import StateMachines
import Terraform

/// The format to which a project is compiled.
public enum CompileTarget: Sendable, Equatable {
  /// JSON files for the `aws` command, with the values of the plan's parameters.
  case eventbridge(values: [String: String])
  /// CloudFormation templates, as YAML or as JSON.
  case cloudformation(json: Bool)
  /// A Terraform configuration.
  case terraform
  /// Only the definitions of the state machines: with these values whole, without any with placeholders of CloudFormation.
  case asl(values: [String: String])

  /// The value of `--target`.
  public var name: String {
    switch self {
    case .eventbridge: "eventbridge"
    case .cloudformation: "cloudformation"
    case .terraform: "terraform"
    case .asl: "asl"
    }
  }
}

/// The input of a run of the compiler.
public struct CompileRequest: Sendable {
  /// What to read.
  public var inputs: RunInputs
  /// Findings from before anything was read.
  public var diagnostics: [Diagnostic]
  /// The environment to compile for; nil for each.
  public var environment: String?
  /// What to write; nil to check only.
  public var target: CompileTarget?
  /// How many tasks read files at once.
  public var width: Int
  /// How far the projects are analyzed if nothing is written.
  public var depth = AnalysisDepth.project

  /// Makes a request.
  public init(
    inputs: RunInputs, diagnostics: [Diagnostic] = [], environment: String? = nil, target: CompileTarget? = nil,
    width: Int = 4
  ) {
    self.inputs = inputs
    self.diagnostics = diagnostics
    self.environment = environment
    self.target = target
    self.width = width
  }
}

/// Why there is no output although the workflows have no errors.
public enum CompileObstacle: Equatable, Sendable {
  /// The workflows belong to several projects, each with its name if its project file sets one.
  case severalProjects([String?])
  /// The project has these environments, and none was chosen.
  case severalEnvironments([String])
}

/// The result of a run of the compiler.
public struct Compilation: Sendable {
  /// The files that were read, each at the position of its number.
  public var sources: [SourceFile]
  /// The findings, in the order in which they are shown, whether or not comments silence them.
  public var diagnostics: [Diagnostic]
  /// Those findings and the request's that no comment silences.
  public var findings = SuppressedFindings()
  /// The comments of the files that contain any for this tool.
  var comments: [FileNumber: [Span]] = [:]
  /// The flows of the workflows, in the environment that is compiled for.
  public var flows: [Flow]
  /// The number of files with workflows.
  public var fileCount: Int
  /// The files that a search found and that are not workflows.
  public var passedOver: [FileNumber]
  /// The output; empty after an error.
  public var files: [OutputFile]
  /// What must exist before the output is deployed, a line each.
  public var checklist: [Sentence] = []
  /// Why the request cannot be met, if so.
  public var refusal: CompileObstacle?
  /// What the projects came to. It is here for those who keep the compilation until the process ends, and save the time to
  /// free it.
  fileprivate(set) var analyses: [ProjectAnalysis] = []

  /// The path of each workflow's file, by the workflow's name; of several with one name the first.
  public var pathsOfWorkflows: [String: String] {
    Dictionary(
      flows.map { ($0.name.value, sources[Int($0.name.span.file.index)].path) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether one of the findings is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Compiles: files in memory in, findings and files in memory out. Stops at the next step after its task was canceled.
public func compile(_ request: CompileRequest) async throws(Cancelled) -> Compilation {
  var compilation = try await compileAsWritten(request)
  compilation.findings = SuppressedFindings(compilation, adding: request.diagnostics)
  return compilation
}

/// Compiles, and leaves the comments that silence findings to the caller.
func compileAsWritten(_ request: CompileRequest) async throws(Cancelled) -> Compilation {
  let sources = request.inputs.files
  var compilation = Compilation(
    sources: sources, diagnostics: [], flows: [], fileCount: 0, passedOver: [], files: [])
  for project in request.inputs.projects {
    let analysis = try await analyse(
      project, of: sources, environment: request.environment.map { .named($0) } ?? .each, width: request.width,
      depth: request.target == nil ? request.depth : .project)
    compilation.diagnostics.append(contentsOf: analysis.diagnostics)
    compilation.comments.merge(analysis.comments) { first, _ in first }
    compilation.flows.append(contentsOf: analysis.flows)
    compilation.fileCount += analysis.fileCount
    compilation.passedOver.append(contentsOf: analysis.passedOver.map(\.file))
    compilation.analyses.append(analysis)
  }
  let analyses = compilation.analyses
  if request.target == nil, request.depth == .project, !compilation.hasErrors {
    let hasEvaluatedWords = sources.contains { CloudFormationBackend.evaluatedWords.contains(where: $0.mentions) }
    for analysis in analyses {
      compilation.diagnostics += rejections(of: analysis.plan, hasEvaluatedWords: hasEvaluatedWords)
    }
  }
  if let target = request.target {
    compilation.refusal = refusal(of: analyses, request)
    let written = analyses.first { !$0.flows.isEmpty } ?? analyses.first
    if compilation.refusal == nil, !compilation.hasErrors, let analysis = written {
      try Cancelled.check()
      let sink = DiagnosticSink()
      let index = SourceIndex(sources)
      let files = write(analysis, as: target, index, sink)
      compilation.checklist = Checklist(analysis.plan, index).lines
      compilation.diagnostics.append(contentsOf: sink.diagnostics)
      if !sink.hasErrors { compilation.files = files }
    }
  }
  compilation.diagnostics = Diagnostic.inOrder(compilation.diagnostics)
  return compilation
}

/// What only CloudFormation or only Terraform rejects, as warnings: with another target, nothing needs to change.
private func rejections(of plan: DeploymentPlan, hasEvaluatedWords: Bool) -> [Diagnostic] {
  let sink = DiagnosticSink()
  CloudFormationBackend.inspect(plan, hasEvaluatedWords: hasEvaluatedWords, into: sink)
  TerraformBackend.inspect(plan, into: sink)
  return sink.diagnostics.compactMap { finding in
    guard finding.severity == .error else { return nil }
    var finding = finding
    finding.severity = .warning
    return finding
  }
}

private func write(
  _ analysis: ProjectAnalysis, as target: CompileTarget, _ sources: SourceIndex, _ sink: DiagnosticSink
) -> [OutputFile] {
  switch target {
  case .eventbridge(let values):
    EventBridgeBackend.files(for: analysis.plan, values: values, sources: sources, into: sink)
  case .cloudformation(let json):
    CloudFormationBackend.files(
      for: analysis.plan, format: json ? .json : .yaml, stacks: analysis.project?.stacks, sources: sources,
      into: sink)
  case .terraform:
    TerraformBackend.files(for: analysis.plan, sources: sources, into: sink)
  case .asl(let values):
    values.isEmpty
      ? StateMachineBackend.files(for: analysis.plan)
      : EventBridgeBackend.definitions(for: analysis.plan, values: values, into: sink)
  }
}

/// Why several projects or environments cannot be compiled into one output.
private func refusal(of analyses: [ProjectAnalysis], _ request: CompileRequest) -> CompileObstacle? {
  let withWorkflows = analyses.filter { !$0.flows.isEmpty }
  if withWorkflows.count > 1 { return .severalProjects(withWorkflows.map { $0.project?.name?.value }) }
  guard request.environment == nil else { return nil }
  let environments = withWorkflows.first?.project?.environments.map(\.name.value) ?? []
  return environments.count > 1 ? .severalEnvironments(environments) : nil
}
