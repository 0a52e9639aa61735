import Catalog
import Diagnostics
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// A task: an action of an app with its inputs.
  func task(_ node: NodeIndex) -> WrittenStep {
    guard let fields = fields(node, as: TaskKey.self) else { return .invalid(Origin(span(node))) }
    let nowhere = anchor(of: node)
    let id = fields[.id].flatMap { name($0, .taskID) }
    let uses = fields[.uses].flatMap { text($0, .key("uses"), wanted: .actionName) }
    if let id { remember(id) }
    let formerly = fields[.formerly].map { formerNames($0, .taskID) } ?? []
    for name in formerly { remember(name) }
    var task = WorkflowTask(
      id: id ?? Located("", nowhere), uses: uses ?? Located("", nowhere), span: span(node))
    task.formerly = formerly
    if let node = fields[.with] {
      let inputs = inputs(node, of: ActionCatalog.action(named: task.uses.value))
      task.hasBrokenInputs = inputs == nil || tree.isInvalid(node)
      task.inputs = inputs ?? []
    }
    task.condition = fields[.if].flatMap { expression($0, .key("if"), isCondition: true) }
    task.retry = fields[.retry].flatMap { retry($0) }
    task.timeout = fields[.timeout].flatMap { duration($0, .key("timeout")) }
    task.onError = fields[.onError].flatMap { choice($0, .key("on-error")) }
    task.noDeadLetter = deadLetter(fields)
    return .call(task)
  }

  private func inputs(_ node: NodeIndex, of action: Action?) -> [ValueEntry]? {
    guard let entries = names(node, .key("with")) else { return nil }
    return entries.map { entry in
      let name = name(entry.name)
      guard let input = action?.input(named: name.value) else {
        return ValueEntry(name: name, value: value(entry.value))
      }
      return ValueEntry(name: name, value: value(entry.value, of: input.type))
    }
  }

  /// Records a task's ID; a duplicate in a workflow is a finding.
  private func remember(_ id: Located<String>) {
    if let first = taskIDs[id.value] {
      report(
        .duplicateID, .duplicateTaskID(id.value), at: id.span, hint: .chooseAnother,
        labels: [Label(first, .firstUsedHere)],
        notes: [.couldMeanEither(id.value)])
    } else {
      taskIDs[id.value] = id.span
    }
  }

  /// How often and when something is retried.
  func retry(_ node: NodeIndex) -> CallRetry? {
    guard let fields = fields(node, as: RetryKey.self) else { return nil }
    guard tree.count(of: node) > 0 else {
      report(.emptyValue, .retryEmpty, at: span(node), hint: .writeHowOften)
      return nil
    }
    var retry = CallRetry(at: span(node))
    retry.attempts = fields[.attempts].flatMap { integer($0, .key("attempts"), in: Bounds.attempts) }?.value
    let delay = fields[.delay].flatMap { duration($0, .key("delay")) }
    retry.delay = delay?.value.seconds
    retry.backoff = fields[.backoff].flatMap { number($0, .key("backoff"), atLeast: 1) }?.value
    let most = fields[.maxDelay].flatMap { duration($0, .key("max-delay")) }
    retry.maximumDelay = most?.value.seconds
    if let node = fields[.on] {
      retry.errors = oneOrMore(node, .key("on")).compactMap {
        text($0, .key("on"), wanted: .errorName).map { CallRetry.ErrorName($0) }
      }
    }
    if let delay, let most, most.value < delay.value {
      report(
        .outOfBounds, .maxDelayShorter, at: most.span,
        hint: .writeAtLeastDelay, labels: [Label(delay.span, .key("delay"))])
    }
    return retry
  }

  /// The reason why a task has no dead-letter queue.
  private func deadLetter(_ fields: Fields<TaskKey>) -> Located<String>? {
    guard let node = fields[.deadLetter] else {
      if let name = fields.name(of: .because) {
        report(
          .misplacedKey, .becauseWithoutNone, at: span(name),
          hint: .addDeadLetterNone)
      }
      return nil
    }
    let reason = fields[.because].flatMap { text($0, .key("because"), wanted: .reason) }
    guard let word = text(node, .key("dead-letter")) else { return nil }
    guard word.value == "none" else {
      report(
        .unknownWord, .deadLetterCannotBe(word.value), at: word.span,
        hint: .leaveDeadLetterOut)
      return nil
    }
    guard fields[.because] != nil else {
      report(
        .missingReason, .noneWithoutReason, at: word.span, hint: .addBecause,
        notes: [.undeliveredIsLost])
      return nil
    }
    return reason
  }
}
