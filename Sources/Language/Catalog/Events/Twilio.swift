extension EventCatalog {
  /// Twilio: Event Streams types, over a webhook; Twilio is no partner of EventBridge.
  ///
  /// Source: AWS's EventBridge quick start for Twilio (inbound webhooks using Lambda function URLs).
  static let twilio = EventSource(
    name: "twilio",
    title: "Twilio",
    arrival: .webhook(source: "twilio.com"),
    naming: .detailType,
    types: tableRows(twilioEventTypeRows).map { row in
      let status = row.count > 2 ? " (\(row[2]))" : ""
      return EventType(name: String(row[0]), summary: "Of Twilio's \(row[1]) events\(status).")
    })
}
