public import Diagnostics
import Emit
import Expressions
public import Flow
import Plan
import Source

public struct SimulatedDelivery: Sendable {
  public let task: Call
  /// The rule or schedule of the target.
  public let rule: String
  /// The ARN of the called resource; parts that are known only when it is deployed are in braces.
  public let destination: String
  /// The payload, byte for byte except white space between JSON tokens.
  public let payload: [UInt8]
  public let request: SimulatedRequest?
  /// Attributes of the message: the message group, the partition key.
  public let attributes: [(name: String, value: String)]
  /// The findings, each at its place in the workflow.
  public let findings: [Diagnostic]

  /// Whether the receiver gets the payload and accepts it.
  public var arrives: Bool {
    !findings.contains { [.payloadNotJSON, .payloadDropped, .payloadRejected].contains($0.code) }
  }
}

public struct SimulatedRequest: Sendable, Equatable {
  public let method: String
  /// The full address with its query; values are inserted without encoding.
  public let address: String
  /// Headers besides those of the connection.
  public let headers: [String]
}

extension Rulebook {
  func deliveries(
    of rule: SimulatedRule, in workflow: Flow, for event: JSONValue
  ) -> [SimulatedDelivery] {
    let region = event.member("region")?.text
    let account = event.member("account")?.text
    let reserved = ReservedValues(
      ruleARN: plan.text(rule.body.arn, region: region, account: account), ruleName: rule.name,
      ingestionTime: event.member("time")?.text ?? "")
    return rule.body.targets.compactMap { target in
      guard let task = target.task.flatMap({ workflow.call($0) }) else { return nil }
      var drafting = DeliveryDraft(task: task, event: event)
      drafting.fill(target.input, reserved: reserved)
      drafting.add(target.parameters, destination: destination(of: target.arn))
      return SimulatedDelivery(
        task: task, rule: rule.name, destination: plan.text(target.arn, region: region, account: account),
        payload: drafting.payload, request: drafting.request, attributes: drafting.attributes,
        findings: drafting.finish(isWholeEvent: target.input == .event))
    }
  }

  /// The deliveries to the targets of a schedule, with context attributes from the event (EventBridge Scheduler User
  /// Guide, "Adding context attributes").
  func deliveries(
    of schedule: ScheduleBody, in workflow: Flow, for event: JSONValue
  ) -> [SimulatedDelivery] {
    guard let task = schedule.task.flatMap({ workflow.call($0) }) else { return [] }
    var drafting = DeliveryDraft(task: task, event: event)
    drafting.payload = Array(inputText(of: schedule, for: event).utf8)
    drafting.add(schedule.parameters, destination: nil)
    let destination = plan.text(
      schedule.arn, region: event.member("region")?.text, account: event.member("account")?.text)
    return [
      SimulatedDelivery(
        task: task, rule: schedule.name, destination: destination, payload: drafting.payload, request: nil,
        attributes: drafting.attributes, findings: drafting.finish(isWholeEvent: false))
    ]
  }

  /// The input of a schedule's target.
  func inputText(of schedule: ScheduleBody, for event: JSONValue) -> String {
    let region = event.member("region")?.text
    let account = event.member("account")?.text
    func filled(_ text: PlanText) -> String { plan.text(text, region: region, account: account) }
    var arn = EventPath("$.resources[0]")?.value(in: event)?.text
    if arn == nil { arn = filled(.localARN(service: "scheduler", PlanText("schedule/\(schedule.name)"))) }
    let values: [(String, String)] = [
      ("<aws.scheduler.scheduled-time>", event.member("time")?.text ?? ""),
      ("<aws.scheduler.execution-id>", event.member("id")?.text ?? ""),
      ("<aws.scheduler.schedule-arn>", arn ?? ""), ("<aws.scheduler.attempt-number>", "1"),
    ]
    return schedule.input.map { replacing(values, in: filled($0)) } ?? ""
  }

  private func destination(of arn: PlanText) -> (body: APIDestinationBody, endpoint: String)? {
    guard case .reference(let identifier, _)? = arn.parts.first,
      case .apiDestination(let body)? = plan.resource(identifier)?.body
    else { return nil }
    return (body, plan.text(body.endpoint))
  }
}

private func replacing(_ values: [(String, String)], in text: String) -> String {
  var result = ""
  var rest = text[...]
  while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
    result += rest[..<start]
    rest = rest[start...]
    if let (name, value) = values.first(where: { rest.hasPrefix($0.0) }) {
      result += value
      rest = rest.dropFirst(name.count)
    } else {
      result += "<"
      rest = rest.dropFirst()
    }
  }
  return result + rest
}
