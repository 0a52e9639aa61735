public import Diagnostics
import Flow

/// The keys of a workflow.
public enum WorkflowKey: String, KeySet {
  case workflow, description, owner, runbook
  case reviewBy = "review-by"
  case labels, state
  case runsOn = "runs-on"
  case link, trigger, tasks
  case onFailure = "on-failure"
  case stateMachine = "state-machine"
  case tests

  /// What the map is, with an article.
  public static let place = Sentence.workflow
  /// The keys that must be there.
  public static let required: [WorkflowKey] = [.workflow, .trigger, .tasks]
  /// What other tools call a key.
  public static let otherNames: [String: WorkflowKey] = [
    "name": .workflow, "on": .trigger, "triggers": .trigger, "when": .trigger, "steps": .tasks, "actions": .tasks,
    "jobs": .tasks, "tags": .labels, "team": .owner, "url": .link, "catch": .onFailure, "on-error": .onFailure,
    "machine": .stateMachine, "machine-type": .stateMachine, "type": .stateMachine,
  ]
  /// The no-code tools that a workflow may still live in. Any other word is taken too.
  static let knownTools = ["zapier", "ifttt", "yoom", "make", "n8n", "power-automate"]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .workflow: .name
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

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .workflow: "The name, unique in the project."
    case .description: "What the workflow is for, in the words of the people it serves."
    case .owner: "The team or person who answers for it."
    case .runbook: "Where to read what to do when it fails."
    case .reviewBy: "The day after which the lint asks whether it is still wanted."
    case .labels: "Labels, which become AWS tags."
    case .state:
      "`live`; `disabled`: its resources exist, its rule is off; `shadow`: its tasks are only logged; `retired`: in the catalogue only."
    case .runsOn: "Where it runs: `aws`, or the no-code tool where it still lives."
    case .link: "Where to find it in that tool."
    case .trigger: "What starts it; of a list, any."
    case .tasks: "What it does, in order."
    case .onFailure: "What it does when it fails after its retries; `error` is bound in it."
    case .stateMachine:
      "`standard` or `express`: makes a state machine of this type, whatever the tasks would need."
    case .tests: "Its tests, which run without a cloud."
    }
  }
}

/// The keys of a workflow's test.
public enum TestKey: String, KeySet {
  case name, event, set, expect, results

  /// What the map is, with an article.
  public static let place = Sentence.test
  /// The keys that must be there.
  public static let required: [TestKey] = [.name, .event, .expect]
  /// What other tools call a key.
  public static let otherNames: [String: TestKey] = [
    "test": .name, "input": .event, "given": .event, "then": .expect, "expected": .expect, "mocks": .results,
  ]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .name: .text
    case .event: .either([.text, .names(.anyValue)])
    case .set, .results: .names(.anyValue)
    case .expect: .map(ExpectationKey.self)
    }
  }

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .name: "What the test shows."
    case .event: "The event: a file beside the workflow's, or the event itself."
    case .set: "Fields of the event that the test changes, by dotted path."
    case .expect: "What the event must cause."
    case .results: "What earlier tasks answer, by their ids."
    }
  }
}

/// The keys of what a test expects.
public enum ExpectationKey: String, KeySet {
  case fires, because, fails, tasks

  /// What the map is, with an article.
  public static let place = Sentence.whatIsExpected

  /// What a key's value is.
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

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .fires: "Whether the workflow starts."
    case .because: "The field for which it does not."
    case .fails: "Whether the execution fails in the end, or the error with which it does."
    case .tasks:
      "The inputs that tasks must have been given, by their ids, or `skipped`; a list for each time that a task in a loop runs."
    }
  }
}
