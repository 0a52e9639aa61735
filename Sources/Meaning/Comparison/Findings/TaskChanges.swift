import Diagnostics

// The tasks of a workflow.

extension Sentence {
  static func taskIsRemoved(_ id: String, uses: String) -> Sentence {
    "the task '\(id)' (\(uses)) is removed"
  }
  static func taskIsNew(_ id: String, uses: String) -> Sentence { "new task '\(id)' (\(uses))" }
  static func taskRenamed(_ old: String, _ new: String) -> Sentence { "the task '\(old)' is now '\(new)'" }
  static func formerlyKeepsTarget(_ names: [String]) -> Sentence {
    "'formerly: [\(texts: names)]' in the task keeps the names of its target and its permissions"
  }
  static func usesOther(_ id: String, _ old: String, _ new: String) -> Sentence {
    "the task '\(id)' uses '\(new)', no longer '\(old)'"
  }
  static func sendsToOther(_ id: String, _ old: String, _ new: String) -> Sentence {
    "the task '\(id)' sends to '\(new)', no longer to '\(old)'"
  }
  static func sendsOther(_ id: String, _ paths: [String]) -> Sentence {
    "the task '\(id)' sends something else: \(listed: paths)"
  }
  static func startsNoWorkflow(_ id: String, _ name: String) -> Sentence {
    "the task '\(id)' starts a state machine '\(name)' outside the project, no longer the workflow"
  }
  static func startsWorkflow(_ id: String, _ name: String) -> Sentence {
    "the task '\(id)' starts the workflow '\(name)', no longer a state machine outside the project"
  }
  static let workflowOfProject: Sentence = "the workflow"
  static let machineOutside: Sentence = "a state machine outside the project"
  static func sentFor(_ test: String) -> Sentence { "sent for \(quoted: test)" }
  static func runsOnlyIf(_ id: String) -> Sentence { "the task '\(id)' now has a condition" }
  static func runsAlways(_ id: String) -> Sentence { "the task '\(id)' no longer has a condition" }
  static func conditionDiffers(_ id: String) -> Sentence { "the task '\(id)' has another condition" }
  static let conditionsUndecided: Sentence =
    "could not be decided: whether both hold for the same events (no test of the older side shows a difference)"
  static func retryDiffers(_ id: String) -> Sentence { "the task '\(id)' is retried differently" }
  static func timeoutDiffers(_ id: String) -> Sentence { "the task '\(id)' has another time limit" }
  static func continuesAfterFailure(_ id: String) -> Sentence {
    "the workflow continues after the task '\(id)' fails for good"
  }
  static func failsWithTask(_ id: String) -> Sentence { "the workflow fails if the task '\(id)' fails for good" }
  static func failuresAreKept(of id: String) -> Sentence {
    "undeliverable events of the task '\(id)' go to a dead-letter queue"
  }
  static func failuresAreLost(of id: String) -> Sentence { "undeliverable events of the task '\(id)' are lost" }
  static let runsInOtherOrder: Sentence = "the tasks run in another order"
  static let order: Sentence = "order"
  static let stepsDiffer: Sentence = "waits, branches, loops or ends differ"
  static let step: Sentence = "step"
  static func becomesMachine(_ kind: String) -> Sentence {
    "becomes a state machine (\(term: kind.lowercased()))"
  }
  static func noLongerMachine(_ kind: String) -> Sentence {
    "is no longer a state machine (it was \(term: kind.lowercased()))"
  }
  static func machineTypeDiffers(_ old: String, _ new: String) -> Sentence {
    "its state machine is \(term: new.lowercased()), no longer \(term: old.lowercased())"
  }
}

// The results of tests.
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
