public import Diagnostics
import Flow
import Workflows

public enum TaskKey: String, KeySet {
  case id, formerly, uses, with
  case `if`
  case retry, timeout
  case onError = "on-error"
  case deadLetter = "dead-letter"
  case because

  public static let place = Sentence.task
  public static let required: [TaskKey] = [.id, .uses]
  public static let otherNames: [String: TaskKey] = [
    "name": .id, "action": .uses, "app": .uses, "type": .uses, "inputs": .with, "input": .with, "params": .with,
    "parameters": .with, "when": .if, "condition": .if, "retries": .retry, "continue-on-error": .onError,
    "timeout-minutes": .timeout, "dlq": .deadLetter, "reason": .because,
  ]

  public var form: KeyForm {
    switch self {
    case .id: KeyForm(.name, "The name by which later tasks refer to its result.")
    case .formerly:
      KeyForm(
        .either([.name, .list(.name)]),
        "Its earlier names, the first one first: its target and its permissions keep the names that they have.")
    case .uses: KeyForm(.action, "The action, `app/action`.")
    case .with: KeyForm(.names(.anyValue), "The inputs of the action.")
    case .if: KeyForm(.expression, "The condition under which the task runs.")
    case .retry: KeyForm(.map(RetryKey.self), "How often and when the task is retried.")
    case .timeout: KeyForm(.duration, "The maximum duration of one try.")
    case .onError:
      KeyForm(
        .choice(ErrorPolicy.allCases.map(\.rawValue)),
        "What happens after the task has failed: `stop` or `continue`.")
    case .deadLetter:
      KeyForm(.choice(["none"]), "`none` removes the dead-letter queue; `because` gives the reason.")
    case .because: KeyForm(.text, "Why the task needs no dead-letter queue.")
    }
  }
}

/// The keys of `retry`.
public enum RetryKey: String, KeySet {
  case attempts, delay, backoff
  case maxDelay = "max-delay"
  case on

  public static let place = Sentence.key("retry")
  public static let otherNames: [String: RetryKey] = [
    "max-attempts": .attempts, "retries": .attempts, "times": .attempts, "count": .attempts, "interval": .delay,
    "backoff-rate": .backoff, "errors": .on,
  ]

  public var form: KeyForm {
    switch self {
    case .attempts: KeyForm(.integer(Bounds.attempts), "The number of tries after the first.")
    case .delay: KeyForm(.duration, "The pause before the first retry.")
    case .backoff: KeyForm(.number(atLeast: 1), "The factor by which each pause is longer than the one before it.")
    case .maxDelay: KeyForm(.duration, "The maximum pause.")
    case .on: KeyForm(.either([.text, .list(.text)]), "The errors to retry; the default is all errors.")
    }
  }
}

public enum WaitKey: String, KeySet {
  case wait

  public static let place = Sentence.pause
  public static let required: [WaitKey] = [.wait]

  public var form: KeyForm {
    KeyForm(.either([.duration, .map(WaitUntilKey.self)]), "How long, or until when, the workflow waits.")
  }
}

/// The keys of a pause that ends at a time.
public enum WaitUntilKey: String, KeySet {
  case until

  public static let place = Sentence.key("wait")
  public static let required: [WaitUntilKey] = [.until]

  public var form: KeyForm {
    KeyForm(.expression, "The time at which the workflow continues, as an RFC 3339 timestamp.")
  }
}

public enum ParallelKey: String, KeySet {
  case parallel

  public static let place = Sentence.key("parallel")
  public static let required: [ParallelKey] = [.parallel]

  public var form: KeyForm { KeyForm(.list(.steps), "Task lists that run in parallel.") }
}

public enum ChooseKey: String, KeySet {
  case choose

  public static let place = Sentence.key("choose")
  public static let required: [ChooseKey] = [.choose]

  public var form: KeyForm {
    KeyForm(
      .list(.either([.map(BranchKey.self), .map(OtherwiseKey.self)])),
      "Branches, of which the first with a true condition runs.")
  }
}

public enum BranchKey: String, KeySet {
  case when, tasks

  public static let place = Sentence.branchOfChoose
  public static let required: [BranchKey] = [.when, .tasks]
  public static let otherNames: [String: BranchKey] = [
    "if": .when, "condition": .when, "then": .tasks, "steps": .tasks, "do": .tasks,
  ]

  public var form: KeyForm {
    switch self {
    case .when: KeyForm(.expression, "The condition of the branch.")
    case .tasks: KeyForm(.steps, "The tasks of the branch.")
    }
  }
}

/// The keys of the branch that runs when no other does.
public enum OtherwiseKey: String, KeySet {
  case otherwise

  public static let place = Sentence.lastBranchOfChoose
  public static let required: [OtherwiseKey] = [.otherwise]

  public var form: KeyForm { KeyForm(.steps, "The tasks that run if no condition is true.") }
}

public enum ForEachKey: String, KeySet {
  case forEach = "for-each"
  case tasks
  case maxConcurrency = "max-concurrency"

  public static let place = Sentence.loop
  public static let required: [ForEachKey] = [.forEach, .tasks]
  public static let otherNames: [String: ForEachKey] = [
    "steps": .tasks, "do": .tasks, "concurrency": .maxConcurrency, "parallelism": .maxConcurrency,
  ]

  public var form: KeyForm {
    switch self {
    case .forEach: KeyForm(.expression, "The list; the tasks can use `item` and `index`.")
    case .tasks: KeyForm(.steps, "The tasks for each element.")
    case .maxConcurrency: KeyForm(.integer(Bounds.concurrency), "The maximum number of elements at once.")
    }
  }
}

public enum StopKey: String, KeySet {
  case stop

  public static let place = Sentence.key("stop")
  public static let required: [StopKey] = [.stop]

  public var form: KeyForm {
    KeyForm(
      .either([.choice(["succeed"]), .map(FailKey.self)]), "Ends the workflow: `succeed`, or `{fail: MESSAGE}`.")
  }
}

/// The keys of an end with a failure.
public enum FailKey: String, KeySet {
  case fail

  public static let place = Sentence.key("stop")
  public static let required: [FailKey] = [.fail]

  public var form: KeyForm { KeyForm(.text, "The message with which the workflow fails.") }
}
