import Diagnostics
import Existing
import Source

/// Retries and the dead-letter queue of a target.
func checkDelivery(_ target: ExistingTarget, _ context: RuleContext) {
  if let retry = target.retry {
    checkRange(
      retry["MaximumRetryAttempts"] ?? retry["maximum_retry_attempts"], 0...185, .retryAttempts, context)
    checkRange(
      retry["MaximumEventAgeInSeconds"] ?? retry["maximum_event_age_in_seconds"], 60...86_400, .eventAge, context)
  }
  guard let written = target.deadLetterQueue, let queue = context.arn(written) else { return }
  if queue.isFIFO == true {
    context.report(.deadLetterFIFO, .fifoDeadLetters, at: written.span, hint: .useStandardQueue)
  }
  // The rule is in the Region of its targets, unless one is a bus.
  if let region = queue.region, let arn = context.arn(target.arn), arn.service != "events",
    let other = arn.region, other != region
  {
    context.report(
      .deadLetterElsewhere, .deadLettersInOtherRegion(region, other), at: written.span, hint: .queueInRegion(other))
  }
}

private func checkRange(
  _ value: ExistingValue?, _ range: ClosedRange<Int>, _ what: Sentence, _ context: RuleContext
) {
  guard let value, let text = value.numberText, let number = Int(text), !range.contains(number) else { return }
  context.report(
    .retryOutOfRange, .outOfRange(what, number, range), at: value.span, hint: .valueInRange(range))
}

extension ExistingValue {
  /// The digits of a number, which may be written as a text.
  fileprivate var numberText: String? {
    switch kind {
    case .number(let text), .string(let text): text
    default: nil
    }
  }
}
