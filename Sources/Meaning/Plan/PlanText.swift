/// A text in a resource with parts that are known only when it is deployed: ARNs, names, the account.
///
/// Backends write the parts in their own syntax (`!Sub`, `!GetAtt`, `${…}`). A literal part is text, never code.
public struct PlanText: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case literal(String)
    /// An attribute of another resource of the plan.
    case reference(ResourceIdentifier, ResourceAttribute)
    /// The value of a parameter, by the parameter's name in the plan.
    case parameter(String)
    /// The AWS partition: `aws`, `aws-cn` or `aws-us-gov`.
    case partition
    /// The partition's domain: `amazonaws.com`, in China `amazonaws.com.cn`.
    case urlSuffix
    /// The Region of the deployment.
    case region
    /// The ID of the deployment's account.
    case account
  }

  /// The parts in order. Literal parts are not empty and never adjacent.
  public private(set) var parts: [Part]

  /// Makes a text of parts; joins adjacent literals and drops empty ones.
  public init(_ parts: [Part]) {
    self.parts = []
    for part in parts { append(part) }
  }

  public init(_ literal: String) { parts = literal.isEmpty ? [] : [.literal(literal)] }

  /// An attribute of another resource.
  public static func reference(_ resource: ResourceIdentifier, _ attribute: ResourceAttribute) -> PlanText {
    PlanText([.reference(resource, attribute)])
  }

  public static func parameter(_ name: String) -> PlanText { PlanText([.parameter(name)]) }

  /// An ARN in the account and Region of the deployment:
  /// `arn:PARTITION:SERVICE:REGION:ACCOUNT:` and then `resource`.
  public static func localARN(service: String, _ resource: PlanText) -> PlanText {
    PlanText(
      [
        .literal("arn:"), .partition, .literal(":\(service):"), .region, .literal(":"), .account, .literal(":"),
      ] + resource.parts)
  }

  /// The characters of a text that has only literal parts.
  public var literal: String? {
    if parts.isEmpty { return "" }
    if parts.count == 1, case .literal(let text) = parts[0] { return text }
    return nil
  }

  public mutating func append(_ part: Part) {
    if case .literal(let text) = part {
      if text.isEmpty { return }
      if case .literal(var whole)? = parts.last {
        // Removed first, so that long texts grow in place.
        parts.removeLast()
        whole += text
        parts.append(.literal(whole))
        return
      }
    }
    parts.append(part)
  }

  public static func + (left: PlanText, right: PlanText) -> PlanText { PlanText(left.parts + right.parts) }
}

extension PlanText: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

/// An attribute that other resources can refer to.
public enum ResourceAttribute: String, CaseIterable, Hashable, Sendable {
  /// The ARN. A log group's ARN has no `:*` at its end; a rule's is built from its name to avoid a cycle.
  case arn
  case name
  /// The address of a queue or of a function.
  case url
  /// The ARN of the secret with a connection's credentials.
  case secretARN
}
