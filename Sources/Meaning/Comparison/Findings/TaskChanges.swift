import Diagnostics

// What a workflow does.

extension Sentence {
  static func taskGone(_ id: String, uses: String) -> Sentence { "the task '\(id)' (\(uses)) is gone" }
  static func taskNew(_ id: String, uses: String) -> Sentence { "new task '\(id)' (\(uses))" }
  static func taskRenamed(_ old: String, _ new: String) -> Sentence { "the task '\(old)' is called '\(new)'" }
  static func usesOther(_ id: String, _ old: String, _ new: String) -> Sentence {
    "the task '\(id)' does '\(new)', no longer '\(old)'"
  }
  static func sendsToOther(_ id: String, _ old: String, _ new: String) -> Sentence {
    "the task '\(id)' sends to '\(new)', no longer to '\(old)'"
  }
  static func sendsOther(_ id: String, _ paths: [String]) -> Sentence {
    "the task '\(id)' sends something else: \(listed: paths)"
  }
  static func sentFor(_ test: String) -> Sentence { "sent for \(quoted: test)" }
  static func runsOnlyIf(_ id: String) -> Sentence { "the task '\(id)' now has a condition" }
  static func runsAlways(_ id: String) -> Sentence { "the task '\(id)' no longer has a condition" }
  static func runsUnderOtherCondition(_ id: String) -> Sentence { "the task '\(id)' has another condition" }
  static func triedAgainOtherwise(_ id: String) -> Sentence { "the task '\(id)' is retried differently" }
  static func timeLimitOf(_ id: String) -> Sentence { "the task '\(id)' has another time limit" }
  static func goesOnAfterFailure(_ id: String) -> Sentence {
    "the workflow goes on after the task '\(id)' fails for good"
  }
  static func failsWith(_ id: String) -> Sentence { "the workflow fails when the task '\(id)' fails for good" }
  static func failuresAreKept(of id: String) -> Sentence {
    "what the task '\(id)' cannot deliver is kept in a dead-letter queue"
  }
  static func failuresAreLost(of id: String) -> Sentence { "what the task '\(id)' cannot deliver is lost" }
  static let runsInOtherOrder: Sentence = "the tasks run in another order"
  static let order: Sentence = "order"
  static let stepsDiffer: Sentence = "waits, branches, loops or ends differ"
  static let step: Sentence = "step"
  static func machineFromNowOn(_ kind: String) -> Sentence {
    "is a state machine from now on (\(term: kind.lowercased()))"
  }
  static func machineNoLonger(_ kind: String) -> Sentence {
    "is no longer a state machine (it was \(term: kind.lowercased()))"
  }
  static func machineOfOtherType(_ old: String, _ new: String) -> Sentence {
    "its state machine is \(term: new.lowercased()), no longer \(term: old.lowercased())"
  }
}

// What the events of tests cause.
extension Sentence {
  static let fires: Sentence = "fires"
  static let doesNotFire: Sentence = "does not fire"
  static let passes: Sentence = "passes"
  static let fails: Sentence = "fails"
  static func calls(_ tasks: [String]) -> Sentence {
    tasks.isEmpty ? "calls nothing" : "calls \(texts: tasks)"
  }
  static func testsBreak(_ count: Int) -> Sentence {
    counted(count, "test that passed fails now", "tests that passed fail now")
  }
  static func runsDiffer(_ count: Int) -> Sentence {
    counted(count, "test's event now runs other tasks", "tests' events now run other tasks")
  }
  static func moreTests(_ count: Int) -> Sentence { counted(count, "more test", "more tests") }
}
