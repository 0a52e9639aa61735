public import Diagnostics
public import Emit
public import Simulation
public import Source

/// One change: its kind, its level, its places on both sides, and the facts that show it.
public struct Change: Hashable, Sendable {
  /// The kind.
  public let code: ChangeCode
  /// The level: that of the code, unless the workflow does nothing on either side, or more is known.
  public internal(set) var level: ChangeLevel
  /// What changes, in one line: lower case, no full stop.
  public let message: Sentence
  /// The part of the workflow or of the plan that changes: a task's id, a bus, a resource's name.
  public let subject: String?
  /// The place on the older side, if it has one. Places are ignored when changes are compared.
  public let base: Origin
  /// The place on the newer side, if it has one.
  public let head: Origin
  /// The facts that show it, the most important first.
  public internal(set) var facts: [ChangeFact]
  /// The change of a resource, if it is about one.
  public let resource: ResourceChange?
  /// The rights that change, if it is about access.
  public let access: AccessChange?
  /// The costs, if it is about them.
  public let cost: CostChange?
  /// The patterns that logged events are matched with, if it is the first one about the events of its workflow.
  var logged: LoggedPatterns?
  /// What distinguishes it from other changes of its code in the same workflow, wherever they are written: the values that
  /// differ, in a form that does not depend on their layout.
  let identity: [String]
  /// The name of the change, which stays the same if lines move: 12 hexadecimal digits.
  public internal(set) var fingerprint = ""
  /// The environments with the change; empty if all that were compared have it.
  public internal(set) var environments: [String] = []

  init(
    _ code: ChangeCode, _ message: Sentence, subject: String? = nil, base: Span?, head: Span?,
    facts: [ChangeFact] = [], resource: ResourceChange? = nil, access: AccessChange? = nil, cost: CostChange? = nil,
    identity: [String], level: ChangeLevel? = nil
  ) {
    self.code = code
    self.level = level ?? code.level
    self.message = message
    self.subject = subject
    self.base = Origin(base)
    self.head = Origin(head)
    self.facts = facts
    self.resource = resource
    self.access = access
    self.cost = cost
    self.identity = identity
  }

  /// Whether a part of it could not be decided.
  public var isUndecided: Bool {
    level == .undecided || facts.contains { $0.content == .note(.conditionsUndecided) }
  }

  /// Sets the fingerprint of the change in a workflow of a project.
  mutating func sign(_ project: String, _ workflow: String) {
    let parts = [code.text, project, workflow, subject ?? ""] + identity
    // The lengths make the bytes of different lists differ.
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    fingerprint = String(ContentDigest(of: Array(text.utf8)).text.prefix(12))
  }
}

/// One fact that shows a change.
public struct ChangeFact: Hashable, Sendable {
  /// A value on one side.
  public enum Value: Hashable, Sendable {
    /// A text of a workflow, a pattern or a payload.
    case code(String)
    /// Words.
    case words(Sentence)
  }

  /// The forms.
  public enum Content: Hashable, Sendable {
    /// A value before and after; nil if a side has none.
    case values(before: Value?, after: Value?)
    /// Whether an event fires the workflow. `excerpt` has only the fields that decide, `event` is complete.
    case event(JSONValue, excerpt: JSONValue, before: Bool, after: Bool)
    /// The result of a test before and after, and the place of the test.
    case test(Origin, before: Sentence, after: Sentence)
    /// Times in their order.
    case times(before: [String], after: [String])
    /// How many logged events fire the workflow.
    case log(LogAnswer)
    /// A sentence that applies to the change as a whole.
    case note(Sentence)
  }

  /// Its subject: a path, the name of a test.
  public let label: Value
  /// The content.
  public let content: Content

  init(_ label: Value, _ content: Content) {
    self.label = label
    self.content = content
  }

  static func values(_ label: Value, _ before: Value?, _ after: Value?) -> ChangeFact {
    ChangeFact(label, .values(before: before, after: after))
  }

  static func note(_ text: Sentence) -> ChangeFact { ChangeFact(.words(""), .note(text)) }
}
