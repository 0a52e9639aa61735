/// Limits of numbers and lengths in the language.
public enum Bounds {
  /// Characters of a workflow's name and of a task's ID. With the project's name as a prefix and a suffix, a rule's 64
  /// characters are the strictest limit (EventBridge API reference, PutRule).
  public static let name = 1...48
  /// Retries of a task (EventBridge API reference, RetryPolicy).
  public static let attempts = 0...185
  /// Elements of a list that are processed at once (Step Functions, Map state in inline mode).
  public static let concurrency = 1...40
  /// Executions that an endpoint reserves. An account has 1,000 by default and keeps 100 for functions that reserve
  /// none (AWS Lambda Developer Guide, "Configuring reserved concurrency").
  static let webhookConcurrency = 1...10_000
  /// Seconds of a pause, a delay or a timeout: an execution ends after a year (Step Functions quotas).
  public static let seconds = 1...31_536_000
  /// Tags of a resource, less ten that Tasuki reserves for its own (Tag naming limits, AWS General Reference).
  public static let labels = 40
  /// Characters of a tag's key.
  static let labelName = 1...128
  /// Characters of a tag's value.
  static let labelValue = 0...256
  /// Stacks of a project; an account has 2,000 per Region (CloudFormation User Guide, "Understand CloudFormation
  /// quotas").
  public static let stacks = 1...1000
  /// The retention periods of CloudWatch Logs in days (CloudWatch Logs API reference, PutRetentionPolicy).
  public static let retentionDays = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]
}
