import Catalog
public import Flow

/// Which workflows come to the same with the facts of one revision of a project as with those of another. In doubt they do not.
public struct FragmentReuse: Sendable {
  private let isPossible: Bool
  private let hasSameWorkflows: Bool

  /// Compares the facts of two revisions.
  public init(_ facts: ProjectFacts, _ before: ProjectFacts) {
    isPossible =
      facts.project == before.project && facts.environment == before.environment && facts.region == before.region
      && facts.account == before.account && facts.retry == before.retry && facts.logRetention == before.logRetention
      && facts.tags == before.tags && facts.started == before.started
    hasSameWorkflows = facts.hasSameWorkflows(as: before)
  }

  /// Whether a workflow that is the same in both comes to the same.
  public func covers(_ workflow: Flow) -> Bool {
    // The names of other workflows matter to what starts a machine by its name on AWS.
    isPossible && (hasSameWorkflows || !workflow.calls.contains { $0.action?.form.kind == .machine })
  }
}
