public import Diagnostics
import Flow

public enum WorkflowKey: String, KeySet {
  case workflow, formerly, description, owner, runbook
  case reviewBy = "review-by"
  case labels, state
  case runsOn = "runs-on"
  case link, trigger, tasks
  case onFailure = "on-failure"
  case stateMachine = "state-machine"
  case tests

  public static let place = Sentence.workflow
  public static let required: [WorkflowKey] = [.workflow, .trigger, .tasks]
  public static let otherNames: [String: WorkflowKey] = [
    "name": .workflow, "on": .trigger, "triggers": .trigger, "when": .trigger, "steps": .tasks, "actions": .tasks,
    "jobs": .tasks, "tags": .labels, "team": .owner, "url": .link, "catch": .onFailure, "on-error": .onFailure,
    "machine": .stateMachine, "machine-type": .stateMachine, "type": .stateMachine,
  ]
  /// The no-code tools that a workflow may still run on. Any other word is accepted too.
  static let knownTools = ["zapier", "ifttt", "yoom", "make", "n8n", "power-automate"]

  public var form: KeyForm {
    switch self {
    case .workflow: KeyForm(.name, "The name of the workflow, unique in the project.")
    case .formerly:
      KeyForm(
        .either([.name, .list(.name)]),
        "Its earlier names, the first one first: its resources keep the names that they have.")
    case .description: KeyForm(.text, "The purpose of the workflow, in the words of the people it serves.")
    case .owner: KeyForm(.text, "The team or person responsible for it.")
    case .runbook: KeyForm(.address, "The URL of the instructions for a failure.")
    case .reviewBy: KeyForm(.date, "The date after which a warning asks whether it is still needed.")
    case .labels: KeyForm(.names(.text), "Labels, which become AWS tags.")
    case .state:
      KeyForm(
        .choice(WorkflowState.allCases.map(\.rawValue)),
        "`live`; `disabled`: its resources exist, but its rule is off; `shadow`: its tasks are only logged; `retired`: it is only in the catalog."
      )
    case .runsOn:
      KeyForm(
        .openChoice(["aws"] + Self.knownTools), "Where it runs: `aws`, or the no-code tool that still runs it.")
    case .link: KeyForm(.address, "Its URL in that tool.")
    case .trigger:
      KeyForm(
        .either([.map(TriggerKey.self), .list(.map(TriggerKey.self))]),
        "The trigger, or a list of triggers, any of which starts it.")
    case .tasks: KeyForm(.steps, "The tasks, in order.")
    case .onFailure:
      KeyForm(.steps, "The tasks that run if the workflow fails after its retries; they can use `error`.")
    case .stateMachine:
      KeyForm(
        .choice(StateMachineChoice.allCases.map(\.rawValue)),
        "`standard` or `express`: forces a state machine of this type.")
    case .tests: KeyForm(.list(.map(TestKey.self)), "Tests, which run without a cloud.")
    }
  }
}

public enum TestKey: String, KeySet {
  case name, event, set, expect, results

  public static let place = Sentence.test
  public static let required: [TestKey] = [.name, .event, .expect]
  public static let otherNames: [String: TestKey] = [
    "test": .name, "input": .event, "given": .event, "then": .expect, "expected": .expect, "mocks": .results,
  ]

  public var form: KeyForm {
    switch self {
    case .name: KeyForm(.text, "The name of the test.")
    case .event:
      KeyForm(
        .either([.text, .names(.anyValue)]), "The event: a file relative to the workflow's, or the event itself.")
    case .set: KeyForm(.names(.anyValue), "Fields of the event that the test changes, by dotted path.")
    case .expect: KeyForm(.map(ExpectationKey.self), "What the event must cause.")
    case .results: KeyForm(.names(.anyValue), "The results of earlier tasks, by their IDs.")
    }
  }
}

public enum ExpectationKey: String, KeySet {
  case fires, because, fails, tasks

  public static let place = Sentence.testExpectation

  public var form: KeyForm {
    switch self {
    case .fires: KeyForm(.boolean, "Whether the workflow starts.")
    case .because: KeyForm(.text, "The field because of which it does not.")
    case .fails:
      KeyForm(.either([.boolean, .text]), "Whether the execution fails in the end, or the name of the error.")
    case .tasks:
      KeyForm(
        .names(
          .either([
            .choice(["skipped"]), .names(.anyValue), .list(.either([.choice(["skipped"]), .names(.anyValue)])),
          ])),
        "The expected inputs of tasks, by their IDs, or `skipped`; for a task in a loop, a list with one entry per run."
      )
    }
  }
}
