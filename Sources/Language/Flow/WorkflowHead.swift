public import Source

/// What a workflow says of itself. No variable stands in it: it is the same in every environment.
public struct WorkflowHead: Sendable {
  /// The name, unique in the project: kebab-case, 1 to 48 characters.
  public var name: Located<String>
  /// The document that holds the workflow.
  public var span: Span
  /// What the workflow is for, in the words of the people it serves.
  public var description: Located<String>?
  /// The team or person who answers for it.
  public var owner: Located<String>?
  /// Where to read what to do when it fails: an `https` address.
  public var runbook: Located<String>?
  /// The day after which the lint asks whether it is still wanted.
  public var reviewBy: Located<CalendarDate>?
  /// Labels that become AWS tags, in the order of the source.
  public var labels: [WorkflowLabel] = []
  /// What is to be made of it; `live` where the source says nothing.
  public var state: Located<WorkflowState>?
  /// Where it runs; AWS where the source says nothing.
  public var runsOn: Located<WorkflowHome>?
  /// Where to find it in the no-code tool that still runs it: an `https` address.
  public var link: Located<String>?
  /// The type of its state machine, where the source chooses one; then it has a machine whatever its tasks are.
  public var stateMachine: Located<StateMachineChoice>?
  /// The known keys that the document has, whatever became of their values.
  public var writtenKeys: [String] = []

  /// Makes a head with nothing but a name; the reader fills in the rest.
  public init(name: Located<String>, span: Span) {
    self.name = name
    self.span = span
  }
}

/// What is to be made of a workflow.
public enum WorkflowState: String, CaseIterable, Sendable {
  /// It runs.
  case live
  /// Its resources exist, its rule is disabled.
  case disabled
  /// Its rule is live, but each task only logs what it would have been sent.
  case shadow
  /// It is kept in the catalogue only.
  case retired
}

/// The types of a state machine that a workflow can choose (Step Functions Developer Guide, "Choosing workflow type").
public enum StateMachineChoice: String, CaseIterable, Sendable {
  /// Exactly once, up to a year, paid for by transition.
  case standard
  /// At least once, up to five minutes, paid for by run and duration.
  case express
}

/// Where a workflow runs.
public enum WorkflowHome: Equatable, Sendable {
  /// On AWS: it is compiled.
  case aws
  /// In a no-code tool, by its name (`zapier`, `ifttt`, …): checked and listed, never compiled.
  case tool(String)
}

/// A label of a workflow.
public struct WorkflowLabel: Sendable {
  /// The label's name.
  public var name: Located<String>
  /// The label's value.
  public var value: Located<String>

  /// Makes a label.
  public init(name: Located<String>, value: Located<String>) {
    self.name = name
    self.value = value
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Comparable, Sendable {
  /// The year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day, 1 to 31.
  public let day: Int

  /// Makes a day; nil when the calendar does not have it.
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

  /// Orders days as they come.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
