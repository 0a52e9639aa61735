extension EventCatalog {
  /// Twilio: Event Streams types, over a webhook; Twilio is no partner of EventBridge.
  ///
  /// Source: AWS's EventBridge quick start for Twilio (inbound webhooks using Lambda function URLs).
  static let twilio = EventSource(
    name: "twilio",
    title: "Twilio",
    arrival: .webhook(source: "twilio.com"),
    naming: .detailType,
    find: { SortedTable(text: twilioEventTypeRows).row($0).map(twilioType) },
    list: { SortedTable(text: twilioEventTypeRows).rows.map(twilioType) })

  private static func twilioType(_ row: [String]) -> EventType {
    let status = row.count > 2 ? " (\(row[2]))" : ""
    return EventType(name: row[0], summary: "Of Twilio's \(row[1]) events\(status).")
  }
}
