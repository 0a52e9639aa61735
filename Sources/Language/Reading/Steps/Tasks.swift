import Catalog
import Diagnostics
import Source
import Workflows
import YAML

extension NodeReader {
  /// A task: an action of an app with its inputs.
  func task(_ node: NodeIndex) -> Step {
    guard let fields = fields(node, as: TaskKey.self) else { return .invalid(span(node)) }
    let nowhere = anchor(of: node)
    let id = fields[.id].flatMap { name($0, "a task's id") }
    let uses = fields[.uses].flatMap { text($0, "'uses'", wanted: "the name of an action") }
    if let id { remember(id) }
    var task = WorkflowTask(
      id: id ?? Located("", nowhere), uses: uses ?? Located("", nowhere),
      action: uses.flatMap { ActionCatalog.action(named: $0.value) }, span: span(node))
    if let node = fields[.with] {
      let inputs = inputs(node, of: task.action)
      task.hasBrokenInputs = inputs == nil || tree.isInvalid(node)
      task.inputs = inputs ?? []
    }
    task.condition = fields[.if].flatMap { expression($0, "'if'", isCondition: true) }
    task.retry = fields[.retry].flatMap { retry($0) }
    task.timeout = fields[.timeout].flatMap { duration($0, "'timeout'") }
    task.onError = fields[.onError].flatMap { choice($0, "'on-error'") }
    task.noDeadLetter = deadLetter(fields)
    return .task(task)
  }

  private func inputs(_ node: NodeIndex, of action: Action?) -> [ValueEntry]? {
    guard let entries = names(node, "'with'") else { return nil }
    return entries.map { entry in
      let name = key(entry.name)
      guard let input = action?.input(named: name.value) else {
        return ValueEntry(name: name, value: value(entry.value))
      }
      return ValueEntry(name: name, value: value(entry.value, of: input.type))
    }
  }

  /// Keeps a task's id; the same id twice in a workflow is a finding.
  private func remember(_ id: Located<String>) {
    if let first = taskIDs[id.value] {
      report(
        .duplicateID, "the id \(shown(id.value)) is taken", at: id.span, hint: "choose another one",
        labels: [Label(first, "first used here")],
        notes: ["'tasks.\(id.value)' would mean either of them."])
    } else {
      taskIDs[id.value] = id.span
    }
  }

  /// How often and when something is tried again.
  func retry(_ node: NodeIndex) -> Retry? {
    guard let fields = fields(node, as: RetryKey.self) else { return nil }
    guard tree.count(of: node) > 0 else {
      report(.emptyValue, "'retry' is empty", at: span(node), hint: "say how often: {attempts: 3}")
      return nil
    }
    var retry = Retry(span: span(node))
    retry.attempts = fields[.attempts].flatMap { integer($0, "'attempts'", in: Bounds.attempts) }
    retry.delay = fields[.delay].flatMap { duration($0, "'delay'") }
    retry.backoff = fields[.backoff].flatMap { number($0, "'backoff'", atLeast: 1) }
    retry.maximumDelay = fields[.maxDelay].flatMap { duration($0, "'max-delay'") }
    if let node = fields[.on] {
      retry.errors = oneOrMore(node, "'on'").compactMap { text($0, "'on'", wanted: "the name of an error") }
    }
    if let delay = retry.delay, let most = retry.maximumDelay, most.value < delay.value {
      report(
        .outOfBounds, "'max-delay' is shorter than 'delay'", at: most.span,
        hint: "write at least the length of 'delay'", labels: [Label(delay.span, "'delay'")])
    }
    return retry
  }

  /// The reason why a task has no dead-letter queue.
  private func deadLetter(_ fields: Fields<TaskKey>) -> Located<String>? {
    guard let node = fields[.deadLetter] else {
      if let name = fields.name(of: .because) {
        report(
          .misplacedKey, "'because' goes with 'dead-letter: none'", at: span(name),
          hint: "add 'dead-letter: none', or take it away")
      }
      return nil
    }
    let reason = fields[.because].flatMap { text($0, "'because'", wanted: "a reason") }
    guard let word = text(node, "'dead-letter'") else { return nil }
    guard word.value == "none" else {
      report(
        .unknownWord, "'dead-letter' cannot be \(shown(word.value))", at: word.span,
        hint: "leave it out: every task has a queue; only 'none' can stand here")
      return nil
    }
    guard fields[.because] != nil else {
      report(
        .missingReason, "'dead-letter: none' without a reason", at: word.span, hint: "add 'because: …'",
        notes: ["Without a dead-letter queue an event that cannot be delivered is lost, and nobody learns of it."])
      return nil
    }
    return reason
  }
}
