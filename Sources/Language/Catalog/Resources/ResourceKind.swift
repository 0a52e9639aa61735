/// A kind of AWS resource that an input can name.
public enum ResourceKind: String, Sendable, CaseIterable {
  case queue
  case topic
  /// A Lambda function.
  case function
  /// A Step Functions state machine.
  case stateMachine
  /// An EventBridge event bus.
  case bus
  /// A CloudWatch Logs log group.
  case logGroup
  /// A Kinesis data stream.
  case stream
  /// A Firehose stream.
  case deliveryStream
  /// An ECS cluster.
  case cluster
  /// An ECS task definition.
  case taskDefinition
  /// A Batch job queue.
  case jobQueue
  /// A Batch job definition.
  case jobDefinition
  /// A CodeBuild project.
  case buildProject
  /// A DynamoDB table.
  case table
  /// An S3 bucket.
  case bucket
}

/// The rules for names and ARNs of a kind of resource.
public struct ResourceForm: Sendable {
  /// The display name, with the service: `SQS queue`.
  public let title: String
  /// The article before the title: `an SQS queue`, `a Lambda function`.
  let article: String
  /// The service part of its ARN.
  public let service: String
  /// The text before the name in the last part of the ARN: `function:`; empty for a queue and a topic.
  public let resourcePrefix: String
  /// What may follow the name in an ARN.
  public let suffix: ResourceSuffix
  /// The allowed lengths of a name, in characters.
  public let length: ClosedRange<Int>
  /// The ASCII characters of a name besides letters and digits.
  public let punctuation: String
  /// Whether the letters of a name are all lower case.
  let isLowerCase: Bool
  /// Whether a name begins with a letter or a digit.
  let beginsWithLetterOrDigit: Bool
  /// Whether a name may end in `.fifo`, which counts in its length.
  let mayBeFIFO: Bool
  /// An ARN of the kind, for documentation and messages.
  public let example: String

  init(
    _ title: String, article: String = "a", service: String, resourcePrefix: String = "",
    suffix: ResourceSuffix = .none, length: ClosedRange<Int>, punctuation: String = "-_",
    isLowerCase: Bool = false, beginsWithLetterOrDigit: Bool = false, mayBeFIFO: Bool = false,
    exampleName: String
  ) {
    self.title = title
    self.article = article
    self.service = service
    self.resourcePrefix = resourcePrefix
    self.suffix = suffix
    self.length = length
    self.punctuation = punctuation
    self.isLowerCase = isLowerCase
    self.beginsWithLetterOrDigit = beginsWithLetterOrDigit
    self.mayBeFIFO = mayBeFIFO
    let place = service == "s3" ? ":" : "ap-northeast-1:123456789012"
    self.example = "arn:aws:\(service):\(place):\(resourcePrefix)\(exampleName)"
  }

  /// The kind with its article: "an SQS queue".
  public var titleWithArticle: String { "\(article) \(title)" }
}

/// What may follow a resource's name, after a colon.
public enum ResourceSuffix: Sendable, Equatable {
  case none
  /// In an ARN, `*`: every log stream of a log group. Tasuki removes it, because the group is the same.
  case allStreams
  /// In an ARN, a version or an alias: `:live`, `:7`.
  case qualifier
  /// In an ARN or a name, a revision number; without one, the latest revision.
  case revision
}
