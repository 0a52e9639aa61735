public import Diagnostics
import Existing

// Code 1200: files with rules that exist already.

extension Sentence {
  static func cannotReadExisting(_ path: String, _ reason: Sentence) -> Sentence {
    "cannot read '\(path)': \(reason)"
  }
  static func unreadableResources(_ problem: ExistingProblem) -> Sentence {
    switch problem {
    case .unknownForm: "this is neither a template of CloudFormation nor a configuration of Terraform"
    case .nestedTooDeeply: "the configuration is nested more than 100 levels deep"
    case .unclosedText: "the text has no closing quote"
    case .unclosedBracket: "the bracket is never closed"
    case .unclosedComment: "the comment is never closed"
    case .expected(.name): "expected the name of an attribute or a block"
    case .expected(.value): "expected a value"
    case .expected(.equalsSignOrBlock): "expected '=' or a block after the name"
    case .expected(.endOfLine): "expected the end of the line"
    case .expected(.comma): "expected a comma"
    case .expected(.closingBracket): "expected a closing bracket"
    }
  }
}

public extension DiagnosticCode {
  static let unreadableResources = DiagnosticCode(
    1200, "unreadable-resources", stage: .syntax, summary: "A file with rules cannot be read.",
    explanation: """
      `tasuki check --rules` reads templates of CloudFormation and SAM in YAML or JSON, and Terraform's own language. What is \
      before the mistake is checked.
      """, example: .init(.shown, bad: "name = [\n", good: "name = []\n"))
}
