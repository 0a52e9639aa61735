public import Diagnostics
import Flow
import Workflows

/// The forms of an entry of a task list: a table for each.
let stepTables: [any KeySet.Type] = [
  TaskKey.self, WaitKey.self, ParallelKey.self, ChooseKey.self, ForEachKey.self, StopKey.self,
]

/// The keys of a task.
public enum TaskKey: String, KeySet {
  case id, uses, with
  case `if`
  case retry, timeout
  case onError = "on-error"
  case deadLetter = "dead-letter"
  case because

  /// What the map is, with an article.
  public static let place = Sentence.task
  /// The keys that must be there.
  public static let required: [TaskKey] = [.id, .uses]
  /// What other tools call a key.
  public static let otherNames: [String: TaskKey] = [
    "name": .id, "action": .uses, "app": .uses, "type": .uses, "inputs": .with, "input": .with, "params": .with,
    "parameters": .with, "when": .if, "condition": .if, "retries": .retry, "continue-on-error": .onError,
    "timeout-minutes": .timeout, "dlq": .deadLetter, "reason": .because,
  ]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .id: .name
    case .uses: .action
    case .with: .names(.anyValue)
    case .if: .expression
    case .retry: .map(RetryKey.self)
    case .timeout: .duration
    case .onError: .choice(ErrorPolicy.allCases.map(\.rawValue))
    case .deadLetter: .choice(["none"])
    case .because: .text
    }
  }

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .id: "The name by which later tasks speak of its result."
    case .uses: "The action, `app/action`."
    case .with: "The action's inputs."
    case .if: "The condition under which it runs."
    case .retry: "How often and when it is tried again."
    case .timeout: "How long one try may take."
    case .onError: "Whether the workflow stops when it fails for good: `stop` or `continue`."
    case .deadLetter: "`none` leaves its dead-letter queue out; `because` says why."
    case .because: "Why it needs no dead-letter queue."
    }
  }
}

/// The keys of `retry`.
public enum RetryKey: String, KeySet {
  case attempts, delay, backoff
  case maxDelay = "max-delay"
  case on

  /// What the map is, with an article.
  public static let place = Sentence.key("retry")
  /// What other tools call a key.
  public static let otherNames: [String: RetryKey] = [
    "max-attempts": .attempts, "retries": .attempts, "times": .attempts, "count": .attempts, "interval": .delay,
    "backoff-rate": .backoff, "errors": .on,
  ]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .attempts: .integer(Bounds.attempts)
    case .delay, .maxDelay: .duration
    case .backoff: .number(atLeast: 1)
    case .on: .either([.text, .list(.text)])
    }
  }

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .attempts: "How often after the first try."
    case .delay: "The pause before the first new try."
    case .backoff: "By how much each pause is longer than the one before it."
    case .maxDelay: "The longest pause."
    case .on: "The errors after which it is tried again; any where it is left out."
    }
  }
}

/// The keys of a pause.
public enum WaitKey: String, KeySet {
  case wait

  /// What the map is, with an article.
  public static let place = Sentence.pause
  /// The keys that must be there.
  public static let required: [WaitKey] = [.wait]

  /// What a key's value is.
  public var value: KeyValue { .either([.duration, .map(WaitUntilKey.self)]) }
  /// What a key means, in one line.
  public var summary: String { "How long the workflow waits, or until when." }
}

/// The keys of a pause that ends at a time.
public enum WaitUntilKey: String, KeySet {
  case until

  /// What the map is, with an article.
  public static let place = Sentence.key("wait")
  /// The keys that must be there.
  public static let required: [WaitUntilKey] = [.until]

  /// What a key's value is.
  public var value: KeyValue { .expression }
  /// What a key means, in one line.
  public var summary: String { "The time at which the workflow goes on, as RFC 3339 writes it." }
}

/// The keys of task lists side by side.
public enum ParallelKey: String, KeySet {
  case parallel

  /// What the map is, with an article.
  public static let place = Sentence.key("parallel")
  /// The keys that must be there.
  public static let required: [ParallelKey] = [.parallel]

  /// What a key's value is.
  public var value: KeyValue { .list(.steps) }
  /// What a key means, in one line.
  public var summary: String { "Task lists that run side by side." }
}

/// The keys of a choice.
public enum ChooseKey: String, KeySet {
  case choose

  /// What the map is, with an article.
  public static let place = Sentence.key("choose")
  /// The keys that must be there.
  public static let required: [ChooseKey] = [.choose]

  /// What a key's value is.
  public var value: KeyValue { .list(.either([.map(BranchKey.self), .map(OtherwiseKey.self)])) }
  /// What a key means, in one line.
  public var summary: String { "Branches, of which the first that holds runs." }
}

/// The keys of a branch with a condition.
public enum BranchKey: String, KeySet {
  case when, tasks

  /// What the map is, with an article.
  public static let place = Sentence.branchOfChoose
  /// The keys that must be there.
  public static let required: [BranchKey] = [.when, .tasks]
  /// What other tools call a key.
  public static let otherNames: [String: BranchKey] = [
    "if": .when, "condition": .when, "then": .tasks, "steps": .tasks, "do": .tasks,
  ]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .when: .expression
    case .tasks: .steps
    }
  }

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .when: "When the branch runs."
    case .tasks: "What it does."
    }
  }
}

/// The keys of the branch that runs when no other does.
public enum OtherwiseKey: String, KeySet {
  case otherwise

  /// What the map is, with an article.
  public static let place = Sentence.lastBranchOfChoose
  /// The keys that must be there.
  public static let required: [OtherwiseKey] = [.otherwise]

  /// What a key's value is.
  public var value: KeyValue { .steps }
  /// What a key means, in one line.
  public var summary: String { "What runs when no branch holds." }
}

/// The keys of a loop.
public enum ForEachKey: String, KeySet {
  case forEach = "for-each"
  case tasks
  case maxConcurrency = "max-concurrency"

  /// What the map is, with an article.
  public static let place = Sentence.loop
  /// The keys that must be there.
  public static let required: [ForEachKey] = [.forEach, .tasks]
  /// What other tools call a key.
  public static let otherNames: [String: ForEachKey] = [
    "steps": .tasks, "do": .tasks, "concurrency": .maxConcurrency, "parallelism": .maxConcurrency,
  ]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .forEach: .expression
    case .tasks: .steps
    case .maxConcurrency: .integer(Bounds.concurrency)
    }
  }

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .forEach: "The list; `item` and `index` are bound in the tasks."
    case .tasks: "What is done for each element."
    case .maxConcurrency: "How many elements are worked on at once."
    }
  }
}

/// The keys of an end.
public enum StopKey: String, KeySet {
  case stop

  /// What the map is, with an article.
  public static let place = Sentence.key("stop")
  /// The keys that must be there.
  public static let required: [StopKey] = [.stop]

  /// What a key's value is.
  public var value: KeyValue { .either([.choice(["succeed"]), .map(FailKey.self)]) }
  /// What a key means, in one line.
  public var summary: String { "Ends the workflow: `succeed`, or `{fail: MESSAGE}`." }
}

/// The keys of an end with a failure.
public enum FailKey: String, KeySet {
  case fail

  /// What the map is, with an article.
  public static let place = Sentence.key("stop")
  /// The keys that must be there.
  public static let required: [FailKey] = [.fail]

  /// What a key's value is.
  public var value: KeyValue { .text }
  /// What a key means, in one line.
  public var summary: String { "The message with which the workflow fails." }
}
