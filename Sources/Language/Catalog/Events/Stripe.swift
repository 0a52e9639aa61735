extension EventCatalog {
  /// Stripe: snapshot and thin events, through Stripe's event destination for EventBridge or through a webhook.
  ///
  /// Sources: docs.stripe.com, "Event destinations", Amazon EventBridge; AWS's serverless-patterns `eventbridge-webhooks`
  /// for the `source` of the webhook.
  static let stripe = EventSource(
    name: "stripe",
    title: "Stripe",
    arrival: .partner(prefix: "aws.partner/stripe.com/", webhookSource: "stripe.com"),
    naming: .detailType,
    find: { name in
      SortedTable(text: stripeEventTypeRows).row(name).map(snapshotType)
        ?? SortedTable(text: stripeThinEventTypeRows).row(name).map(thinType)
    },
    // Thin names begin with `v1.` or `v2.`, snapshot names with a letter before `v`: concatenated, they stay sorted.
    list: {
      SortedTable(text: stripeEventTypeRows).rows.map(snapshotType)
        + SortedTable(text: stripeThinEventTypeRows).rows.map(thinType)
    })

  private static func snapshotType(_ row: [String]) -> EventType {
    EventType(name: row[0], summary: row.count > 1 ? row[1] : nil)
  }

  private static func thinType(_ row: [String]) -> EventType {
    EventType(
      name: row[0],
      summary: row.count > 1 ? "Thin event about an object of the type `\(row[1])`." : "Thin event.")
  }
}
