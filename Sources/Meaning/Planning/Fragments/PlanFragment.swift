import Diagnostics
import Plan
import Source

/// The part of the plan for one workflow: a function of its flow and of the project's facts, independent of other
/// workflows.
public struct PlanFragment: Sendable {
  struct Resource: Sendable {
    /// Which workflows may need it.
    enum Sharing: Sendable {
      /// Only this workflow.
      case own
      /// Every workflow that names it; it is the same resource for all of them.
      case shared
      /// The project as a whole.
      case project
    }

    var identifier: ResourceIdentifier
    var body: ResourceBody
    var sharing: Sharing
    var origin: Span?
  }

  /// A rule, for the quotas of event buses.
  struct CountedRule: Sendable {
    var bus: String
    var hasWildcards: Bool
    var origin: Span
  }

  var name: String
  /// Nil for a broken workflow, which has a finding and needs no resources.
  var workflow: PlannedWorkflow?
  var tags: [ResourceTag] = []
  /// In the order in which they were needed.
  var resources: [Resource] = []
  var parameters: [PlannedParameter] = []
  /// The outputs of the workflow; an output for a shared resource names no workflow.
  var outputs: [PlannedOutput] = []
  /// What must exist before the workflow is deployed.
  var prerequisites: [Prerequisite] = []
  /// The rules that send to a queue.
  var senders: [(queue: ResourceIdentifier, rule: ResourceIdentifier)] = []
  /// The topics that EventBridge publishes to.
  var publishedTopics: [ResourceIdentifier] = []
  /// The first call for which EventBridge writes to a log group.
  var logging: Span?
  var rules: [CountedRule] = []
  var findings: [Diagnostic] = []
}
