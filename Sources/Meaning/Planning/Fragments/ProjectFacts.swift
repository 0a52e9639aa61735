public import Flow
import Plan
import Source

/// The facts of a project that the plan of a workflow depends on. Of other workflows, these are only their names and
/// which workflow starts which.
public struct ProjectFacts: Sendable {
  let names: PhysicalNames
  let project: String
  let environment: String?
  let region: String?
  let account: String?
  /// The retry policy of calls without their own.
  let retry: CallRetry?
  /// How many days log groups keep their entries.
  let logRetention: Int
  /// The tags of every resource of the project.
  let tags: [ResourceTag]
  /// The ARNs of the roles that state machines assume in other accounts, by the account.
  let roles: [String: String]
  /// The buses of the project's sources, as they are written.
  private let buses: [String: Located<String>]
  /// The names of the workflows that are compiled, by the names in the names of their resources.
  private let workflows: [String: String]
  /// The workflows that others start, by name.
  private(set) var started: [String: StartedWorkflow] = [:]

  /// Takes the facts of a project as it is deployed to an environment, with all of its workflows and who of them starts whom.
  /// The names of resources contain the name of another environment if one is given: plans that are compared have the same
  /// names.
  public init(
    _ project: Project?, _ environment: Environment?, namedAs name: String? = nil, _ workflows: [PreparedWorkflow],
    _ starts: [WorkflowStart]
  ) {
    self.project = project?.name?.value ?? "tasuki"
    self.environment = name ?? environment?.name.value
    region = environment?.region?.value
    account = environment?.account?.value
    names = PhysicalNames(project: self.project, environment: self.environment)
    retry = project?.defaults.retry
    logRetention = project?.defaults.logRetention?.value ?? 30
    roles = Dictionary(
      (project?.accounts ?? []).map { ($0.id.value, $0.role.value) }, uniquingKeysWith: { first, _ in first })
    var buses: [String: Located<String>] = [:]
    for source in project?.sources ?? [] {
      switch source.arrival {
      case .bus(_, let bus): buses[source.name.value] = bus
      case .webhook(let endpoint): buses[source.name.value] = endpoint.bus
      case .partner, .invalid: break
      }
    }
    self.buses = buses
    var tags = [ResourceTag("project", self.project)]
    if let environment = self.environment { tags.append(ResourceTag("environment", environment)) }
    self.tags = tags
    self.workflows = Dictionary(
      workflows.lazy.map(\.workflow).filter(\.isCompiled).map { ($0.resourceName, $0.name.value) },
      uniquingKeysWith: { first, _ in first })
    let starts = starts.filter { workflows[$0.started].workflow.isCompiled }
    for start in starts {
      let workflow = workflows[start.started].workflow
      started[workflow.name.value, default: StartedWorkflow(resourceName: workflow.resourceName)]
        .add(start)
    }
    for (position, number) in starts.cycles {
      let context = WorkflowContext(workflows[position], self)
      started[context.name]?.cycle = StartedWorkflow.Cycle(number: number, machineName: context.machineName)
    }
  }

  /// The bus of a source of the project, as it is written.
  func bus(ofSource name: String) -> Located<String>? { buses[name] }

  /// Whether the sources have the same buses, wherever they are written.
  func hasSameBuses(as other: ProjectFacts) -> Bool { buses.mapValues(\.value) == other.buses.mapValues(\.value) }

  func hasSameWorkflows(as other: ProjectFacts) -> Bool { workflows == other.workflows }

  /// The workflow whose state machine has this physical name.
  func workflow(ofMachine name: String) -> String? {
    let start = names.prefix + "-"
    guard name.hasPrefix(start) else { return nil }
    var workflow = name.dropFirst(start.count)
    if workflow.hasSuffix(WorkflowContext.expressEnding) {
      workflow.removeLast(WorkflowContext.expressEnding.count)
    }
    return workflows[String(workflow)]
  }
}

/// A workflow of the project that others start by its name.
struct StartedWorkflow: Equatable, Sendable {
  /// A cycle of workflows that start each other, or a workflow that starts itself. None of its machines can be created
  /// before the others, so they use each other's names instead of references.
  struct Cycle: Equatable, Sendable {
    let number: Int
    /// The physical name of the workflow's state machine.
    let machineName: String
  }

  /// The name in the names of the workflow's resources.
  let resourceName: String
  /// The place of a task that waits for the workflow's end.
  private(set) var waitOrigin: Span?
  fileprivate(set) var cycle: Cycle?

  fileprivate init(resourceName: String) { self.resourceName = resourceName }

  fileprivate mutating func add(_ start: WorkflowStart) {
    if waitOrigin == nil { waitOrigin = start.waitOrigin }
  }
}
