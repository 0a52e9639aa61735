import Existing
import Plan

/// Reads the texts of an output as texts of a plan.
struct DeployedTexts {
  /// The resources of the output, by their names in it.
  let identifiers: [String: ResourceIdentifier]
  /// The rules, by the ARNs that are built from their names.
  var rules: [PlanText: ResourceIdentifier] = [:]

  init(_ identifiers: [String: ResourceIdentifier]) { self.identifiers = identifiers }

  func text(_ value: ExistingValue) -> PlanText {
    let text = PlanText(parts(of: value))
    return rules[text].map { .reference($0, .arn) } ?? text
  }

  private func parts(of value: ExistingValue) -> [PlanText.Part] {
    switch value.kind {
    case .text(let parts):
      return parts.flatMap { part -> [PlanText.Part] in
        switch part {
        case .literal(let text): [.literal(text)]
        case .value(let value): self.parts(of: value)
        }
      }
    case .reference(let reference): return [part(of: reference)]
    case .null, .bool, .number, .string: return [.literal(value.shown ?? "")]
    case .unknown(let source): return [.parameter(source)]
    case .list, .map, .encoded: return [.parameter("…")]
    }
  }

  private func part(of reference: ExistingValue.Reference) -> PlanText.Part {
    switch reference.name {
    case "AWS::Partition", "local.partition": return .partition
    case "AWS::Region", "local.region": return .region
    case "AWS::AccountId", "local.account_id": return .account
    case "AWS::URLSuffix", "local.url_suffix": return .urlSuffix
    default:
      guard let identifier = identifiers[reference.name] else {
        return .parameter(reference.name + (reference.attribute.map { "." + $0 } ?? ""))
      }
      return .reference(identifier, Self.attribute(reference.attribute, of: identifier.kind))
    }
  }

  /// The attribute that a name means, or that a reference without one gives.
  private static func attribute(_ name: String?, of kind: ResourceKind) -> ResourceAttribute {
    switch name {
    case "Arn", "arn", "TopicArn": .arn
    case "SecretArn", "secret_arn": .secretARN
    case "QueueUrl", "url", "FunctionUrl", "function_url": .url
    case nil where kind == .topic || kind == .stateMachine: .arn
    case nil where kind == .queue: .url
    default: .name
    }
  }

  /// A value in which the parts that only a deployment knows are words in braces, so that it can be compared.
  func filled(_ value: ExistingValue) -> ExistingValue {
    let kind: ExistingValue.Kind =
      switch value.kind {
      case .list(let items): .list(items.map { filled($0) })
      case .map(let members): .map(members.map { ExistingValue.Member($0.name, filled($0.value)) })
      case .encoded(let inner): .encoded(filled(inner))
      case .reference, .text, .unknown: .string(text(value).shown)
      case .null, .bool, .number, .string: value.kind
      }
    return ExistingValue(kind, at: value.span, plainText: value.plainText)
  }
}
