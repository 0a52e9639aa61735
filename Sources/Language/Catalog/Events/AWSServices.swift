extension EventCatalog {
  /// Every AWS source by its name.
  static let awsSources: [String: EventSource] = {
    let titles = Dictionary(
      tableRows(awsServiceSourceRows).map { (String($0[0]), String($0[1])) },
      uniquingKeysWith: { first, _ in first })
    var types: [String: [EventType]] = titles.mapValues { _ in cloudTrailTypes }
    for row in tableRows(awsEventTypeRows) {
      types[String(row[0]), default: []].append(EventType(name: String(row[1]), isVerified: row.count < 3))
    }
    var sources: [String: EventSource] = [:]
    for (name, known) in types {
      sources[name] = EventSource(
        name: name, title: titles[name] ?? name, arrival: .awsService, naming: .detailType,
        types: distinct(known))
    }
    return sources
  }()

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

  /// The types in order, each once. Where the table and CloudTrail's own types name the same, the latter stays: it
  /// comes first, is verified and has a summary.
  private static func distinct(_ types: [EventType]) -> [EventType] {
    var result: [EventType] = []
    var seen: Set<String> = []
    for type in types where seen.insert(type.name).inserted { result.append(type) }
    return result.sorted { $0.name < $1.name }
  }
}
