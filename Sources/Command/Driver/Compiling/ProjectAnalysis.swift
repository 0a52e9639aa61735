import Checks
public import Diagnostics
public import Flow
public import Plan
import Planning
import Reading
import Resolving
public import Source
import Workflows
import YAML

/// What one project came to.
public struct ProjectAnalysis: Sendable {
  /// What the project file says.
  public var project: Project?
  /// The environment that counted.
  public var environment: Environment?
  /// What the workflows do there, in the order of their files.
  public var flows: [Flow] = []
  /// How many files held workflows or were named as such.
  public var fileCount = 0
  /// The files that a search found and that are no workflows.
  public var passedOver: [WorkflowInput] = []
  /// The comments of the files that hold any for this tool.
  public var comments: [FileNumber: [Span]] = [:]
  /// What they come to on AWS.
  public var plan: DeploymentPlan
  /// The findings, in no particular order.
  public var diagnostics: [Diagnostic] = []
}

/// Which environments of a project are looked at.
public enum EnvironmentChoice: Sendable, Equatable {
  /// One, by its name.
  case named(String)
  /// Each, where values depend on it: what is wrong in any of them is found.
  case each
}

/// How far a project is looked into.
public enum AnalysisDepth: Sendable {
  /// Each file by itself: what it says, and the checks of its workflows.
  case files
  /// Also what the workflows are together: their names, and what they come to on AWS.
  case project
}

/// Reads, checks and plans a project.
///
/// Files are read once. Where several environments are looked at, the flows and the plan are those of the first; the
/// findings are those of all of them.
public func analyse(
  _ input: ProjectInput, of files: [SourceFile], environment choice: EnvironmentChoice, width: Int,
  depth: AnalysisDepth = .project
) async throws(Cancelled) -> ProjectAnalysis {
  var name: String?
  if case .named(let wanted) = choice { name = wanted }
  var analysis = ProjectAnalysis(plan: DeploymentPlan(project: ""))
  let reading = readProjectFile(input.projectFile.map { files[Int($0.index)] }, environment: name, &analysis)
  analysis.project = reading?.project
  analysis.environment = reading?.environment

  let read = try await readFiles(input.workflows, of: files, width: width)
  for (workflow, file) in zip(input.workflows, read) {
    if file.isPassedOver { analysis.passedOver.append(workflow) } else { analysis.fileCount += 1 }
    if !file.comments.isEmpty { analysis.comments[workflow.file] = file.comments }
    analysis.diagnostics.append(contentsOf: file.diagnostics)
  }
  let workflows = read.flatMap(\.workflows)

  var environments = [reading?.environment]
  if choice == .each, let all = reading?.project.environments, all.count > 1,
    reading?.holdsVariables == true || workflows.contains(where: \.holdsVariables)
  {
    environments = Array(all.prefix(mostEnvironments))
    if let next = all.dropFirst(environments.count).first {
      analysis.diagnostics.append(
        Diagnostic(
          .manyEnvironments, .onlyFirstEnvironments(environments.count, of: all.count),
          at: next.name.span, hint: .checkEnvironment(next.name.value)))
    }
  }
  var findings = EnvironmentFindings(besides: analysis.diagnostics)
  var first: [JudgedWorkflow]?
  for environment in environments {
    let sink = DiagnosticSink()
    // Of what a project file says that cannot be read, nothing is known; that it cannot be read is its one finding.
    let project =
      reading?.project(in: environment, into: sink)
      ?? input.projectFile.map { Project.unread(at: files[Int($0.index)].span) }
    // A workflow that speaks of no variable is the same in the next environment.
    let known = workflows.indices.map { index in
      reading?.holdsVariables == true || workflows[index].holdsVariables ? nil : first?[index]
    }
    let outcome = try await judge(
      workflows, project, environment, knowing: KnownWorkflows(judged: known), width: width, depth: depth,
      into: sink)
    let uses = outcome.workflows.flatMap(\.flow.variableUses) + (project?.variableUses ?? [])
    let places = VariablePlaces(sink.diagnostics.isEmpty ? [] : uses, of: environment)
    findings.add(sink.diagnostics, in: environment?.name.value, places)
    if first == nil {
      first = outcome.workflows
      analysis.flows = outcome.workflows.map(\.flow)
      analysis.plan = outcome.plan
    }
  }
  analysis.diagnostics += findings.merged
  return analysis
}

