// Source: EventBridge API Reference, PutTargets and PutEvents.
extension ActionCatalog {
  static let eventBridgeForward = Action(
    "eventbridge/forward", "Forwards the whole event to another event bus.",
    .forward { inputs in inputs.resource("bus", .bus).map { EventForward(bus: $0) } },
    inputs: [Input("bus", .resource(.bus), "The destination bus.", required: true)],
    result: ActionResult("{}", sample: "{}", "nothing: a rule's target forwards the event"),
    example: """
      bus: arn:aws:events:ap-northeast-1:123456789012:event-bus/audit
      """)

  static let eventBridgePutEvent = Action(
    "eventbridge/put-event", "Puts a new event on an event bus.",
    .event { inputs in
      guard let source = inputs.value("source"), let detailType = inputs.value("event") else { return nil }
      var event = NewEvent(source: source, detailType: detailType, detail: inputs.value("detail"))
      if inputs.value("bus") != nil {
        guard let bus = inputs.resource("bus", .bus) else { return nil }
        event.bus = bus
      }
      return event
    },
    stateMachineReason: .forwardsOnly,
    inputs: [
      Input(
        "source", .text, "The `source` of the new event.", required: true,
        limits: Limits(length: 1...256, characters: .eventSource)),
      Input("event", .text, "The `detail-type` of the new event.", required: true, limits: Limits(length: 1...128)),
      Input("detail", .anyValue, "The `detail` of the new event, a map.", default: "the event's `detail`"),
      Input("bus", .resource(.bus), "The event bus.", default: "default"),
    ],
    result: ActionResult(
      "{Entries:[{EventId:s,ErrorCode:s,ErrorMessage:s,*}],FailedEntryCount:n," + ActionResult.metadata,
      sample: #"{"Entries":[{"EventId":"11710aed-b79e-4468-a20b-bb3c0c3b4860"}],"FailedEntryCount":0}"#,
      "the ID of the new event", expression: "tasks.announce.Entries[0].EventId"),
    example: """
      source: com.example.billing
      event: invoice.overdue
      detail: {invoice: "${{ event.detail.data.object.id }}"}
      """)
}
