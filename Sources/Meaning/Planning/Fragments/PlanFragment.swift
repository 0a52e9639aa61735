import Diagnostics
import Plan
import Source

/// What one workflow comes to: a function of its flow and of the facts of its project, whatever other workflows there are.
public struct PlanFragment: Sendable {
  /// A resource that the workflow needs.
  struct Resource: Sendable {
    /// Who else may need it.
    enum Sharing: Sendable {
      /// The workflow alone.
      case own
      /// Whichever workflow names it: then it is the same.
      case shared
      /// The project as a whole.
      case project
    }

    var identifier: ResourceIdentifier
    var body: ResourceBody
    var sharing: Sharing
    var origin: Span?
  }

  /// A rule, as far as buses limit their number.
  struct CountedRule: Sendable {
    var bus: String
    var hasWildcards: Bool
    var origin: Span
  }

  var name: String
  /// The workflow; none where it is broken, and a finding says so: then it needs nothing.
  var workflow: PlannedWorkflow?
  var tags: [ResourceTag] = []
  /// In the order in which they were needed.
  var resources: [Resource] = []
  var parameters: [PlannedParameter] = []
  /// Outputs of the workflow; those that tell of a shared resource name no workflow.
  var outputs: [PlannedOutput] = []
  /// What must exist before the workflow is deployed.
  var prerequisites: [Prerequisite] = []
  /// Which rules send to a queue.
  var senders: [(queue: ResourceIdentifier, rule: ResourceIdentifier)] = []
  /// The topics that EventBridge publishes to.
  var publishedTopics: [ResourceIdentifier] = []
  /// The first call that has EventBridge write to a log group.
  var logging: Span?
  var rules: [CountedRule] = []
  var findings: [Diagnostic] = []
}