/// How many environments are looked at where none is named: each is checked and planned as a whole.
private let mostEnvironments = 50

func readProjectFile(
  _ file: SourceFile?, environment: String?, _ analysis: inout ProjectAnalysis
) -> ProjectReading? {
  guard let file else { return nil }
  let sink = DiagnosticSink()
  let tree = readYAML(file, into: sink)
  let reading = readProject(tree, file, environment: environment, into: sink)
  analysis.diagnostics += sink.diagnostics
  analysis.comments[file.number] = ownComments(tree, file)
  return reading
}

/// What a workflow comes to in an environment, without the others.
struct JudgedWorkflow: Sendable {
  let flow: Flow
  let prepared: PreparedWorkflow
  let findings: [Diagnostic]

  /// Resolves and checks a workflow.
  init(_ workflow: Workflow, with variables: Variables, _ project: Project?) {
    let sink = DiagnosticSink()
    flow = resolve(workflow, with: variables, in: project, into: sink)
    prepared = PreparedWorkflow(flow, project: project)
    checkWorkflow(flow, project: project, into: sink)
    findings = sink.diagnostics
  }
}

/// What workflows of a project come to in an environment.
struct JudgedProject: Sendable {
  let workflows: [JudgedWorkflow]
  let plan: DeploymentPlan
  /// What the fragments follow from besides the workflows; none where nothing was planned.
  let facts: ProjectFacts?
  /// What each workflow comes to on AWS; empty where nothing was planned.
  let fragments: [PlanFragment]
  /// Whether all of a workflow was known already.
  let wasKnown: [Bool]
}

/// What was worked out before of workflows, to be taken over.
struct KnownWorkflows: Sendable {
  /// Each workflow that is known, at its position.
  var judged: [JudgedWorkflow?]
  /// What each came to on AWS, at its position.
  var fragments: [PlanFragment?] = []
  /// What that followed from.
  var facts: ProjectFacts?
}

/// Resolves, checks and plans workflows in an environment. What needs no other workflow is done several at once, unless it is
/// known already.
func judge(
  _ workflows: [Workflow], _ project: Project?, _ environment: Environment?, knowing known: KnownWorkflows,
  width: Int,
  depth: AnalysisDepth, into sink: DiagnosticSink
) async throws(Cancelled) -> JudgedProject {
  let variables = Variables(of: environment, in: project)
  let judged = await mapInParallel(Array(workflows.indices), width: width, atOnce: 64) { index in
    known.judged[index] ?? JudgedWorkflow(workflows[index], with: variables, project)
  }
  guard let judged else { throw Cancelled() }
  let flows = judged.map(\.flow)
  async let together = {
    let sink = DiagnosticSink()
    if depth == .project { checkTogether(flows, project: project, into: sink) }
    return sink.diagnostics
  }()
  var plan = DeploymentPlan(project: "")
  var facts: ProjectFacts?
  var fragments: [PlanFragment] = []
  var wasKnown = Array(repeating: false, count: judged.count)
  if depth == .project, project?.isUnread != true {
    let all = ProjectFacts(project, environment, judged.map(\.prepared))
    let reuse = known.facts.map { FragmentReuse(all, $0) }
    if let reuse {
      wasKnown = judged.indices.map { known.fragments[$0] != nil && reuse.covers(judged[$0].flow) }
    }
    let isKnown = wasKnown
    let planned = await mapInParallel(Array(judged.indices), width: width, atOnce: 64) { index in
      if isKnown[index], let fragment = known.fragments[index] { return fragment }
      return fragment(of: judged[index].prepared, all)
    }
    guard let planned else { throw Cancelled() }
    plan = makePlan(joining: planned, all, into: sink)
    (facts, fragments) = (all, planned)
  }
  for workflow in judged { sink.add(contentsOf: workflow.findings) }
  sink.add(contentsOf: await together)
  return JudgedProject(workflows: judged, plan: plan, facts: facts, fragments: fragments, wasKnown: wasKnown)
}
