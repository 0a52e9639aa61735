import Catalog
import Diagnostics
import Flow
import Plan
import Source

extension TargetPlanner {
  /// A log group below `/aws/events/`, with the resource policy of CloudWatch Logs.
  mutating func target(_ entry: LogEntry) -> TargetDraft? {
    let group = PlannedLogGroup(entry.group)
    if case .name(let given) = entry.group.name, !group.isForEvents {
      report(
        Diagnostic(
          .logGroupOutsideEvents, .noLogGroup(given),
          at: entry.group.origin.span,
          hint: .nameLogGroup(given),
          notes: [.logGroupsBelowEvents]))
      return nil
    }
    var message = TargetDraft.Message.event
    if let value = entry.message {
      guard let text = inputValue(value) else { return nil }
      if case .expression(.event(let steps), _) = text, steps.isEmpty {
        message = .event
      } else {
        message = .logEntry(text, value.span)
      }
    }
    return TargetDraft(
      arn: group.arn, access: .logs, message: message,
      schedule: .impossible(.schedulerWritesNoLog), needs: group.needs)
  }
}

extension StatePlanner {
  /// An entry of a log group, in a stream that the plan creates.
  func state(_ entry: LogEntry) -> StateCall? {
    let group = PlannedLogGroup(entry.group)
    guard let message = text(entry.message) else { return nil }
    var call = self.entry(of: message, in: group.name, key: group.key)
    call.needs = group.needs + call.needs
    return call
  }

  /// A state that writes an entry to the workflow's own stream: CloudWatch Logs stores entries only in streams.
  func entry(of message: StateValue, in group: PlanText, key: String) -> StateCall {
    let stream = SharedResource.logStream(
      of: context.resourceName, group: group, key: key, origin: call.origin.span)
    return StateCall(
      "aws-sdk:cloudwatchlogs:putLogEvents",
      [
        StateMember("LogGroupName", .text(group)),
        StateMember("LogStreamName", .text(.reference(stream.identifier, .name))),
        StateMember(
          "LogEvents",
          .list([.map([StateMember("Timestamp", .expression(.call("millis"))), StateMember("Message", message)])])),
      ],
      [
        PolicyStatement(
          actions: ["logs:PutLogEvents"],
          resources: [
            .localARN(service: "logs", "log-group:" + group + PlanText(":log-stream:" + context.resourceName))
          ])
      ], needs: [stream])
  }
}

/// A log group that a task names: one of the plan, or an existing one by its ARN.
struct PlannedLogGroup {
  let arn: PlanText
  let name: PlanText
  /// The group's name for labels.
  let key: String
  /// The group of the plan; nil for an existing group.
  let shared: SharedResource?
  /// Whether EventBridge may write to it.
  let isForEvents: Bool

  init(_ group: NamedResource) {
    key = group.name.name(as: .logGroup)
    switch group.name {
    case .name(let given):
      // A name without a leading slash is below the prefix of EventBridge.
      let whole = given.hasPrefix("/") ? given : SharedResource.eventLogs + given
      let shared = SharedResource.logGroup(whole, origin: group.origin.span)
      self.shared = shared
      isForEvents = whole.hasPrefix(SharedResource.eventLogs)
      (arn, name) = (.reference(shared.identifier, .arn), .reference(shared.identifier, .name))
    case .arn(let given):
      shared = nil
      isForEvents = true
      arn = PlanText(given.text)
      let resource = given.resource.dropFirst("log-group:".count)
      name = PlanText(String(resource.hasSuffix(":*") ? resource.dropLast(2) : resource))
    }
  }

  var needs: [SharedResource] { shared.map { [$0] } ?? [] }
}
