public import Catalog
public import Comparison
public import Flow
public import Plan
public import Simulation
import Source

/// Which workflow runs where, and who is responsible for it: every workflow of some projects, including those that run
/// elsewhere or are retired.
public struct Inventory: Sendable {
  public var projects: [InventoryProject]

  public init(_ projects: [InventoryProject]) { self.projects = projects }

  /// The workflows of all projects, in order.
  public var entries: [InventoryEntry] { projects.flatMap(\.entries) }
}

public struct InventoryProject: Sendable {
  /// Its project file in this environment; nil without one.
  public let project: Project?
  /// The environment whose values the workflows have, if the project has any.
  public let environment: String?
  /// In the order of the names.
  public var entries: [InventoryEntry]

  /// The project's name, if a project file sets one.
  public var name: String? { project?.name?.value }
}

/// A workflow, with what others must know before they change it or something that it needs.
public struct InventoryEntry: Sendable {
  public let flow: Flow
  /// The workflows of the project that start it, sorted.
  public let starters: [String]
  /// The names of the connections that its tasks use, sorted.
  public let connections: [String]
  /// The secrets of these connections and of the webhooks that start it, by name.
  public let secrets: [SecretReference]
  /// The fields of the event that it uses, from the top of the event, sorted.
  public let usedFields: [String]
  /// What each task sends to whom, in the order of the tasks.
  public let deliveries: [DataDelivery]
  /// The resources on AWS that only this workflow needs, in the order of the plan.
  public let resources: [ResourceIdentifier]
  /// What its parts may do.
  public let access: [GivenAccess]
  /// What it costs; nil if it does nothing.
  public let cost: CostReport.Workflow?
  /// What its tests cover; nil if they cannot run, because it runs elsewhere, is retired or has errors.
  public let coverage: Coverage.Summary?

  public var name: String { flow.name.value }
  public var state: WorkflowState { flow.state?.value ?? .live }
  public var platform: WorkflowPlatform { flow.runsOn?.value ?? .aws }
}

/// What a task sends to its receiver.
public struct DataDelivery: Hashable, Sendable {
  /// The task's name.
  public let task: String
  /// What it uses, such as `slack/notify`.
  public let action: String
  /// The receiver; nil if only its inputs name it.
  public let receiver: Receiver?
  /// The fields of the event in what it sends, from the top of the event, sorted; empty for the whole event.
  public let fields: [String]
  /// Whether it sends the event as it is.
  public let sendsWholeEvent: Bool
  /// Whether the receiver is outside of the account: a service on the internet, a person, or another account.
  public let leavesAccount: Bool

  /// Whether it sends anything of the event.
  public var sendsData: Bool { sendsWholeEvent || !fields.isEmpty }
}
