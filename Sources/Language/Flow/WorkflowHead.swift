public import Source

/// The properties of a workflow itself. They contain no variables and are the same in every environment.
public struct WorkflowHead: Sendable {
  /// The name, unique in the project: kebab-case, 1 to 48 characters.
  public var name: Located<String>
  /// Its names before it was renamed, the first one first.
  public var formerly: [Located<String>] = []
  /// The document that contains the workflow.
  public var span: Span
  /// The purpose of the workflow, in the words of the people it serves.
  public var description: Located<String>?
  /// The team or person responsible for it.
  public var owner: Located<String>?
  /// Instructions for a failure: an `https` URL.
  public var runbook: Located<String>?
  /// The day after which a warning asks whether it is still needed.
  public var reviewBy: Located<CalendarDate>?
  /// Labels that become AWS tags, in the order of the source.
  public var labels: [WorkflowLabel] = []
  /// Its state; `live` if the source does not set one.
  public var state: Located<WorkflowState>?
  /// Where it runs; AWS if the source does not say.
  public var runsOn: Located<WorkflowPlatform>?
  /// Its `https` URL in the no-code tool that still runs it.
  public var link: Located<String>?
  /// The type of its state machine, if the source chooses one; the workflow then has a machine whatever its tasks are.
  public var stateMachine: Located<StateMachineChoice>?
  /// The known keys of the document, whether or not their values are valid.
  public var writtenKeys: [String] = []

  /// The name from which the names of its resources are made: the first one that it had. It stays the same if the workflow is
  /// renamed, so no resource is replaced.
  public var resourceName: String { formerly.first?.value ?? name.value }

  /// Makes a head with only a name; the reader fills in the rest.
  public init(name: Located<String>, span: Span) {
    self.name = name
    self.span = span
  }
}

public enum WorkflowState: String, CaseIterable, Sendable {
  case live
  /// Its resources exist, but its rule is disabled.
  case disabled
  /// Its rule is enabled, but each task only logs what it would receive.
  case shadow
  /// It is only kept in the catalog.
  case retired
}

/// The types of a state machine that a workflow can choose (Step Functions Developer Guide, "Choosing workflow type").
public enum StateMachineChoice: String, CaseIterable, Sendable {
  /// Exactly once, up to a year, billed per transition.
  case standard
  /// At least once, up to five minutes, billed per run and duration.
  case express
}

/// Where a workflow runs.
public enum WorkflowPlatform: Equatable, Sendable {
  /// On AWS: it is compiled.
  case aws
  /// In a no-code tool, by its name (`zapier`, `ifttt`, …): checked and listed, but not compiled.
  case tool(String)
}

public struct WorkflowLabel: Sendable {
  public var name: Located<String>
  public var value: Located<String>

  public init(name: Located<String>, value: Located<String>) {
    self.name = name
    self.value = value
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Comparable, Sendable {
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day, 1 to 31.
  public let day: Int

  /// Nil if the date does not exist.
  public init?(year: Int, month: Int, day: Int) {
    let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2026-11-30`
  public var text: String {
    [year, month, day].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
