/// What a project can be compiled to.
public enum CompileTarget: String, CaseIterable, Sendable {
  /// JSON files for the `aws` command line.
  case eventbridge
  /// CloudFormation templates.
  case cloudformation
  /// A Terraform configuration.
  case terraform
}
