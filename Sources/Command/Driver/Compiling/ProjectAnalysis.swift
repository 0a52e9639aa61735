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

/// The result of analyzing one project.
public struct ProjectAnalysis: Sendable {
  public var project: Project?
  public var environment: Environment?
  /// The flows of the workflows there, in the order of their files.
  public var flows: [Flow] = []
  /// The number of files that contain workflows or were named as workflows.
  public var fileCount = 0
  /// The files that a search found and that are not workflows.
  public var passedOver: [WorkflowInput] = []
  /// The comments of the files that contain any for this tool.
  public var comments: [FileNumber: [Span]] = [:]
  /// The plan of their resources on AWS.
  public var plan: DeploymentPlan
  /// In no particular order.
  public var diagnostics: [Diagnostic] = []
}

public enum EnvironmentChoice: Sendable, Equatable {
  case named(String)
  /// Each, if values depend on it, so that mistakes in any of them are found.
  case each
}

/// How far a project is analyzed.
public enum AnalysisDepth: Sendable {
  /// Each file by itself: its content, and the checks of its workflows.
  case files
  /// Also the workflows together: their names, and their resources on AWS.
  case project
}

/// Reads, checks and plans a project.
///
/// Files are read once. If several environments are analyzed, the flows and the plan are those of the first, the
/// findings are those of all.
public func analyse(
  _ input: ProjectInput, of files: [SourceFile], environment choice: EnvironmentChoice, width: Int,
  depth: AnalysisDepth = .project
) async throws(Cancelled) -> ProjectAnalysis {
  var name: String?
  if case .named(let wanted) = choice { name = wanted }
  var analysis = ProjectAnalysis(plan: DeploymentPlan(project: ""))
  let written = readProjectFile(input.projectFile.map { files[Int($0.index)] }, &analysis)
  let named = DiagnosticSink()
  analysis.environment = written.flatMap { environment(named: name, of: $0, into: named) }
  analysis.diagnostics += named.diagnostics

  let read = try await readFiles(input.workflows, of: files, width: width)
  for (workflow, file) in zip(input.workflows, read) {
    if file.isIgnoredFile { analysis.passedOver.append(workflow) } else { analysis.fileCount += 1 }
    if !file.comments.isEmpty { analysis.comments[workflow.file] = file.comments }
    analysis.diagnostics.append(contentsOf: file.diagnostics)
  }
  let workflows = read.flatMap(\.workflows)

  var environments = [analysis.environment]
  if choice == .each, let written, case let all = written.environments, all.count > 1,
    written.usesVariables || workflows.contains(where: \.usesVariables)
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
  var first: [CheckedWorkflow]?
  var names: [EnvironmentNames?] = []
  for environment in environments {
    let sink = DiagnosticSink()
    let project = written.map { resolve($0, with: environment, into: sink) }
    let outcome = try await judge(
      workflows, project, environment, reusing: KnownWorkflows(first, of: workflows, in: written), width: width,
      depth: depth, into: sink)
    let uses = outcome.workflows.flatMap(\.flow.variableUses) + (project?.variableUses ?? [])
    let places = VariablePlaces(sink.diagnostics.isEmpty ? [] : uses, of: environment)
    findings.add(sink.diagnostics, in: environment?.name.value, places)
    names.append(environment.flatMap { EnvironmentNames($0, outcome.plan) })
    if first == nil {
      first = outcome.workflows
      analysis.project = project
      analysis.flows = outcome.workflows.map(\.flow)
      analysis.plan = outcome.plan
    }
  }
  analysis.diagnostics += findings.merged
  if let written, depth == .project {
    let looked = environments.compactMap(\.self)
    let others = written.environments.prefix(mostEnvironments).filter { other in
      !looked.contains { $0.name.value == other.name.value }
        && (choice == .each ? written.environments : looked).contains {
          $0.name.value != other.name.value && $0.sharesNames(with: other)
        }
    }
    for other in others {
      // What is wrong there was not asked for: only the names count.
      let outcome = try await judge(
        workflows, resolve(written, with: other, into: DiagnosticSink()), other,
        reusing: KnownWorkflows(first, of: workflows, in: written), width: width, depth: depth,
        into: DiagnosticSink())
      names.append(EnvironmentNames(other, outcome.plan))
    }
    let sink = DiagnosticSink()
    EnvironmentNames.checkShared(names.compactMap(\.self), into: sink)
    analysis.diagnostics += sink.diagnostics
  }
  return analysis
}

