public import Diagnostics
import Emit
import Expressions
public import Flow
import Plan
import Source

/// What one target is sent for one event.
public struct SimulatedDelivery: Sendable {
  /// The task.
  public let task: Call
  /// The rule or schedule whose target it is.
  public let rule: String
  /// What is called: an ARN; what only the deployment knows stands in braces.
  public let destination: String
  /// What is sent, byte for byte but for white space between JSON's tokens.
  public let payload: [UInt8]
  /// The HTTP request, where the target is one.
  public let request: SimulatedRequest?
  /// What goes along: the message group, the partition key.
  public let attributes: [(name: String, value: String)]
  /// What is to be said of it, each at the place of the workflow that asked for it.
  public let findings: [Diagnostic]

  /// Whether the receiver gets it and does something with it.
  public var arrives: Bool {
    !findings.contains { [.payloadNotJSON, .payloadDropped, .payloadRefused].contains($0.code) }
  }
}

/// An HTTP request.
public struct SimulatedRequest: Sendable, Equatable {
  /// The method.
  public let method: String
  /// The whole address, its query included; values are put in as they are.
  public let address: String
  /// Headers besides those of the connection.
  public let headers: [String]
}

extension Rulebook {
  /// What the targets of a rule are sent.
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

  /// What the targets of a schedule are sent, with the values that the event gives its context attributes
  /// (EventBridge Scheduler User Guide, "Adding context attributes").
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

  /// What a schedule hands to its target.
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

/// Puts values in the place of placeholders.
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
