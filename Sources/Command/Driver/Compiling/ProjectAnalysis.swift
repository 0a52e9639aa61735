import Checks
public import Diagnostics
public import Plan
import Planning
import Reading
public import Source
public import Workflows
import YAML

/// What one project came to.
public struct ProjectAnalysis: Sendable {
  /// What the project file says.
  public var project: Project?
  /// The environment that counted.
  public var environment: Environment?
  /// The workflows, in the order of their files.
  public var workflows: [Workflow] = []
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
/// Where several environments are looked at, the workflows and the plan are those of the first; the findings are those
/// of all of them.
public func analyse(
  _ input: ProjectInput, of files: [SourceFile], environment choice: EnvironmentChoice, width: Int,
  depth: AnalysisDepth = .project
) async throws(Cancelled) -> ProjectAnalysis {
  let projectFile = input.projectFile.map { files[Int($0.index)] }
  let projectSink = DiagnosticSink()
  let projectTree = projectFile.map { readYAML($0, into: projectSink) }

  func project(in environment: String?, _ sink: DiagnosticSink) -> Project? {
    guard let projectFile, let projectTree else { return nil }
    return readProject(projectTree, projectFile, environment: environment, into: sink)
  }
  var name: String?
  if case .named(let wanted) = choice { name = wanted }
  let first = project(in: name, projectSink)
  var analysis = ProjectAnalysis(plan: DeploymentPlan(project: ""))
  analysis.project = first
  analysis.environment = name.flatMap { first?.environment(named: $0) } ?? first?.environments.first
  analysis.diagnostics = projectSink.diagnostics
  if let projectFile, let projectTree {
    analysis.comments[projectFile.number] = ownComments(projectTree, projectFile)
  }

  let context = ReadingContext(project: first, environment: analysis.environment)
  let read = try await readFiles(input.workflows, of: files, in: context, width: width)
  for (workflow, file) in zip(input.workflows, read) {
    if file.isPassedOver { analysis.passedOver.append(workflow) } else { analysis.fileCount += 1 }
    if !file.comments.isEmpty { analysis.comments[workflow.file] = file.comments }
    analysis.workflows.append(contentsOf: file.workflows)
    analysis.diagnostics.append(contentsOf: file.diagnostics)
  }
  analysis.plan = try await judge(
    analysis.workflows, first, analysis.environment, width: width, depth: depth, &analysis.diagnostics)

  guard choice == .each, let environments = first?.environments, environments.count > 1,
    read.contains(where: \.usesVariables) || projectFile?.mentions("vars.") == true
  else { return analysis }
  let changing = input.workflows.indices.filter { read[$0].usesVariables }
  let looked = environments.prefix(mostEnvironments)
  if environments.count > looked.count {
    analysis.diagnostics.append(
      Diagnostic(
        .manyEnvironments, "only the first \(looked.count) of \(environments.count) environments are checked",
        at: environments[looked.count].name.span,
        hint: "check this one with '--env \(environments[looked.count].name.value)'"
      ))
  }
  for environment in looked.dropFirst() {
    let sink = DiagnosticSink()
    let project = project(in: environment.name.value, sink)
    let context = ReadingContext(
      project: project, environment: project?.environment(named: environment.name.value))
    var again = read
    let changed = try await readFiles(changing.map { input.workflows[$0] }, of: files, in: context, width: width)
    for (index, file) in zip(changing, changed) { again[index] = file }
    analysis.diagnostics.append(contentsOf: sink.diagnostics)
    for file in changed { analysis.diagnostics.append(contentsOf: file.diagnostics) }
    _ = try await judge(
      again.flatMap(\.workflows), project, context.environment, width: width, depth: depth, &analysis.diagnostics)
  }
  return analysis
}

/// How many environments are looked at where none is named: each takes as long as the whole project.
private let mostEnvironments = 50

/// Checks and plans what was read. What needs no other workflow is done several at once.
private func judge(
  _ workflows: [Workflow], _ project: Project?, _ environment: Environment?, width: Int, depth: AnalysisDepth,
  _ diagnostics: inout [Diagnostic]
) async throws(Cancelled) -> DeploymentPlan {
  @Sendable func check(_ workflow: Workflow) -> [Diagnostic] {
    let sink = DiagnosticSink()
    checkWorkflow(workflow, project: project, into: sink)
    return sink.diagnostics
  }
  guard depth == .project else {
    guard let found = await mapInParallel(workflows, width: width, atOnce: 64, check) else { throw Cancelled() }
    for found in found { diagnostics.append(contentsOf: found) }
    return DeploymentPlan(project: "")
  }
  let prepared = await mapInParallel(workflows, width: width, atOnce: 64) { PreparedWorkflow($0, project: project) }
  guard let prepared else { throw Cancelled() }
  // The rest of the plan is made in one go; the checks run beside it.
  async let findings = mapInParallel(workflows, width: width, atOnce: 64, check)
  let sink = DiagnosticSink()
  checkNames(of: workflows, into: sink)
  let plan = makePlan(
    for: PlanRequest(workflows: workflows, project: project, environment: environment),
    prepared: prepared, into: sink)
  guard let found = await findings else { throw Cancelled() }
  for found in found { diagnostics.append(contentsOf: found) }
  diagnostics.append(contentsOf: sink.diagnostics)
  return plan
}
