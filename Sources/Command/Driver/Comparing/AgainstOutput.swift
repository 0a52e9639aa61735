import CloudFormation
public import Comparison
import Diagnostics
import Emit
import Existing
import Plan
public import Source
import Terraform

/// What to compare a compiled output with.
public struct AgainstRequest: Sendable {
  /// The older side.
  public var output: CompiledOutput
  /// The project that is compiled for the newer side.
  public var inputs: LoadedInputs
  /// The name of the newer side in reports.
  public var title: String
  public var environment: String?
  /// The day from which the runs of schedules are listed.
  public var firstDay: FirstDay
  /// How many tasks read files at once.
  public var width: Int

  public init(
    output: CompiledOutput, inputs: LoadedInputs, title: String, environment: String?, firstDay: FirstDay,
    width: Int
  ) {
    self.output = output
    self.inputs = inputs
    self.title = title
    self.environment = environment
    self.firstDay = firstDay
    self.width = width
  }
}

/// The result of comparing a compiled output.
public struct AgainstResult: Sendable {
  public var result: DiffResult
  /// Why the project cannot be compiled as a whole, if so.
  public var refusal: CompileObstacle?
  /// The names of resources in the output that Tasuki never writes: they are not compared.
  public var unknown: [Located<String>] = []
}

/// Compares a compiled output with what the project compiles to for the same tool. Both are read in the same way, so what the
/// output does not tell is a change on neither side.
public func diff(_ request: AgainstRequest) async throws -> AgainstResult {
  let tool = request.output.tool
  let compilation = try await compile(
    CompileRequest(
      inputs: request.inputs.inputs, diagnostics: request.inputs.diagnostics, environment: request.environment,
      target: tool == .terraform ? .terraform : .cloudformation(json: request.output.isJSON), width: request.width))
  let old = request.output.sources(after: compilation.sources.count)
  let errors = compilation.diagnostics.filter { $0.severity == .error }
  var result = DiffResult(
    report: ChangeReport(base: request.output.title, head: request.title, [], names: [:], basePaths: [:]),
    sources: compilation.sources + old, findings: errors, secrets: compilation.diagnostics,
    fileCount: compilation.fileCount)
  guard errors.isEmpty, compilation.refusal == nil,
    let analysis = compilation.analyses.first(where: { !$0.flows.isEmpty }) ?? compilation.analyses.first
  else { return AgainstResult(result: result, refusal: compilation.refusal) }
  let plan = analysis.plan
  let rendered = compilation.files.filter { $0.path.hasSuffix(tool == .terraform ? ".tf" : "") }.map {
    SourceFile(number: FileNumber(0), path: $0.path, bytes: $0.bytes)
  }
  let names = OutputNames(plan, tool)
  let start = Span(file: compilation.sources.first?.number ?? FileNumber(0), start: 0, end: 0)
  func side(_ files: [SourceFile], isPlanned: Bool) throws -> DeployedSide {
    DeployedSide(
      try CompiledOutput.read(files, of: tool, into: DiagnosticSink()), identify: names.identifier,
      ownerOfFile: { number in
        guard let file = files.first(where: { $0.number == number }),
          let workflow = TerraformBackend.workflow(ofFile: file.text)
        else { return .unknown }
        return workflow.map { .workflow($0) } ?? .shared
      }, planned: plan, isPlanned: isPlanned, start: start)
  }
  let sides = (base: try side(old, isPlanned: false), head: try side(rendered, isPlanned: true))
  var work = ComparisonWork()
  let report = compare(
    ComparedProject(sides.base, files: files(of: result.sources, old)),
    ComparedProject(sides.head, files: files(of: result.sources, compilation.sources)),
    ComparisonRequest(
      name: plan.project, folder: "", unchanged: [], firstDay: request.firstDay), counting: &work)
  result.report = ChangeReport(
    base: request.output.title, head: request.title, [report], names: names.all(in: report), basePaths: [:])
  return AgainstResult(result: result, unknown: sides.base.unknown)
}

private func files(of all: [SourceFile], _ own: [SourceFile]) -> ComparedFiles {
  ComparedFiles(all, own: own.map(\.number), withErrors: [], errors: [])
}

/// The names of resources in both tools.
private struct OutputNames {
  private let names: [ResourceIdentifier: ToolNames]
  private let identifiers: [String: ResourceIdentifier]
  private let tool: DeploymentTool

  init(_ plan: DeploymentPlan, _ tool: DeploymentTool) {
    let (addresses, logicalIDs) = (TerraformBackend.addresses(of: plan), CloudFormationBackend.logicalIDs(of: plan))
    let own = tool == .terraform ? addresses : logicalIDs
    identifiers = Dictionary(own.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    names = Dictionary(
      plan.resources.map {
        (
          $0.identifier,
          ToolNames(terraform: addresses[$0.identifier] ?? "", cloudFormation: logicalIDs[$0.identifier] ?? "")
        )
      }, uniquingKeysWith: { first, _ in first })
    self.tool = tool
  }

  /// The resource that the name of a resource means, whether or not the plan has it.
  func identifier(_ resource: ExistingResource) -> ResourceIdentifier? {
    let name = resource.name.value
    if let known = identifiers[name] { return known }
    return switch tool {
    case .terraform: TerraformBackend.identifier(ofAddress: name)
    case .cloudFormation: CloudFormationBackend.identifier(ofType: resource.type.value, logicalID: name)
    }
  }

  /// The names of the resources in a report.
  func all(in report: ProjectReport) -> [ResourceIdentifier: ToolNames] {
    let changes = report.changes + report.workflows.flatMap(\.changes)
    let wanted = Set(changes.compactMap(\.resource?.identifier))
    return Dictionary(
      wanted.map { identifier in
        let names =
          names[identifier]
          ?? ToolNames(
            terraform: TerraformBackend.address(of: identifier),
            cloudFormation: CloudFormationBackend.logicalID(of: identifier))
        return (identifier, names)
      }, uniquingKeysWith: { first, _ in first })
  }
}
