extension EventCatalog {
  /// GitHub: webhook events. The detail-type is the webhook's `X-GitHub-Event`, the action stands in the body.
  ///
  /// Source: AWS's EventBridge quick start for GitHub (inbound webhooks using Lambda function URLs).
  static let gitHub: EventSource = {
    var types: [EventType] = []
    var openActions: [String] = []
    for row in tableRows(gitHubEventTypeRows) {
      let event = String(row[0])
      let actions = row.count > 1 ? row[1].split(separator: " ") : []
      guard actions.first != "*" else {
        openActions.append(event)
        types.append(EventType(name: event, summary: "Its action is what the sender chose."))
        continue
      }
      let list = actions.map { "`\($0)`" }.joined(separator: ", ")
      types.append(EventType(name: event, summary: actions.isEmpty ? nil : "Any of its actions: \(list)."))
      types += actions.map { EventType(name: "\(event).\($0)") }
    }
    // `check_run.completed` sorts before `check_run_x`, though `check_run` rows come first: sort what was unfolded.
    return EventSource(
      name: "github",
      title: "GitHub",
      arrival: .webhook(source: "github.com"),
      naming: .detailTypeAndAction,
      types: types.sorted { $0.name < $1.name },
      openActions: openActions)
  }()
}
