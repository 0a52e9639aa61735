extension EventCatalog {
  /// An AWS service by the `source` of its events; nil for an unknown name.
  static func awsSource(named name: String) -> EventSource? {
    if let source = awsSources[name] { return source }
    guard let service = SortedTable(text: awsServiceSourceRows).row(name), service[0] == name else { return nil }
    let source = EventSource(
      name: name,
      title: service[1],
      arrival: .awsService,
      naming: .detailType,
      find: { eventType in
        cloudTrailTypes.first { $0.name == eventType }
          ?? SortedTable(text: awsEventTypeRows).row("\(name)|\(eventType)").map(awsType)
      },
      // CloudTrail's description of its types is more precise than a service's own row.
      list: {
        let own = SortedTable(text: awsEventTypeRows).rows(under: name).map(awsType)
        let others = own.filter { type in !cloudTrailTypes.contains { $0.name == type.name } }
        return (cloudTrailTypes + others).sorted { $0.name < $1.name }
      })
    awsSources.keep(source, for: name)
    return source
  }

  private static let awsSources = Memory<EventSource>()

  /// The names of all AWS sources, sorted by their bytes.
  static var awsSourceNames: [String] { SortedTable(text: awsServiceSourceRows).rows.map { $0[0] } }

  private static func awsType(_ row: [String]) -> EventType { EventType(name: row[1], isVerified: row.count < 3) }

  /// The types that CloudTrail delivers for every service after a trail logs it.
  ///
  /// Source: EventBridge User Guide, "AWS service events delivered via AWS CloudTrail". Sign-ins are in the table,
  /// under `aws.signin`.
  private static let cloudTrailTypes = [
    EventType(
      name: "AWS API Call via CloudTrail",
      summary: "A call of the service's API; `detail.eventSource` and `detail.eventName` identify it."),
    EventType(
      name: "AWS Console Action via CloudTrail", summary: "An action in the console that is not an API call."),
    EventType(name: "AWS Insight via CloudTrail", summary: "Unusual activity that CloudTrail Insights detected."),
    EventType(
      name: "AWS Network Activity Event via CloudTrail",
      summary: "An API call through a VPC endpoint, if the trail logs network activity."),
    EventType(
      name: "AWS Service Event via CloudTrail", summary: "An action of the service without an API call."
    ),
  ]
}
