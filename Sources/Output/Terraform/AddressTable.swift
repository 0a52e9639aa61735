import Plan
import Source

/// The addresses of everything in the configuration, computed once.
///
/// An address is the plan's label in snake_case, so that it stays the same however many other resources come and go.
/// Labels are unique among their kind; only where two labels made of parts (a rule's and a target's) become the same
/// words does the later one get a number.
struct AddressTable {
  private var resources: [ResourceIdentifier: String] = [:]
  private var targets: [ResourceIdentifier: [String]] = [:]
  private var policies: [ResourceIdentifier: [String]] = [:]
  private var variables: [String: String] = [:]
  private var outputs: [String: String] = [:]

  init(_ plan: DeploymentPlan) {
    var claims = LabelClaims()
    for resource in plan.resources {
      let kind = resource.identifier.kind
      let label = claims.claim(resource.identifier.label, for: kind.terraformType)
      resources[resource.identifier] = label
      switch resource.body {
      case .rule(let rule):
        targets[resource.identifier] = rule.targets.map { target in
          claims.claim("\(resource.identifier.label)_\(target.id)", for: TerraformType.target)
        }
      case .role(let role):
        policies[resource.identifier] = role.policies.map { policy in
          claims.claim("\(resource.identifier.label)_\(policy.name)", for: TerraformType.rolePolicy)
        }
      default: break
      }
    }
    for parameter in plan.parameters {
      variables[parameter.name] = claims.claim(AddressTable.variableName(parameter.name), for: "variable")
    }
    for output in plan.outputs { outputs[output.name] = claims.claim(output.name, for: "output") }
  }

  /// The label of a resource, the second of its block.
  func label(of identifier: ResourceIdentifier) -> String {
    resources[identifier] ?? HCLIdentifier.spell(identifier.label)
  }

  /// The address of a resource: its type and its label.
  func address(of identifier: ResourceIdentifier) -> String {
    "\(identifier.kind.terraformType).\(label(of: identifier))"
  }

  /// The labels of a rule's targets, in the rule's order.
  func targetLabels(of rule: ResourceIdentifier) -> [String] { targets[rule] ?? [] }

  /// The labels of a role's policies, in the role's order.
  func policyLabels(of role: ResourceIdentifier) -> [String] { policies[role] ?? [] }

  func variable(_ parameter: String) -> String {
    variables[parameter] ?? HCLIdentifier.spell(AddressTable.variableName(parameter))
  }

  func output(_ name: String) -> String { outputs[name] ?? HCLIdentifier.spell(name) }

  /// Terraform reserves these names and rejects variables that use them.
  private static func variableName(_ parameter: String) -> String {
    switch HCLIdentifier.spell(parameter) {
    case "source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals":
      "\(parameter)_value"
    default: parameter
    }
  }
}

/// Labels in use, by the type that they belong to.
struct LabelClaims {
  private var taken: [String: [String: Int]] = [:]

  /// A label for `words` that nothing else of the type has: the words in snake_case, with a number if they are in use.
  mutating func claim(_ words: String, for type: String) -> String {
    let wanted = HCLIdentifier.spell(words)
    var label = wanted
    var number = taken[type]?[wanted] ?? 0
    if number > 0 {
      repeat {
        number += 1
        label = "\(wanted)_\(number)"
      } while taken[type]?[label] != nil
      taken[type]?[wanted] = number
    }
    taken[type, default: [:]][label] = 1
    return label
  }
}

/// Identifiers as HCL allows them.
enum HCLIdentifier {
  /// A text in snake_case: ASCII letters, digits and `_` are kept, everything else becomes `_`.
  static func spell(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 1)
    for byte in text.utf8 {
      bytes.append(byte.isLetter ? byte | 0x20 : byte.isDigit ? byte : UInt8(ascii: "_"))
    }
    if bytes.first.map(\.isDigit) ?? true { bytes.insert(UInt8(ascii: "_"), at: 0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
