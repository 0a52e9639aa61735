public import Diagnostics
import Flow

/// The keys of a workflow.
public enum WorkflowKey: String, KeySet {
  case workflow, formerly, description, owner, runbook
  case reviewBy = "review-by"
  case labels, state
  case runsOn = "runs-on"
  case link, trigger, tasks
  case onFailure = "on-failure"
  case stateMachine = "state-machine"
  case tests

  /// The map in words, with an article.
  public static let place = Sentence.workflow
  /// The required keys.
  public static let required: [WorkflowKey] = [.workflow, .trigger, .tasks]
  /// Names from other tools.
  public static let otherNames: [String: WorkflowKey] = [
    "name": .workflow, "on": .trigger, "triggers": .trigger, "when": .trigger, "steps": .tasks, "actions": .tasks,
    "jobs": .tasks, "tags": .labels, "team": .owner, "url": .link, "catch": .onFailure, "on-error": .onFailure,
    "machine": .stateMachine, "machine-type": .stateMachine, "type": .stateMachine,
  ]
  /// The no-code tools that a workflow may still run on. Any other word is accepted too.
  static let knownTools = ["zapier", "ifttt", "yoom", "make", "n8n", "power-automate"]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .workflow: .name
    case .formerly: .either([.name, .list(.name)])
    case .description, .owner: .text
    case .runbook, .link: .address
    case .reviewBy: .date
    case .labels: .names(.text)
    case .state: .choice(WorkflowState.allCases.map(\.rawValue))
    case .runsOn: .openChoice(["aws"] + Self.knownTools)
    case .trigger: .either([.map(TriggerKey.self), .list(.map(TriggerKey.self))])
    case .tasks, .onFailure: .steps
    case .stateMachine: .choice(StateMachineChoice.allCases.map(\.rawValue))
    case .tests: .list(.map(TestKey.self))
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .workflow: "The name of the workflow, unique in the project."
    case .formerly:
      "Its earlier names, the first one first: its resources keep the names that they have."
    case .description: "The purpose of the workflow, in the words of the people it serves."
    case .owner: "The team or person responsible for it."
    case .runbook: "The URL of the instructions for a failure."
    case .reviewBy: "The date after which a warning asks whether it is still needed."
    case .labels: "Labels, which become AWS tags."
    case .state:
      "`live`; `disabled`: its resources exist, but its rule is off; `shadow`: its tasks are only logged; `retired`: it is only in the catalog."
    case .runsOn: "Where it runs: `aws`, or the no-code tool that still runs it."
    case .link: "Its URL in that tool."
    case .trigger: "The trigger, or a list of triggers, any of which starts it."
    case .tasks: "The tasks, in order."
    case .onFailure: "The tasks that run if the workflow fails after its retries; they can use `error`."
    case .stateMachine:
      "`standard` or `express`: forces a state machine of this type."
    case .tests: "Tests, which run without a cloud."
    }
  }
}

/// The keys of a workflow's test.
public enum TestKey: String, KeySet {
  case name, event, set, expect, results

  /// The map in words, with an article.
  public static let place = Sentence.test
  /// The required keys.
  public static let required: [TestKey] = [.name, .event, .expect]
  /// Names from other tools.
  public static let otherNames: [String: TestKey] = [
    "test": .name, "input": .event, "given": .event, "then": .expect, "expected": .expect, "mocks": .results,
  ]

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .name: .text
    case .event: .either([.text, .names(.anyValue)])
    case .set, .results: .names(.anyValue)
    case .expect: .map(ExpectationKey.self)
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .name: "The name of the test."
    case .event: "The event: a file relative to the workflow's, or the event itself."
    case .set: "Fields of the event that the test changes, by dotted path."
    case .expect: "What the event must cause."
    case .results: "The results of earlier tasks, by their IDs."
    }
  }
}

/// The keys of a test's expectations.
public enum ExpectationKey: String, KeySet {
  case fires, because, fails, tasks

  /// The map in words, with an article.
  public static let place = Sentence.testExpectation

  /// The type of a key's value.
  public var value: KeyValue {
    switch self {
    case .fires: .boolean
    case .because: .text
    case .fails: .either([.boolean, .text])
    case .tasks:
      .names(
        .either([
          .choice(["skipped"]), .names(.anyValue), .list(.either([.choice(["skipped"]), .names(.anyValue)])),
        ]))
    }
  }

  /// The meaning of a key, in one line.
  public var summary: String {
    switch self {
    case .fires: "Whether the workflow starts."
    case .because: "The field because of which it does not."
    case .fails: "Whether the execution fails in the end, or the name of the error."
    case .tasks:
      "The expected inputs of tasks, by their IDs, or `skipped`; for a task in a loop, a list with one entry per run."
    }
  }
}
