import Diagnostics
import Plan

// What must exist before a deployment.

extension Sentence {
  static func mustExist(_ prerequisite: Prerequisite, at place: String) -> Sentence {
    let what = thing(prerequisite.kind, prerequisite.name.inWords)
    return place.isEmpty ? "- \(what)" : "- \(what) (\(term: place))"
  }
  private static func thing(_ kind: Prerequisite.Kind, _ name: Sentence) -> Sentence {
    switch kind {
    case .partnerEventSource:
      "the partner event source \(name), pending in this account and Region and associated with no bus"
    case .eventBus: "the event bus \(name)"
    case .secret: "the secret \(name) in Secrets Manager"
    case .parameter: "the parameter \(name) in Parameter Store"
    case .mailSender: "the sender \(name), with its address or its domain verified in SES"
    case .configurationSet: "the configuration set \(name) in SES"
    case .slackWorkspace: "the Slack workspace \(name), authorized once in Amazon Q Developer in chat applications"
    case .teamsTeam: "the Teams team \(name), authorized once in Amazon Q Developer in chat applications"
    case .queue: "the SQS queue \(name)"
    case .topic: "the SNS topic \(name)"
    case .function: "the Lambda function \(name)"
    case .stateMachine: "the state machine \(name)"
    case .stream: "the Kinesis data stream \(name)"
    case .deliveryStream: "the Firehose stream \(name)"
    case .cluster: "the ECS cluster \(name)"
    case .taskDefinition: "the ECS task definition \(name)"
    case .jobQueue: "the Batch job queue \(name)"
    case .jobDefinition: "the Batch job definition \(name)"
    case .buildProject: "the CodeBuild project \(name)"
    case .table: "the DynamoDB table \(name)"
    case .bucket: "the S3 bucket \(name)"
    case .logGroup: "the log group \(name)"
    case .role: "the role \(name)"
    }
  }
}

extension PlanText {
  /// A literal name in quotes, or the parameter that has it.
  fileprivate var inWords: Sentence {
    if case .parameter(let name)? = parts.first { return "that the parameter \(quoted: name) names" }
    return "\(quoted: literal ?? "")"
  }
}
