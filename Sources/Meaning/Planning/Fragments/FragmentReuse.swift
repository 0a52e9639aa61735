import Catalog
public import Flow

/// Which workflows have the same fragment with the facts of two revisions of a project. In doubt they do not.
public struct FragmentReuse: Sendable {
  private let isPossible: Bool
  private let hasSameWorkflows: Bool

  /// Compares the facts of two revisions.
  public init(_ facts: ProjectFacts, _ before: ProjectFacts) {
    isPossible =
      facts.project == before.project && facts.environment == before.environment && facts.region == before.region
      && facts.account == before.account && facts.retry == before.retry && facts.logRetention == before.logRetention
      && facts.tags == before.tags && facts.started == before.started && facts.roles == before.roles
      && facts.hasSameBuses(as: before)
    hasSameWorkflows = facts.hasSameWorkflows(as: before)
  }

  /// Whether a workflow that is the same in both revisions has the same fragment.
  public func covers(_ workflow: Flow) -> Bool {
    // A task that starts a machine by its name on AWS depends on the names of all workflows.
    isPossible && (hasSameWorkflows || !workflow.calls.contains { $0.action?.form.kind == .machine })
  }
}
