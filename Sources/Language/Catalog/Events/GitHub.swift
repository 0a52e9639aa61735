extension EventCatalog {
  /// GitHub: webhook events. The detail-type is the webhook's `X-GitHub-Event`; the body contains the action.
  ///
  /// Source: AWS's EventBridge quick start for GitHub (inbound webhooks using Lambda function URLs).
  static let gitHub = EventSource(
    name: "github",
    title: "GitHub",
    arrival: .webhook(source: "github.com"),
    naming: .detailTypeAndAction,
    find: { name in
      let (event, action) = EventNaming.detailTypeAndAction.parts(of: name)
      guard let row = SortedTable(text: gitHubEventTypeRows).row(event) else { return nil }
      guard let action else { return eventType(row) }
      let actions = actions(of: row)
      let isKnown = actions == ["*"] ? !action.isEmpty : actions.contains(action[...])
      return isKnown ? EventType(name: name) : nil
    },
    // The expanded names need sorting: `check_run.completed` comes before `check_suite`, `issues.opened` after
    // `issue_comment`.
    list: {
      SortedTable(text: gitHubEventTypeRows).rows.flatMap { row in
        [eventType(row)] + actions(of: row).filter { $0 != "*" }.map { EventType(name: "\(row[0]).\($0)") }
      }.sorted { $0.name < $1.name }
    })

  /// The actions of an event; `*` alone if the sender chooses them.
  private static func actions(of row: [String]) -> [Substring] { row.count > 1 ? row[1].split(separator: " ") : [] }

  /// An event with any of its actions.
  private static func eventType(_ row: [String]) -> EventType {
    switch actions(of: row) {
    case []: EventType(name: row[0])
    case ["*"]: EventType(name: row[0], summary: "The sender chooses its action.")
    case let actions:
      EventType(name: row[0], summary: "Any of its actions: \(actions.map { "`\($0)`" }.joined(separator: ", ")).")
    }
  }
}
