public import Diagnostics
public import Emit
public import Source

/// One change: what it is, how much it matters, where both sides say it, and what shows it.
public struct Change: Hashable, Sendable {
  /// The kind.
  public let code: ChangeCode
  /// How much it matters: as the code says, unless the workflow does nothing on either side, or more is known.
  public internal(set) var level: ChangeLevel
  /// What changes, in one line: lower case, no full stop.
  public let message: Sentence
  /// The part of the workflow or of the plan that it is about: a task's id, a bus, a resource's name.
  public let subject: String?
  /// Where the older side says it; none where it says nothing of it. Places take no part in comparing.
  public let base: Origin
  /// Where the newer side says it.
  public let head: Origin
  /// What shows it, the most telling first.
  public let facts: [ChangeFact]
  /// What becomes of a resource, where it is about one.
  public let resource: ResourceChange?
  /// What tells it from other changes of its code in the same workflow, whatever the places: the values that differ, in a
  /// form that does not depend on how they are written.
  let identity: [String]
  /// What names the change wherever its lines move: 12 hexadecimal digits.
  public internal(set) var fingerprint = ""
  /// The environments that have it, where not all that were compared do.
  public internal(set) var environments: [String] = []

  init(
    _ code: ChangeCode, _ message: Sentence, subject: String? = nil, base: Span?, head: Span?,
    facts: [ChangeFact] = [], resource: ResourceChange? = nil, identity: [String], level: ChangeLevel? = nil
  ) {
    self.code = code
    self.level = level ?? code.level
    self.message = message
    self.subject = subject
    self.base = Origin(base)
    self.head = Origin(head)
    self.facts = facts
    self.resource = resource
    self.identity = identity
  }

  /// Gives the change its name within a workflow of a project.
  mutating func sign(_ project: String, _ workflow: String) {
    let parts = [code.text, project, workflow, subject ?? ""] + identity
    // Lengths keep two lists of parts from having the same bytes.
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    fingerprint = String(ContentDigest(of: Array(text.utf8)).text.prefix(12))
  }
}

/// One thing that shows a change.
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
    /// What a value was and is; none where there is nothing.
    case values(before: Value?, after: Value?)
    /// What an event causes. `excerpt` has only the fields that decide, `event` is the whole.
    case event(JSONValue, excerpt: JSONValue, before: Bool, after: Bool)
    /// What a test of a workflow comes to, and where it is written.
    case test(Origin, before: Sentence, after: Sentence)
    /// Times, in the order in which they come.
    case times(before: [String], after: [String])
    /// Something that is known for sure, or that is not.
    case note(Sentence)
  }

  /// What it is about: a path, the name of a test.
  public let label: Value
  /// What shows it.
  public let content: Content

  init(_ label: Value, _ content: Content) {
    self.label = label
    self.content = content
  }

  /// What a value was and is.
  static func values(_ label: Value, _ before: Value?, _ after: Value?) -> ChangeFact {
    ChangeFact(label, .values(before: before, after: after))
  }

  /// What is known for sure, or is not.
  static func note(_ text: Sentence) -> ChangeFact { ChangeFact(.words(""), .note(text)) }
}
