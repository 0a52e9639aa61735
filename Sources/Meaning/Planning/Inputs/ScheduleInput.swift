import Diagnostics
import Emit
import Expressions
import Plan
import Source

extension TargetPlanner {
  /// The input of a schedule's target: text with the scheduler's own placeholders.
  mutating func scheduleInput(_ draft: TargetDraft) -> PlanText? {
    var writer = ScheduleWriter(workflow: context.name)
    let isWritten: Bool
    switch draft.scheduleMessage ?? draft.message {
    case .event: return writer.event
    case .text(.text(let parts), _) where draft.textForm.isPlain: isWritten = writer.write(parts, isJSON: false)
    case .text(let value, _), .value(let value), .logEntry(let value, _): isWritten = writer.write(value)
    }
    if let span = writer.missing {
      report(
        Diagnostic(
          .notInScheduledEvent, .noFieldOfSchedule, at: span, hint: .scheduleFields,
          notes: [.scheduleEventsAreSmall]))
    }
    return isWritten ? writer.text : nil
  }
}

/// Writes the input of a schedule's target.
///
/// A schedule has no event of its own. Its tasks get one with the time and the schedule that started them (EventBridge
/// Scheduler User Guide, "Adding context attributes").
struct ScheduleWriter {
  let workflow: String
  private(set) var text = PlanText([])
  /// The place of a path that the event does not have; writing stops there.
  private(set) var missing: Span?

  init(workflow: String) { self.workflow = workflow }

  var event: PlanText {
    var writer = ScheduleWriter(workflow: workflow)
    _ = writer.write(scheduledEvent)
    return writer.text
  }

  private var scheduledEvent: InputValue {
    .map([
      ("version", .literal("0")), ("id", .planned("<aws.scheduler.execution-id>")),
      ("detail-type", .literal("Scheduled Event")), ("source", .literal("aws.scheduler")),
      ("time", .planned("<aws.scheduler.scheduled-time>")),
      ("resources", .list([.planned("<aws.scheduler.schedule-arn>")])),
      ("detail", .map([("workflow", .literal(workflow))])),
    ])
  }

  /// The value at a path in the scheduled event.
  private mutating func scheduled(_ path: InputPath, _ span: Span) -> InputValue? {
    guard case .event(let steps) = path else { return .planned("<aws.scheduler.execution-id>") }
    var value = scheduledEvent
    for step in steps {
      switch (value, step) {
      case (.map(let members), .member(let name)):
        guard let member = members.first(where: { $0.0 == name }) else { return notScheduled(span) }
        value = member.1
      case (.list(let elements), .element(let index)) where index < elements.count: value = elements[index]
      default: return notScheduled(span)
      }
    }
    return value
  }

  private mutating func notScheduled(_ span: Span) -> InputValue? {
    missing = span
    return nil
  }

  mutating func write(_ value: InputValue) -> Bool {
    switch value {
    case .null: text.append(.literal("null"))
    case .bool(let flag): text.append(.literal(flag ? "true" : "false"))
    case .number(let number): text.append(.literal(number))
    case .planned(let planned):
      text.append(.literal("\""))
      for part in planned.parts { text.append(part) }
      text.append(.literal("\""))
    case .text(let parts):
      text.append(.literal("\""))
      guard write(parts, isJSON: true) else { return false }
      text.append(.literal("\""))
    case .expression(let path, let span):
      guard let inner = scheduled(path, span) else { return false }
      return write(inner)
    case .list(let values):
      text.append(.literal("["))
      for (index, inner) in values.enumerated() {
        if index > 0 { text.append(.literal(",")) }
        guard write(inner) else { return false }
      }
      text.append(.literal("]"))
    case .map(let members):
      text.append(.literal("{"))
      for (index, member) in members.enumerated() {
        if index > 0 { text.append(.literal(",")) }
        text.append(.literal(JSONValue.string(member.0).text(escapingAngles: true) + ":"))
        guard write(member.1) else { return false }
      }
      text.append(.literal("}"))
    }
    return true
  }

  mutating func write(_ parts: [InputPart], isJSON: Bool) -> Bool {
    for part in parts {
      switch part {
      case .literal(let piece):
        guard isJSON else {
          text.append(.literal(piece))
          continue
        }
        var bytes: [UInt8] = []
        JSONWriter.escape(piece, into: &bytes, escapingAngles: true)
        text.append(.literal(String(decoding: bytes, as: UTF8.self)))
      case .expression(let path, let span):
        guard let inner = scheduled(path, span) else { return false }
        switch inner {
        case .planned(let planned): for part in planned.parts { text.append(part) }
        case .text(let parts): guard write(parts, isJSON: isJSON) else { return false }
        default:
          _ = notScheduled(span)
          return false
        }
      }
    }
    return true
  }
}

extension TargetDraft.TextForm {
  fileprivate var isPlain: Bool { if case .plain = self { true } else { false } }
}
