// Source: EventBridge User Guide, "Amazon CloudWatch Logs groups as targets".
extension ActionCatalog {
  static let logsWrite = Action(
    "logs/write", "Writes an entry to a CloudWatch log group.",
    .log { inputs in
      inputs.resource("group", .logGroup).map { LogEntry(group: $0, message: inputs.value("message")) }
    },
    inputs: [
      Input("group", .resource(.logGroup), "The log group.", required: true),
      Input("message", .anyValue, "The log entry.", default: wholeEvent),
    ],
    result: ActionResult(
      "{NextSequenceToken:s,RejectedLogEventsInfo:{TooNewLogEventStartIndex:n,TooOldLogEventEndIndex:n,ExpiredLogEventEndIndex:n,*},RejectedEntityInfo:{ErrorType:s,*},*}",
      sample: "{}", "the rejected entries"),
    example: """
      group: /aws/events/orders
      message: "Order ${{ event.detail.id }}"
      """)
}
