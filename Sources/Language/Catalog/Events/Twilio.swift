extension EventCatalog {
  /// Twilio: Event Streams types, and one name for all other webhooks; Twilio is not a partner of EventBridge.
  ///
  /// Source: AWS's EventBridge quick start for Twilio (inbound webhooks using Lambda function URLs).
  static let twilio = EventSource(
    name: "twilio",
    title: "Twilio",
    arrival: .webhook(source: "twilio.com"),
    naming: .detailType,
    find: { name in
      name == twilioWebhook.name ? twilioWebhook : SortedTable(text: twilioEventTypeRows).row(name).map(twilioType)
    },
    // Every type of the table begins with `com.`.
    list: { SortedTable(text: twilioEventTypeRows).rows.map(twilioType) + [twilioWebhook] })

  private static let twilioWebhook = EventType(
    name: "twilio-webhook-lambda",
    summary: "An incoming message or call, or a status callback, with the form fields that Twilio sent.")

  private static func twilioType(_ row: [String]) -> EventType {
    let status = row.count > 2 ? " (\(row[2]))" : ""
    return EventType(name: row[0], summary: "One of Twilio's \(row[1]) events\(status).")
  }
}
