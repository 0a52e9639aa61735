extension EventCatalog {
  /// An AWS service by the `source` of its events; nil for a name that no service has.
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
      // A service's own row for one of CloudTrail's types says less than CloudTrail's.
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

  private static func awsType(_ row: [String]) -> EventType {
    EventType(name: row[1], isVerified: row.count < 3)
  }

  /// What CloudTrail passes on for every service, once a trail logs it.
  ///
  /// Source: EventBridge User Guide, "AWS service events delivered via AWS CloudTrail". Sign-ins stand in the table,
  /// under `aws.signin`.
  private static let cloudTrailTypes = [
    EventType(
      name: "AWS API Call via CloudTrail",
      summary: "A call of the service's API: `detail.eventSource` and `detail.eventName` say which."),
    EventType(
      name: "AWS Console Action via CloudTrail", summary: "Something done in the console that is no API call."),
    EventType(name: "AWS Insight via CloudTrail", summary: "Unusual activity that CloudTrail Insights has found."),
    EventType(
      name: "AWS Network Activity Event via CloudTrail",
      summary: "An API call through a VPC endpoint, where the trail selects network activity."),
    EventType(
      name: "AWS Service Event via CloudTrail", summary: "Something that the service did without a call of its API."
    ),
  ]
}
