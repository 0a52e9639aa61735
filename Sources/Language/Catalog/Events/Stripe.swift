extension EventCatalog {
  /// Stripe: snapshot and thin events, over Stripe's event destination for EventBridge or over a webhook.
  ///
  /// Sources: docs.stripe.com, "Event destinations", Amazon EventBridge; AWS's serverless-patterns `eventbridge-webhooks`
  /// for the `source` of the webhook.
  static let stripe = EventSource(
    name: "stripe",
    title: "Stripe",
    arrival: .partner(prefix: "aws.partner/stripe.com/", webhookSource: "stripe.com"),
    naming: .detailType,
    types: snapshotTypes + thinTypes)

  // Snapshot names begin with a letter before `v`, thin ones with `v1.` or `v2.`: joined, they stay sorted.
  private static var snapshotTypes: [EventType] {
    tableRows(stripeEventTypeRows).map { row in
      EventType(name: String(row[0]), summary: row.count > 1 ? String(row[1]) : nil)
    }
  }

  private static var thinTypes: [EventType] {
    tableRows(stripeThinEventTypeRows).map { row in
      EventType(
        name: String(row[0]), summary: row.count > 1 ? "Thin event about a \(row[1])." : "Thin event.")
    }
  }
}
