import Diagnostics

// What the resources of AWS's services are called.

extension Sentence {
  static let apiDestination: Sentence = "an API destination"
  static let jobQueue: Sentence = "a job queue of Batch"
  static let cluster: Sentence = "an ECS cluster"
}

/// Services that EventBridge does not call, and what their resources are called.
let notCallable: [String: Sentence] = [
  "iam": "an IAM role or user", "s3": "an S3 bucket", "dynamodb": "a DynamoDB table", "kms": "a key",
  "secretsmanager": "a secret", "rds": "a database", "cloudfront": "a distribution", "elasticache": "a cache",
  "ses": "an identity of SES",
]

/// Services that EventBridge calls only with a role, and what their resources are called.
let needsRole: [String: Sentence] = [
  "states": "a state machine", "ecs": .cluster, "batch": .jobQueue, "kinesis": "a Kinesis stream",
  "firehose": "a delivery stream", "codebuild": "a CodeBuild project", "codepipeline": "a CodePipeline pipeline",
]
