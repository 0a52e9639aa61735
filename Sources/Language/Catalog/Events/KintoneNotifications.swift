extension EventCatalog {
  /// kintone: webhook notifications of an app. AWS has no quick start for it: the endpoint uses the notification's
  /// `type` as the detail-type.
  ///
  /// Source: kintone Help, "Configuring Webhooks", and Cybozu's developer documentation, "Webhook notifications".
  static let kintone = EventSource(
    name: "kintone",
    title: "kintone",
    arrival: .webhook(source: "kintone"),
    naming: .detailType,
    find: { name in kintoneTypes.first { $0.name == name } },
    list: { kintoneTypes })

  private static let kintoneTypes = [
    EventType(name: "ADD_RECORD", summary: "A record was added."),
    EventType(name: "ADD_RECORD_COMMENT", summary: "A comment was added to a record."),
    EventType(name: "DELETE_RECORD", summary: "A record was deleted."),
    EventType(name: "UPDATE_RECORD", summary: "A record was edited."),
    EventType(name: "UPDATE_STATUS", summary: "The status of a record changed."),
  ]
}
