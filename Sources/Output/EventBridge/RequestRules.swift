public import Diagnostics

// Codes 0820 to 0829: requests to EventBridge.

/// The rules of what is found while requests are written.
public let eventBridgeRules: [DiagnosticCode] = [.missingValue, .valueNotAllowed, .unknownParameter]

public extension DiagnosticCode {
  static let missingValue = DiagnosticCode(
    821, "missing-value", stage: .output, summary: "The EventBridge files need a value that only the caller knows.",
    explanation: """
      CloudFormation and Terraform fill in the account, the Region and the IDs that AWS assigns when they deploy. \
      Files for the `aws` command are complete, so every value must be known when they are written: the Region and the \
      account, unless an environment of the project file sets them, and each parameter without a default. Definitions \
      that `asl` writes with values also need the ARN of each connection, which ends with an ID that AWS assigns.
      """, source: "EventBridge API reference, PutTargets",
    example: .init(
      .shown, bad: "tasuki compile --target eventbridge --out out",
      good: "tasuki compile --target eventbridge --out out --parameter region=eu-west-1 "
        + "--parameter account=123456789012"))
  static let valueNotAllowed = DiagnosticCode(
    822, "value-not-allowed", stage: .output, summary: "A value is not allowed for its parameter.",
    explanation: """
      CloudFormation and Terraform check a parameter against its pattern when they deploy. Files for the `aws` command \
      contain the value itself, so it is checked when they are written.
      """,
    example: .init(
      .shown, bad: "tasuki compile --target eventbridge --parameter account=12",
      good: "tasuki compile --target eventbridge --parameter account=123456789012"))
  static let unknownParameter = DiagnosticCode(
    823, "unknown-parameter", stage: .output,
    summary: "A value is given for a parameter that the project does not have.",
    explanation: """
      The value would be in no file. The parameters are `region`, `account`, what the project file leaves open, and what \
      AWS assigns; `README.md` of the output names them.
      """,
    example: .init(
      .shown, bad: "tasuki compile --target eventbridge --parameter acount=123456789012",
      good: "tasuki compile --target eventbridge --parameter account=123456789012"))
}

extension Sentence {
  static func noParameter(_ name: String) -> Sentence { "unknown parameter '\(name)'" }
  static func needsValue(_ name: String) -> Sentence { "needs '\(name)'" }
  static let filesContainEveryValue: Sentence =
    "Files for the 'aws' command contain every value; nothing is filled in when they are run."
  static func giveValue(_ name: String, meaning: String) -> Sentence {
    "Give it with '--parameter \(name)=VALUE'. \(term: meaning)"
  }
  static func notAllowed(_ parameter: String, value: String) -> Sentence {
    "the parameter '\(parameter)' does not allow '\(value)'"
  }
  static func valueMissing(_ name: String) -> Sentence { "a value is missing: '\(name)'" }
  static func valuesMissing(_ names: [String]) -> Sentence { "values are missing: \(quoted: names)" }
  static func takes(_ wanted: Sentence) -> Sentence { "The parameter must be \(wanted)." }
  static let region: Sentence = "a Region, such as 'ap-northeast-1'"
  static let twelveDigits: Sentence = "twelve digits"
  static func match(of pattern: String) -> Sentence { "a text that matches '\(term: pattern)'" }
  static func arn(with part: String) -> Sentence { "an ARN with '\(term: part)'" }
}
