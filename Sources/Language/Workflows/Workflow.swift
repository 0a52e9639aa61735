public import Flow

/// One workflow as it is written. Every leaf has its place in the source.
///
/// The form is checked, but `vars.NAME` is still a reference, so that a workflow is read once for all environments. The
/// members of its head are members of the workflow too.
@dynamicMemberLookup
public struct Workflow: Sendable {
  public var head: WorkflowHead
  public var triggers: [Trigger] = []
  public var tasks: [WrittenStep] = []
  public var onFailure: [WrittenStep] = []
  public var tests: [WorkflowTest] = []
  /// Whether any part uses an environment's variables.
  public var usesVariables = false

  /// Makes a workflow without steps; the reader fills in the rest.
  public init(_ head: WorkflowHead) { self.head = head }

  public subscript<Member>(dynamicMember member: WritableKeyPath<WorkflowHead, Member>) -> Member {
    get { head[keyPath: member] }
    set { head[keyPath: member] = newValue }
  }
}
