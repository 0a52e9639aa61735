import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

/// The changes of the workflow's tasks, of their order, and of the conditions under which they run.
func taskChanges(_ pair: WorkflowPair) -> [Change] {
  let (base, head) = (pair.base, pair.head)
  if base.allSteps == head.allSteps, base.failureStart == head.failureStart, pair.machine.base == pair.machine.head,
    pair.baseProject?.defaults.retry == pair.headProject?.defaults.retry, pair.otherTexts.isEmpty
  {
    return []
  }
  let pairing = TaskPairing(base, head)
  var changes = pairing.removed.map { call in
    Change(
      .taskRemoved, .taskIsRemoved(call.id, uses: call.uses), subject: call.id, base: call.idOrigin.span,
      head: head.name.span, facts: call.facts(isBefore: true), identity: [call.uses])
  }
  changes += pairing.added.map { call in
    Change(
      .taskAdded, .taskIsNew(call.id, uses: call.uses), subject: call.id, base: base.name.span,
      head: call.idOrigin.span, facts: call.facts(isBefore: false), identity: [call.uses])
  }
  for (old, new) in pairing.pairs {
    if old.id != new.id {
      changes.append(
        Change(
          .taskRenamed, .taskRenamed(old.id, new.id), subject: new.id, base: old.idOrigin.span,
          head: new.idOrigin.span,
          // The states of a machine have no names outside of it.
          facts: old.resourceName == new.resourceName || pair.machine.head != nil
            ? [] : [.note(.formerlyKeepsTarget(old.formerly + [old.id]))],
          identity: [old.id]))
    }
    changes += CallComparison(old, new, pairing, pair).changes
  }
  return changes + stepChanges(pair, pairing) + machineChanges(pair)
}

extension Call {
  /// The receiver as a fact of one side.
  fileprivate func facts(isBefore: Bool) -> [ChangeFact] {
    guard let receiver else { return [] }
    let value = ChangeFact.Value.code(receiver.name)
    return [.values(.code(receiver.kind), isBefore ? value : nil, isBefore ? nil : value)]
  }
}

/// The changes of whether the workflow has a state machine, and of its type.
private func machineChanges(_ pair: WorkflowPair) -> [Change] {
  let code: ChangeCode
  let message: Sentence
  switch pair.machine {
  case (nil, let kind?): (code, message) = (.machineNeeded, .becomesMachine(kind.rawValue))
  case (let kind?, nil): (code, message) = (.machineDropped, .noLongerMachine(kind.rawValue))
  case (let old?, let new?) where old != new:
    (code, message) = (.machineTypeChanged, .machineTypeDiffers(old.rawValue, new.rawValue))
  default: return []
  }
  return [
    Change(
      code, message, base: pair.base.name.span, head: pair.head.name.span,
      identity: [pair.machine.base?.rawValue ?? "", pair.machine.head?.rawValue ?? ""])
  ]
}

/// The comparison of one task.
private struct CallComparison {
  let old: Call
  let new: Call
  let pairing: TaskPairing
  let pair: WorkflowPair

  init(_ old: Call, _ new: Call, _ pairing: TaskPairing, _ pair: WorkflowPair) {
    self.old = old
    self.new = new
    self.pairing = pairing
    self.pair = pair
  }

  var changes: [Change] {
    guard old.uses == new.uses else {
      return [
        change(
          .actionChanged, .usesOther(new.id, old.uses, new.uses), (old.usesOrigin.span, new.usesOrigin.span),
          [.values(.code("uses"), .code(old.uses), .code(new.uses))] + rendered, [old.uses, new.uses])
      ] + controlChanges
    }
    return receiverChange + inputChange + controlChanges
  }

  private func change(
    _ code: ChangeCode, _ message: Sentence, _ places: (Span?, Span?), _ facts: [ChangeFact], _ identity: [String]
  ) -> Change {
    Change(
      code, message, subject: new.id, base: places.0 ?? old.idOrigin.span, head: places.1 ?? new.idOrigin.span,
      facts: facts, identity: identity)
  }

  // MARK: What is sent

  /// Whether the task starts a workflow of the project by its new name.
  private var startsRenamed: Bool {
    guard case .machine(let before)? = old.operation, case .machine(let after)? = new.operation,
      case .name(let name) = before.machine.name, case .name(let newName) = after.machine.name
    else { return false }
    return pair.renames[name] == newName
  }

  private var receiverChange: [Change] {
    guard let before = old.receiver, let after = new.receiver, before != after, !startsRenamed else { return [] }
    return [
      change(
        .receiverChanged, .sendsToOther(new.id, before.name, after.name),
        (old.input(before.kind)?.span, new.input(after.kind)?.span),
        [.values(.code(after.kind), .code(before.name), .code(after.name))], [before.name, after.name])
    ]
  }

