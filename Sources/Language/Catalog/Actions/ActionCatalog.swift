/// Every action that `uses:` can name.
public enum ActionCatalog {
  /// The action with this name; nil if the catalog does not have it, and for `aws/SERVICE.ACTION`, which
  /// `serviceAction(named:)` reads.
  public static func action(named name: String) -> Action? { byName[name] }

  /// The actions in the order of the documentation: apps first, then AWS services.
  public static let all: [Action] = [
    slackNotify, teamsNotify, slackPostMessage, emailSend, gmailSend, kintoneCreateRecord, kintoneUpdateRecord,
    httpRequest, stripeRequest, snsPublish, sqsSend, lambdaInvoke, stepFunctionsStart, eventBridgeForward,
    eventBridgePutEvent, logsWrite, kinesisPutRecord, firehosePutRecord, ecsRunTask, batchSubmitJob,
    codeBuildStartBuild, dynamoDBPutItem, s3PutObject, discordPostMessage, chatworkPostMessage,
  ]

  /// The names of all actions, sorted by their bytes.
  public static let actionNames: [String] = all.map(\.name).sorted()

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The default of an input that is the whole of a message.
  static let wholeEvent = "the whole event"
}
