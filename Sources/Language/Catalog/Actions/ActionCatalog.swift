/// Every action that `uses:` can name.
public enum ActionCatalog {
  /// The action of a name; nil for one that is not in the catalogue, and for `aws/SERVICE.ACTION`, which
  /// `serviceAction(named:)` reads.
  public static func action(named name: String) -> Action? {
    byName[name]
  }

  /// The actions in the order in which the documentation shows them: apps first, AWS services after them.
  public static let all: [Action] = [
    slackNotify, teamsNotify, slackPostMessage, emailSend, gmailSend, kintoneCreateRecord, kintoneUpdateRecord,
    httpRequest, stripeRequest, snsPublish, sqsSend, lambdaInvoke, stepFunctionsStart, eventBridgeForward,
    eventBridgePutEvent, logsWrite, kinesisPutRecord, firehosePutRecord, ecsRunTask, batchSubmitJob,
    codeBuildStartBuild, dynamoDBPutItem, s3PutObject, discordPostMessage, chatworkPostMessage,
  ]

  /// The names of all actions, sorted by their bytes.
  public static let actionNames: [String] = all.map(\.name).sorted()

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// What an input that carries the whole of a message is by default.
  static let wholeEvent = "the whole event"
}
