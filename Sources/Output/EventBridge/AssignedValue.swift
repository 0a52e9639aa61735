import Plan

/// An attribute that AWS assigns when it creates a resource, and that cannot be built from names.
struct AssignedValue {
  let name: String
  let description: String
  /// The command that prints it once the resource exists.
  private(set) var command: String?
  /// A part of every ARN of this resource.
  private(set) var mark: String?

  init(_ attribute: ResourceAttribute, of resource: PlannedResource) {
    switch (resource.body, attribute) {
    case (.apiDestination(let body), .arn):
      name = "\(body.name)-destination-arn"
      description = "The ARN that 'aws events create-api-destination' prints."
      command = AssignedValue.events("describe-api-destination", body.name, "ApiDestinationArn")
      mark = ":api-destination/\(body.name)/"
    case (.connection(let body), .arn):
      name = "\(body.name)-connection-arn"
      description = "The ARN that 'aws events create-connection' prints."
      command = AssignedValue.events("describe-connection", body.name, "ConnectionArn")
      mark = ":connection/\(body.name)/"
    // The secret belongs to EventBridge and has its own ARN (EventBridge API reference, DescribeConnection).
    case (.connection(let body), .secretARN):
      name = "\(body.name)-connection-secret-arn"
      description = "The SecretArn that 'aws events describe-connection' prints."
      command = AssignedValue.events("describe-connection", body.name, "SecretArn")
      mark = ":secret:events!connection/\(body.name)/"
    case (.functionURL, .url):
      name = "\(resource.identifier.label)-address"
      description = "The address that 'aws lambda create-function-url-config' prints."
    default:
      name = "\(resource.identifier.label)-\(resource.identifier.kind.rawValue)-\(attribute.rawValue)"
      description =
        "The \(attribute.rawValue) of the \(resource.identifier.kind.rawValue) '\(resource.identifier.label)'."
    }
  }

  private static func events(_ operation: String, _ name: String, _ field: String) -> String {
    "aws events \(operation) --name \(Shell.quoted(name)) --query \(field) --output text"
  }
}
