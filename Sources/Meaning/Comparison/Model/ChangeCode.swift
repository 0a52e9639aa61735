import Diagnostics

/// The subjects of changes. The number of a change's code starts with the number of its block.
public enum ChangeBlock: UInt16, CaseIterable, Sendable {
  /// Whether the workflow exists and runs, and its texts.
  case workflow
  /// Which events start it.
  case events
  /// At which times it starts.
  case schedule
  /// What it does.
  case tasks
  /// Who may do what.
  case access
  /// What exists on AWS.
  case resources
  /// What it costs.
  case cost
  /// What belongs to no single workflow.
  case project
}

/// How much a change matters to those who depend on the workflows.
public enum ChangeLevel: Int, Comparable, CaseIterable, Sendable {
  /// No one can notice it at run time.
  case safe
  /// It changes behavior, but removes nothing.
  case risky
  /// Its effect could not be decided. `--fail-on` does not count it.
  case undecided
  /// Something that was handled, sent, allowed or stored no longer is.
  case breaking

  /// `safe`, `risky`, `undecided` or `breaking`.
  public var word: String {
    switch self {
    case .safe: "safe"
    case .risky: "risky"
    case .undecided: "undecided"
    case .breaking: "breaking"
    }
  }

  /// Orders by importance for a reviewer.
  public static func < (left: ChangeLevel, right: ChangeLevel) -> Bool { left.rawValue < right.rawValue }
}

/// One kind of change, such as `TSKD101`, with its explanation: a row and a section of its page, and its own test.
public final class ChangeCode: Sendable {
  /// A pair of documents that differ by the change.
  public struct Example: Sendable {
    /// The workflow before; nil if the change adds it.
    public let base: String?
    /// The workflow after; nil if the change removes it.
    public let head: String?
    /// The project file on both sides, if they need one.
    public let project: String?
    /// The project file after.
    public let headProject: String?

    /// Makes a pair.
    public init(base: String?, head: String?, project: String? = nil, headProject: String? = nil) {
      self.base = base
      self.head = head
      self.project = project
      self.headProject = headProject ?? project
    }
  }

  /// The block's number times 100 plus the position in the block. A number is never reused.
  public let number: UInt16
  /// The name in kebab-case, such as `events-narrowed`.
  public let name: String
  /// The level of its changes.
  public let level: ChangeLevel
  /// What changes, in one sentence.
  public let summary: String
  /// What that means and how it is determined, in Markdown paragraphs.
  public let explanation: String
  /// A pair of documents with exactly this change and its consequences.
  public let example: Example
  /// A number of changes of the kind as a clause of a workflow's verdict.
  let clause: @Sendable (Int) -> Sentence

  /// Defines a kind of change. Each is defined once.
  init(
    _ number: UInt16, _ name: String, _ level: ChangeLevel, summary: String, explanation: String,
    clause: @escaping @Sendable (Int) -> Sentence, example: Example
  ) {
    self.number = number
    self.name = name
    self.level = level
    self.summary = summary
    self.explanation = explanation
    self.clause = clause
    self.example = example
  }

  /// Its subject.
  public var block: ChangeBlock { ChangeBlock(rawValue: number / 100) ?? .workflow }

  /// The code as people write it: `TSKD` and three digits.
  public var text: String {
    let digits = String(number)
    return "TSKD" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// The code that a text names: `TSKD101`, `101` or `events-narrowed`, in any case.
  public static func find(_ text: String) -> ChangeCode? {
    let wanted = text.lowercased()
    let digits = wanted.hasPrefix("tskd") ? String(wanted.dropFirst(4)) : nil
    return allChanges.first { $0.name == wanted || digits.flatMap { UInt16($0) } == $0.number }
  }
}

extension ChangeCode: Hashable {
  /// Two codes are equal if their numbers are.
  public static func == (left: ChangeCode, right: ChangeCode) -> Bool { left.number == right.number }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
