public import Flow

/// One workflow: when something happens, do this, then that. Every leaf knows where the source says it.
///
/// The model holds what was written, checked for form: `vars.NAME` is still a reference, so that a workflow is read once
/// whatever the environments. What its head says is a member of the workflow too.
@dynamicMemberLookup
public struct Workflow: Sendable {
  /// What it says of itself.
  public var head: WorkflowHead
  /// What starts it; any of them does.
  public var triggers: [Trigger] = []
  /// What it does, in order.
  public var tasks: [WrittenStep] = []
  /// What it does when it fails after its retries.
  public var onFailure: [WrittenStep] = []
  /// Its tests, which run without a cloud.
  public var tests: [WorkflowTest] = []
  /// Whether anything in it speaks of an environment's variables.
  public var holdsVariables = false

  /// Makes a workflow that does nothing yet; the reader fills in the rest.
  public init(_ head: WorkflowHead) {
    self.head = head
  }

  /// What the head says.
  public subscript<Member>(dynamicMember member: WritableKeyPath<WorkflowHead, Member>) -> Member {
    get { head[keyPath: member] }
    set { head[keyPath: member] = newValue }
  }
}
