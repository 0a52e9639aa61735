import Diagnostics

// The texts of pictures.

extension Sentence {
  static func shown(_ text: String) -> Sentence { "\(text)" }
  static func both(_ first: Sentence, _ second: Sentence) -> Sentence { "\(first), \(second)" }
  static func list(_ texts: [String]) -> Sentence { "\(texts: texts)" }
  static func labeled(_ name: String, _ text: String) -> Sentence { "\(term: name) \(text)" }

  // Triggers and workflows.
  static let anyEvent: Sentence = "any event"
  static let pattern: Sentence = "event pattern"
  static let webhook: Sentence = "webhook"
  static let partner: Sentence = "partner event bus"
  static let defaultBus: Sentence = "default event bus"
  static func bus(_ name: String) -> Sentence { "event bus \(name)" }
  static func conditions(_ json: String) -> Sentence { "where \(json)" }
  static func runsOn(_ tool: String) -> Sentence { "runs on \(tool)" }

  // Steps.
  static func condition(_ text: String) -> Sentence { "if \(text)" }
  static let yes: Sentence = "yes"
  static let no: Sentence = "no"
  static let choose: Sentence = "choose"
  static func when(_ text: String) -> Sentence { "\(text)" }
  static let otherwise: Sentence = "otherwise"
  static let inParallel: Sentence = "in parallel"
  static let afterAllBranches: Sentence = "after all branches"
  static func forEach(_ items: String) -> Sentence { "for each of \(items)" }
  static func atOnce(_ count: Int) -> Sentence { "at most \(count) at once" }
  static let afterAllElements: Sentence = "after all elements"
  static func waitFor(_ duration: String) -> Sentence { "wait \(duration)" }
  static func waitUntil(_ time: String) -> Sentence { "wait until \(time)" }
  static let stop: Sentence = "stop"
  static func fail(_ message: String) -> Sentence { "fail: \(message)" }
  static let end: Sentence = "end"
  static let afterFailure: Sentence = "after a failure"
  static let failed: Sentence = "failed"
  static let hasErrors: Sentence = "has errors"
  static func retries(_ count: Int) -> Sentence { count == 1 ? "retried once" : "retried up to \(count) times" }
  static let retried: Sentence = "retried"
  static func limit(_ duration: String) -> Sentence { "at most \(duration)" }
  static let continues: Sentence = "continues after a failure"
  static let noDeadLetters: Sentence = "no dead-letter queue"

  // Titles and descriptions.
  static let workflows: Sentence = "Workflows"
  static func workflows(of project: String) -> Sentence { "Workflows of \(project)" }
  static func picture(of name: String) -> Sentence { "Workflow \(name)" }
  static func changes(_ base: String, _ head: String) -> Sentence { "Changes between \(base) and \(head)" }
  static func joined(_ titles: [Sentence]) -> Sentence { "\(titles, last: " and ")" }
  static func describedWorkflow(_ name: String, triggers: Int, tasks: Int) -> Sentence {
    "\(name): \(number(triggers, "trigger")), \(number(tasks, "task"))."
  }
  static func describedProject(sources: Int, workflows: Int, receivers: Int) -> Sentence {
    "\(number(sources, "source")), \(number(workflows, "workflow")), \(number(receivers, "receiver"))."
  }
  static func describedChanges(added: Int, removed: Int, changed: Int) -> Sentence {
    "\(added) added (+, green), \(removed) removed (−, red, dashed), \(changed) changed (±, yellow)."
  }
  static let noDifference: Sentence = "No difference can be drawn."
  private static func number(_ count: Int, _ noun: String) -> Sentence {
    "\(count) \(term: count == 1 ? noun : noun + "s")"
  }
  static func sentences(_ parts: [Sentence]) -> Sentence { "\(parts, separator: " ")" }
}
