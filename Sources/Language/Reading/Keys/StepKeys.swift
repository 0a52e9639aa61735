public import Diagnostics
import Flow
import Workflows

/// The forms of an entry of a task list, one table each.
let stepTables: [any KeySet.Type] = [
  TaskKey.self, WaitKey.self, ParallelKey.self, ChooseKey.self, ForEachKey.self, StopKey.self,
]

/// The keys of a task.
public enum TaskKey: String, KeySet {
  case id, formerly, uses, with
  case `if`
  case retry, timeout
  case onError = "on-error"
  case deadLetter = "dead-letter"
  case because

  /// The map in words, with an article.
  public static let place = Sentence.task
  /// The required keys.
  public static let required: [TaskKey] = [.id, .uses]
  /// Names from other tools.
  public static let otherNames: [String: TaskKey] = [
    "name": .id, "action": .uses, "app": .uses, "type": .uses, "inputs": .with, "input": .with, "params": .with,
    "parameters": .with, "when": .if, "condition": .if, "retries": .retry, "continue-on-error": .onError,
    "timeout-minutes": .timeout, "dlq": .deadLetter, "reason": .because,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .id: .name
    case .formerly: .either([.name, .list(.name)])
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

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .id: "The name by which later tasks refer to its result."
    case .formerly:
      "Its earlier names, the first one first: its target and its permissions keep the names that they have."
    case .uses: "The action, `app/action`."
    case .with: "The inputs of the action."
    case .if: "The condition under which the task runs."
    case .retry: "How often and when the task is retried."
    case .timeout: "The maximum duration of one try."
    case .onError: "What happens after the task has failed: `stop` or `continue`."
    case .deadLetter: "`none` removes the dead-letter queue; `because` gives the reason."
    case .because: "Why the task needs no dead-letter queue."
    }
  }
}

/// The keys of `retry`.
public enum RetryKey: String, KeySet {
  case attempts, delay, backoff
  case maxDelay = "max-delay"
  case on

  /// The map in words, with an article.
  public static let place = Sentence.key("retry")
  /// Names from other tools.
  public static let otherNames: [String: RetryKey] = [
    "max-attempts": .attempts, "retries": .attempts, "times": .attempts, "count": .attempts, "interval": .delay,
    "backoff-rate": .backoff, "errors": .on,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .attempts: .integer(Bounds.attempts)
    case .delay, .maxDelay: .duration
    case .backoff: .number(atLeast: 1)
    case .on: .either([.text, .list(.text)])
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .attempts: "The number of tries after the first."
    case .delay: "The pause before the first retry."
    case .backoff: "The factor by which each pause is longer than the one before it."
    case .maxDelay: "The maximum pause."
    case .on: "The errors to retry; the default is all errors."
    }
  }
}

/// The keys of a pause.
public enum WaitKey: String, KeySet {
  case wait

  /// The map in words, with an article.
  public static let place = Sentence.pause
  /// The required keys.
  public static let required: [WaitKey] = [.wait]

  /// The type of a key's value.
  public var value: KeyValue { .either([.duration, .map(WaitUntilKey.self)]) }
  /// The meaning of a key, in one line.
  public var summary: String { "How long, or until when, the workflow waits." }
}

/// The keys of a pause that ends at a time.
public enum WaitUntilKey: String, KeySet {
  case until

  /// The map in words, with an article.
  public static let place = Sentence.key("wait")
  /// The required keys.
  public static let required: [WaitUntilKey] = [.until]

  /// The type of a key's value.
  public var value: KeyValue { .expression }
  /// The meaning of a key, in one line.
  public var summary: String { "The time at which the workflow continues, as an RFC 3339 timestamp." }
}

/// The keys of parallel task lists.
public enum ParallelKey: String, KeySet {
  case parallel

  /// The map in words, with an article.
  public static let place = Sentence.key("parallel")
  /// The required keys.
  public static let required: [ParallelKey] = [.parallel]

  /// The type of a key's value.
  public var value: KeyValue { .list(.steps) }
  /// The meaning of a key, in one line.
  public var summary: String { "Task lists that run in parallel." }
}

/// The keys of a choice.
public enum ChooseKey: String, KeySet {
  case choose

  /// The map in words, with an article.
  public static let place = Sentence.key("choose")
  /// The required keys.
  public static let required: [ChooseKey] = [.choose]

  /// The type of a key's value.
  public var value: KeyValue { .list(.either([.map(BranchKey.self), .map(OtherwiseKey.self)])) }
  /// The meaning of a key, in one line.
  public var summary: String { "Branches, of which the first with a true condition runs." }
}

/// The keys of a branch with a condition.
public enum BranchKey: String, KeySet {
  case when, tasks

  /// The map in words, with an article.
  public static let place = Sentence.branchOfChoose
  /// The required keys.
  public static let required: [BranchKey] = [.when, .tasks]
  /// Names from other tools.
  public static let otherNames: [String: BranchKey] = [
    "if": .when, "condition": .when, "then": .tasks, "steps": .tasks, "do": .tasks,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .when: .expression
    case .tasks: .steps
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .when: "The condition of the branch."
    case .tasks: "The tasks of the branch."
    }
  }
}

/// The keys of the branch that runs when no other does.
public enum OtherwiseKey: String, KeySet {
  case otherwise

  /// The map in words, with an article.
  public static let place = Sentence.lastBranchOfChoose
  /// The required keys.
  public static let required: [OtherwiseKey] = [.otherwise]

  /// The type of a key's value.
  public var value: KeyValue { .steps }
  /// The meaning of a key, in one line.
  public var summary: String { "The tasks that run if no condition is true." }
}

/// The keys of a loop.
public enum ForEachKey: String, KeySet {
  case forEach = "for-each"
  case tasks
  case maxConcurrency = "max-concurrency"

  /// The map in words, with an article.
  public static let place = Sentence.loop
  /// The required keys.
  public static let required: [ForEachKey] = [.forEach, .tasks]
  /// Names from other tools.
  public static let otherNames: [String: ForEachKey] = [
    "steps": .tasks, "do": .tasks, "concurrency": .maxConcurrency, "parallelism": .maxConcurrency,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .forEach: .expression
    case .tasks: .steps
    case .maxConcurrency: .integer(Bounds.concurrency)
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .forEach: "The list; the tasks can use `item` and `index`."
    case .tasks: "The tasks for each element."
    case .maxConcurrency: "The maximum number of elements at once."
    }
  }
}

/// The keys of an end.
public enum StopKey: String, KeySet {
  case stop

  /// The map in words, with an article.
  public static let place = Sentence.key("stop")
  /// The required keys.
  public static let required: [StopKey] = [.stop]

  /// The type of a key's value.
  public var value: KeyValue { .either([.choice(["succeed"]), .map(FailKey.self)]) }
  /// The meaning of a key, in one line.
  public var summary: String { "Ends the workflow: `succeed`, or `{fail: MESSAGE}`." }
}

/// The keys of an end with a failure.
public enum FailKey: String, KeySet {
  case fail

  /// The map in words, with an article.
  public static let place = Sentence.key("stop")
  /// The required keys.
  public static let required: [FailKey] = [.fail]

  /// The type of a key's value.
  public var value: KeyValue { .text }
  /// The meaning of a key, in one line.
  public var summary: String { "The message with which the workflow fails." }
}
