public import Emit
public import Plan
import StatesLanguage

/// Writes the state machines of a plan alone, one file each in the States Language: for editors that draw them, for
/// linters, and for the `DefinitionString` of a template that someone else writes.
///
/// What only a deployment knows is written as `${…}`, as in CloudFormation's `Fn::Sub`: `${AWS::Region}`,
/// `${AWS::AccountId}`, `${AWS::Partition}`, a parameter's name, or a resource and its attribute.
public enum StateMachineBackend {
  /// The files of a plan, `NAME.asl.json`, in the plan's order.
  public static func files(for plan: DeploymentPlan) -> [OutputFile] {
    let speller = DefinitionSpeller(plan)
    let bodies = plan.resources.compactMap { resource in
      if case .stateMachine(let body) = resource.body { body } else { nil }
    }
    return bodies.mapOnAllCores { body in
      OutputFile(
        path: body.name + ".asl.json", bytes: speller.json(body.machine.definition).bytes(.pretty) + [0x0A])
    }
  }
}

/// Writes placeholders where only the deployment knows a value.
private struct DefinitionSpeller {
  private let plan: DeploymentPlan
  private let bodies: [ResourceIdentifier: ResourceBody]

  init(_ plan: DeploymentPlan) {
    self.plan = plan
    bodies = Dictionary(plan.resources.map { ($0.identifier, $0.body) }, uniquingKeysWith: { first, _ in first })
  }

  func json(_ value: PlanValue) -> JSONValue {
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let text): return .string(self.text(text))
    case .list(let elements): return .array(elements.map { json($0) })
    case .map(let members): return .object(members.map { JSONMember(Self.escaped($0.name), json($0.value)) })
    }
  }

  private func text(_ text: PlanText) -> String {
    text.parts.map { part in
      switch part {
      case .literal(let characters): Self.escaped(characters)
      case .partition: "${AWS::Partition}"
      case .region: plan.region ?? "${AWS::Region}"
      case .account: plan.account ?? "${AWS::AccountId}"
      case .parameter(let name): "${\(Self.word(name))}"
      case .reference(let identifier, let attribute):
        if let built = bodies[identifier]?.builtText(of: attribute) {
          self.text(built)
        } else {
          "${\(Self.word(identifier.kind.rawValue + "-" + identifier.label + "-" + attribute.rawValue))}"
        }
      }
    }.joined()
  }

  /// A text that contains no placeholder: `Fn::Sub` turns `${!x}` into `${x}`.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "${", omittingEmptySubsequences: false).joined(separator: "${!")
  }

  /// A name as one word of letters and digits: `connection-crm-arn` becomes `ConnectionCrmArn`.
  private static func word(_ name: String) -> String {
    var word = ""
    var begins = true
    for scalar in name.unicodeScalars {
      guard scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else {
        begins = true
        continue
      }
      word += begins ? scalar.properties.uppercaseMapping : String(scalar)
      begins = false
    }
    return word
  }
}