/// The number of environments that are analyzed if none is named: each is checked and planned as a whole.
let mostEnvironments = 50

func readProjectFile(_ file: SourceFile?, _ analysis: inout ProjectAnalysis) -> WrittenProject? {
  guard let file else { return nil }
  let sink = DiagnosticSink()
  let tree = readYAML(file, into: sink)
  let written = readProject(tree, file, into: sink)
  analysis.diagnostics += sink.diagnostics
  analysis.comments[file.number] = ownComments(tree, file)
  return written
}

/// The result of resolving one workflow in an environment, without the others.
struct CheckedWorkflow: Sendable {
  let flow: Flow
  let prepared: PreparedWorkflow
  let findings: [Diagnostic]

  init(_ workflow: Workflow, with variables: Variables, _ project: Project?) {
    let sink = DiagnosticSink()
    flow = resolve(workflow, with: variables, in: project, into: sink)
    prepared = PreparedWorkflow(flow, project: project)
    checkWorkflow(flow, project: project, into: sink)
    findings = sink.diagnostics
  }
}

/// The result of resolving, checking and planning the workflows of a project in an environment.
struct JudgedProject: Sendable {
  let workflows: [CheckedWorkflow]
  let plan: DeploymentPlan
  /// What the fragments depend on besides the workflows; nil if nothing was planned.
  let facts: ProjectFacts?
  /// The part of each workflow in the plan; empty if nothing was planned.
  let fragments: [PlanFragment]
  /// Whether all of a workflow's result was known before.
  let wasKnown: [Bool]
}

/// Results for workflows from an earlier environment or revision, each at the position of its workflow.
struct KnownWorkflows: Sendable {
  let judged: [CheckedWorkflow?]
  let fragments: [PlanFragment?]
  /// What the fragments depend on.
  let facts: ProjectFacts?

  init(_ judged: [CheckedWorkflow?], fragments: [PlanFragment?] = [], _ facts: ProjectFacts? = nil) {
    self.judged = judged
    self.fragments = fragments
    self.facts = facts
  }

  /// The results of another environment, for workflows that use no variable.
  fileprivate init(_ first: [CheckedWorkflow]?, of workflows: [Workflow], in project: WrittenProject?) {
    self.init(
      workflows.indices.map { index in
        project?.usesVariables == true || workflows[index].usesVariables ? nil : first?[index]
      })
  }
}

/// Resolves, checks and plans workflows in an environment. What needs no other workflow is done in parallel, unless it is
/// known.
func judge(
  _ workflows: [Workflow], _ project: Project?, _ environment: Environment?, namedAs name: String? = nil,
  reusing known: KnownWorkflows, width: Int, depth: AnalysisDepth, into sink: DiagnosticSink
) async throws(Cancelled) -> JudgedProject {
  let variables = Variables(of: environment, in: project?.head)
  let judged = await mapInParallel(Array(workflows.indices), width: width, atOnce: 64) { index in
    known.judged[index] ?? CheckedWorkflow(workflows[index], with: variables, project)
  }
  guard let judged else { throw Cancelled() }
  let flows = judged.map(\.flow)
  let starts = depth == .project ? [WorkflowStart](in: flows) : []
  async let together = {
    let sink = DiagnosticSink()
    if depth == .project { checkTogether(flows, starts, project: project, into: sink) }
    return sink.diagnostics
  }()
  var plan = DeploymentPlan(project: "")
  var facts: ProjectFacts?
  var fragments: [PlanFragment] = []
  var wasKnown = judged.map { _ in false }
  if depth == .project, project?.head.isUnread != true {
    let all = ProjectFacts(project, environment, namedAs: name, judged.map(\.prepared), starts)
    if let earlier = known.facts {
      let reuse = FragmentReuse(all, earlier)
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
