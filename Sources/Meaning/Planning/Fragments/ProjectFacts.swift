public import Flow
import Plan
import Source

/// What the plan of a workflow takes from its project. Of other workflows it is only who starts whom by name.
public struct ProjectFacts: Sendable {
  let names: PhysicalNames
  /// The project's name.
  let project: String
  let environment: String?
  let region: String?
  let account: String?
  /// When calls are tried again that say nothing of it.
  let retry: CallRetry?
  /// How many days log groups keep their entries.
  let logRetention: Int
  /// The tags of whatever the project has.
  let tags: [ResourceTag]
  /// The names of the workflows that are compiled.
  private let workflows: Set<String>
  /// The workflows that others start, by their names.
  private(set) var started: [String: StartedWorkflow] = [:]

  /// Takes the facts of a project as it is deployed to an environment, with all of its workflows.
  public init(_ project: Project?, _ environment: Environment?, _ workflows: [PreparedWorkflow]) {
    self.project = project?.name?.value ?? "tasuki"
    self.environment = environment?.name.value
    region = environment?.region?.value
    account = environment?.account?.value
    names = PhysicalNames(project: self.project, environment: self.environment)
    retry = project?.defaults.retry
    logRetention = project?.defaults.logRetention?.value ?? 30
    var tags = [ResourceTag("project", self.project)]
    if let environment = self.environment { tags.append(ResourceTag("environment", environment)) }
    self.tags = tags
    self.workflows = Set(workflows.map(\.workflow).filter(\.isCompiled).map(\.name.value))
    let starts = WorkflowStarts(of: workflows.map(\.workflow)).all.filter {
      workflows[$0.started].workflow.isCompiled
    }
    for start in starts {
      started[workflows[start.started].workflow.name.value, default: StartedWorkflow()].add(start)
    }
    for (position, number) in starts.circles {
      let context = WorkflowContext(workflows[position], self)
      started[context.name]?.circle = StartedWorkflow.Circle(number: number, machineName: context.machineName)
    }
  }

  /// Whether the same workflows are compiled.
  func hasSameWorkflows(as other: ProjectFacts) -> Bool { workflows == other.workflows }

  /// The workflow whose state machine has a physical name.
  func workflow(ofMachine name: String) -> String? {
    let start = names.prefix + "-"
    guard name.hasPrefix(start) else { return nil }
    var workflow = name.dropFirst(start.count)
    if workflow.hasSuffix(WorkflowContext.expressEnding) {
      workflow.removeLast(WorkflowContext.expressEnding.count)
    }
    return workflows.contains(String(workflow)) ? String(workflow) : nil
  }
}

/// A workflow of the project that others start by its name.
struct StartedWorkflow: Equatable, Sendable {
  /// A circle of workflows that start each other, or one that starts itself. None of its machines can be made before the
  /// others, so that they name each other without a reference.
  struct Circle: Equatable, Sendable {
    let number: Int
    /// The physical name of the workflow's state machine.
    let machineName: String
  }

  /// A task that waits for its end.
  private(set) var waitOrigin: Span?
  fileprivate(set) var circle: Circle?

  fileprivate mutating func add(_ start: WorkflowStart) {
    if waitOrigin == nil { waitOrigin = start.waitOrigin }
  }
}
