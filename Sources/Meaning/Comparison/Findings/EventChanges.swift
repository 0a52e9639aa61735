import Diagnostics

// Which events start a workflow.

extension Sentence {
  static let firesForFewer: Sentence = "fires for fewer events"
  static let firesForMore: Sentence = "fires for more events"
  static let firesForOthers: Sentence = "fires for some other events, and no longer for some"
  static let firesForDifferent: Sentence = "fires for entirely different events"
  static let firesUndecided: Sentence = "could not be decided: the events for which it fires"
  static func takesNothingFrom(_ bus: String) -> Sentence { "no longer receives events from '\(bus)'" }
  static func takesFrom(_ bus: String) -> Sentence { "also receives events from '\(bus)'" }
  static func takesFromOther(_ old: String, _ new: String) -> Sentence {
    "receives its events from '\(new)', no longer from '\(old)'"
  }
  static let bus: Sentence = "bus"
  static let eventPattern: Sentence = "pattern"
  static let noLongerFires: Sentence = "no longer fires"
  static let nowFires: Sentence = "now fires"
  static let nothingGained: Sentence = "no event fires that did not before (proved)"
  static let nothingLost: Sentence = "every event that fired before still does (proved)"
  static let nothingInCommon: Sentence = "no event that fired before still does (proved)"
  static let loggedEvents: Sentence = "logged events"
  static let busesOfLogs: Sentence =
    "a log does not contain the buses of its events: each counts as if it arrived on every bus"
  static let comparisonTooLarge: Sentence =
    "the patterns have too many branches, or conditions on arrays of objects, for a complete comparison"
}

extension ChangeCode {
  private static func order(_ conditions: String, bus: String = "") -> String {
    DiagnosticCode.triggerWorkflow("{source: com.example.shop, event: order.placed\(bus)\(conditions)}")
  }

  private static let web = order(", where: {channel: [web]}")
  private static let webAndApp = order(", where: {channel: [web, app]}")

  static let eventsNarrowed = ChangeCode(
    101, "events-narrowed", .breaking, summary: "The workflow fires for fewer events than before.",
    explanation: """
      Every event that fires it now also fired it before, which is proved, and at least one event no longer does, which is \
      shown. All triggers on one bus are compared together, because it does not matter which of them matches an event.
      """,
    clause: { _ in .firesForFewer }, example: Example(base: webAndApp, head: web))

  static let eventsWidened = ChangeCode(
    102, "events-widened", .risky, summary: "The workflow fires for more events than before.",
    explanation:
      "Every event that fired it still does, which is proved, and at least one more event fires it, which is shown.",
    clause: { _ in .firesForMore }, example: Example(base: web, head: webAndApp))

  static let eventsShifted = ChangeCode(
    103, "events-shifted", .breaking, summary: "Some events no longer fire the workflow, and others do now.",
    explanation: "An event of each kind is shown. Some events fire it before and after.",
    clause: { _ in "fires for other events" },
    example: Example(base: webAndApp, head: order(", where: {channel: [app, shop]}")))

  static let eventsReplaced = ChangeCode(
    104, "events-replaced", .breaking, summary: "No event that fired the workflow still does.",
    explanation: "It is proved that no event fires it both before and after.",
    clause: { _ in .firesForDifferent },
    example: Example(
      base: order(""), head: DiagnosticCode.triggerWorkflow("{source: com.example.shop, event: order.canceled}")))

  static let eventsUndecided = ChangeCode(
    105, "events-undecided", .undecided, summary: "It could not be decided which events fire the workflow now.",
    explanation: """
      The patterns have so many branches that the comparison was stopped, or conditions on arrays of objects that it cannot \
      decide. If it found an event that no longer fires, the event is shown, and the change is breaking. Compare the patterns \
      yourself, or write fewer branches.
      """,
    clause: { _ in "events could not be decided" },
    example: Example(
      base: order(", where: {lines.kind: gift, lines.price: {exists: false}}"),
      head: order(", where: {lines.price: {exists: false}}")))

  static let busChanged = ChangeCode(
    106, "bus-changed", .breaking, summary: "The workflow receives its events from another bus.",
    explanation:
      "Events on the previous bus no longer reach it, whatever its conditions are.",
    clause: { _ in "receives its events from another bus" },
    example: Example(base: order(""), head: order("", bus: ", bus: shop")))

  static let eventsAdded = ChangeCode(
    107, "events-added", .risky, summary: "The workflow receives events from one more bus.",
    explanation:
      "A new trigger receives events from a bus that no trigger used before.",
    clause: { _ in "receives events from one more bus" },
    example: Example(
      base: order(""),
      head: DiagnosticCode.triggerWorkflow(
        "[{source: com.example.shop, event: order.placed}, {source: com.example.desk, event: order.noted, bus: desk}]"
      )))

  static let eventsRemoved = ChangeCode(
    108, "events-removed", .breaking, summary: "The workflow no longer receives events from a bus.",
    explanation: "A trigger was removed, and no other trigger uses its bus.",
    clause: { _ in "no longer receives events from a bus" },
    example: Example(
      base: DiagnosticCode.triggerWorkflow(
        "[{source: com.example.shop, event: order.placed}, {source: com.example.desk, event: order.noted, bus: desk}]"
      ),
      head: order("")))
}