  private var inputChange: [Change] {
    let receivers = [old.receiver, new.receiver].compactMap { $0 }
    let isElsewhere = Set(receivers).count > 1
    let found = inputDifferences(old.inputs, new.inputs).filter { difference in
      // Another receiver is a change of its own.
      if isElsewhere, receivers.contains(where: { $0.kind == difference.path }) { return false }
      switch (difference.old, difference.new) {
      case (let before?, let after?):
        return pairing.renamed(before.shown) != after.shown && !old.reachesSame(as: new, by: difference.path)
          && !(difference.path == "machine" && startsRenamed)
      case (let value?, nil), (nil, let value?): return !new.means(value, without: difference.path)
      case (nil, nil): return false
      }
    }
    var values = found.map { (label: $0.path, before: $0.old?.shown, after: $0.new?.shown) }
    if old.sender != new.sender { values.append(("from", old.sender, new.sender)) }
    values += sentTexts
    guard !values.isEmpty else { return [] }
    let facts = values.map { value in
      ChangeFact.values(.code(value.label), value.before.map { .code($0) }, value.after.map { .code($0) })
    }
    return [
      change(
        .inputsChanged, .sendsOther(new.id, values.map(\.label)), (found.first?.old?.span, found.first?.new?.span),
        facts + rendered, values.flatMap { [$0.label, $0.before ?? "", $0.after ?? ""] })
    ]
  }

  /// The texts about the workflow that the task sends, and that differ.
  private var sentTexts: [(label: String, before: String?, after: String?)] {
    let texts = pair.otherTexts
    if texts.isEmpty { return [] }
    let names = Set(new.inputs.flatMap { $0.value.expressions }.flatMap(\.references).compactMap(\.workflowText))
    return texts.filter { names.contains($0.name) }.map { ("workflow." + $0.name, $0.before, $0.after) }
  }

  /// What both sides send for the first test's event for which they send something different.
  private var rendered: [ChangeFact] {
    for run in pair.runs {
      guard let before = run.base.sent(by: old.id), let after = run.head.sent(by: new.id) else { continue }
      if before == after { continue }
      return [.values(.words(.sentFor(run.name)), .code(before), .code(after))]
    }
    return []
  }

  // MARK: When it runs, and after failures

  private var controlChanges: [Change] {
    var changes: [Change] = []
    let (condition, newCondition) = (old.condition, new.condition)
    if condition != newCondition, condition.map({ pairing.renamed($0.shown) }) != newCondition?.shown {
      let code: ChangeCode
      let message: Sentence
      switch (condition, newCondition) {
      case (nil, _): (code, message) = (.conditionAdded, .runsOnlyIf(new.id))
      case (_, nil): (code, message) = (.conditionRemoved, .runsAlways(new.id))
      case (_?, _?): (code, message) = (.conditionChanged, .conditionDiffers(new.id))
      }
      changes.append(
        change(
          code, message, (condition?.span, newCondition?.span),
          [.values(.code("if"), condition.map { .code($0.shown) }, newCondition.map { .code($0.shown) })]
            + (code == .conditionChanged && !pair.runs.contains(where: \.callsOthers)
              ? [.note(.conditionsUndecided)] : []),
          [condition?.shown ?? "", newCondition?.shown ?? ""]))
    }
    let (retry, newRetry) = (
      old.retry ?? pair.baseProject?.defaults.retry, new.retry ?? pair.headProject?.defaults.retry
    )
    if retry != newRetry {
      let facts = retryFacts(retry, newRetry)
      changes.append(
        change(
          .retryChanged, .retryDiffers(new.id), (retry?.origin.span, newRetry?.origin.span), facts,
          retryIdentity(retry) + ["→"] + retryIdentity(newRetry)))
    }
    if old.timeout != new.timeout {
      let (before, after) = (old.timeout.map(durationInWords), new.timeout.map(durationInWords))
      changes.append(
        change(
          .timeoutChanged, .timeoutDiffers(new.id), (nil, nil),
          [.values(.code("timeout"), before.map { .code($0) }, after.map { .code($0) })],
          [before ?? "", after ?? ""]))
    }
    if old.continuesAfterFailure != new.continuesAfterFailure {
      changes.append(
        change(
          .errorPathChanged, new.continuesAfterFailure ? .continuesAfterFailure(new.id) : .failsWithTask(new.id),
          (old.continuationOrigin?.span, new.continuationOrigin?.span), [], ["\(new.continuesAfterFailure)"]))
    }
    if old.hasDeadLetterQueue != new.hasDeadLetterQueue {
      changes.append(
        change(
          new.hasDeadLetterQueue ? .deadLettersKept : .deadLettersDropped,
          new.hasDeadLetterQueue ? .failuresAreKept(of: new.id) : .failuresAreLost(of: new.id), (nil, nil), [], []))
    }
    return changes
  }

  /// The settings in a fixed order.
  private func retryIdentity(_ retry: CallRetry?) -> [String] {
    (retry?.values ?? [:]).sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }

  private func retryFacts(_ old: CallRetry?, _ new: CallRetry?) -> [ChangeFact] {
    let (before, after) = (old?.values ?? [:], new?.values ?? [:])
    return Set(before.keys).union(after.keys).sorted().compactMap { key in
      before[key] == after[key]
        ? nil : .values(.code("retry." + key), before[key].map { .code($0) }, after[key].map { .code($0) })
    }
  }
}

extension CallRetry {
  /// The settings, by the language's keys.
  fileprivate var values: [String: String] {
    var values: [String: String] = [:]
    values["attempts"] = attempts.map { String($0) }
    values["delay"] = delay.map(durationInWords)
    values["backoff"] = backoff.map { String($0) }
    values["max-delay"] = maximumDelay.map(durationInWords)
    if !errors.isEmpty { values["on"] = errors.map(\.name).joined(separator: ", ") }
    return values
  }
}
