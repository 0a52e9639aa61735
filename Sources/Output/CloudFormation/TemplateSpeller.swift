import Emit
import Plan
import Source

/// Writes the plan as values of one stack's template, and records what the stack needs from outside: parameters, and
/// exports of the shared stack.
struct TemplateSpeller {
  /// An attribute that one stack exports and others import.
  struct Export: Hashable {
    var position: Int
    var attribute: ResourceAttribute
  }

  let plan: DeploymentPlan
  let names: TemplateNames
  let stacks: StackAssignment
  /// The number of the stack whose template is written.
  let stack: Int
  private(set) var usedParameters: Set<String> = []
  private(set) var imports: Set<Export> = []
  /// What the resource or output that is being written refers to, without itself.
  private(set) var references: Set<Export> = []
  private var position: Int?

  init(plan: DeploymentPlan, names: TemplateNames, stacks: StackAssignment, stack: Int) {
    self.plan = plan
    self.names = names
    self.stacks = stacks
    self.stack = stack
  }

  /// Starts another resource, by its place in the plan, or an output, which has none.
  mutating func begin(_ position: Int?) {
    self.position = position
    references.removeAll(keepingCapacity: true)
  }

  /// A text of the plan: a name, an ARN, an address.
  mutating func spell(_ text: PlanText) -> TemplateValue { Substitution.value(pieces(of: text, as: .name)) }

  /// A text of the plan that contains a user's words.
  mutating func words(_ text: PlanText) -> TemplateValue { Substitution.value(pieces(of: text, as: .words)) }

  /// A text in the user's own words.
  func words(_ text: String) -> TemplateValue { Substitution.literal(text) }

  mutating func spell(_ document: PolicyDocument) -> TemplateValue { spell(document.value, as: .name) }

  mutating func pattern(_ value: PlanValue) -> TemplateValue { spell(value, as: .words) }

  /// A state machine's definition with the property that accepts it: an object, or its JSON text where a template
  /// cannot contain it.
  mutating func definition(_ value: PlanValue) -> (property: String, TemplateValue) {
    TemplateSpeller.canBeObject(value)
      ? ("Definition", object(value, as: .words))
      : ("DefinitionString", jsonText(value, as: .words, indentation: ""))
  }

  /// A JSON value as an object of the template, or as its JSON text where a template cannot contain it: `null`, names
  /// that CloudFormation evaluates as functions, and numbers whose text would change on the way.
  private mutating func spell(_ value: PlanValue, as use: TextUse) -> TemplateValue {
    guard TemplateSpeller.canBeObject(value) else { return jsonText(value, as: use) }
    return object(value, as: use)
  }

  /// The JSON text of a value: compact, or with each member on its own line, indented by `indentation` or more.
  mutating func jsonText(
    _ value: PlanValue, as use: TextUse = .name, indentation: String? = nil
  ) -> TemplateValue {
    var pieces: [TextPiece] = []
    var literal: [UInt8] = []
    appendJSON(value, as: use, to: &pieces, literal: &literal, indentation: indentation)
    pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
    return Substitution.value(pieces)
  }

  mutating func attribute(_ attribute: ResourceAttribute, of resource: ResourceIdentifier) -> TemplateValue {
    spell(PlanText.reference(resource, attribute))
  }

  func logicalID(of resource: ResourceIdentifier) -> String {
    names.positions[resource].map { names.logicalIDs[$0] } ?? TemplateNames.pascalCase(resource.label)
  }

  /// The logical IDs that a rule waits for. What is in another stack exists before this one.
  func dependencies(of resource: PlannedResource) -> [String] {
    guard case .rule(let body) = resource.body else { return [] }
    return body.waitsFor.compactMap { policy in
      names.positions[policy].flatMap { stacks.homes[$0] == stack ? names.logicalIDs[$0] : nil }
    }
  }

  // MARK: Pieces

  enum TextUse {
    /// Names a resource. The partition of an ARN is always the deployment's, even if the ARN was given with one: no
    /// resource refers across partitions.
    case name
    /// A user's text, unchanged.
    case words
  }

  /// The parts of a text as the template writes them.
  private mutating func pieces(of text: PlanText, as use: TextUse) -> [TextPiece] {
    var result: [TextPiece] = []
    for (index, part) in text.parts.enumerated() {
      switch part {
      case .literal(let characters):
        if index == 0, use == .name, let rest = TemplateSpeller.afterPartition(characters) {
          result += [.literal("arn:"), .reference("AWS::Partition"), .literal(rest)]
        } else {
          result.append(.literal(characters))
        }
      case .partition: result.append(.reference("AWS::Partition"))
      case .urlSuffix: result.append(.reference("AWS::URLSuffix"))
      case .region: result.append(.reference("AWS::Region"))
      case .account: result.append(.reference("AWS::AccountId"))
      case .parameter(let name):
        usedParameters.insert(name)
        result.append(.reference(names.parameters[name] ?? TemplateNames.pascalCase(name)))
      case .reference(let resource, let attribute): result += pieces(of: attribute, resource)
      }
    }
    return result
  }

  /// The part after the partition of an ARN with a known one.
  private static func afterPartition(_ text: String) -> String? {
    for partition in ["aws", "aws-cn", "aws-us-gov"] {
      let start = "arn:\(partition):"
      if text.utf8.starts(with: start.utf8) { return ":" + String(text.dropFirst(start.count)) }
    }
    return nil
  }

  private mutating func pieces(of attribute: ResourceAttribute, _ resource: ResourceIdentifier) -> [TextPiece] {
    guard let position = names.positions[resource] else { return [.reference(logicalID(of: resource))] }
    let body = plan.resources[position].body
    // A rule is referred to by name and its ARN is built, so that no permission for a rule waits for it.
    if case .rule(let rule) = body {
      if attribute == .name { return [.literal(rule.name)] }
      return pieces(of: builtARN(of: rule), as: .name)
    }
    if position != self.position { references.insert(Export(position: position, attribute: attribute)) }
    let home = stacks.stack(of: position)
    if home != stack {
      // No stack of workflows waits for another one: what they start there is referred to by name.
      if home != 0 || stacks.importsOnlyAssigned, let built = body.builtText(of: attribute) {
        return pieces(of: built, as: .name)
      }
      imports.insert(Export(position: position, attribute: attribute))
      let variable = names.logicalIDs[position] + attribute.word
      return [.imported(export: stacks.exportName(variable), variable: variable)]
    }
    return TemplateSpeller.localPieces(of: attribute, resource.kind, names.logicalIDs[position])
  }

  /// The rule's ARN, its bus named by the partner event source instead of the bus.
  private func builtARN(of rule: RuleBody) -> PlanText {
    guard let bus = rule.bus, bus.parts.count == 1, case .reference(let identifier, .name) = bus.parts[0],
      let position = names.positions[identifier], case .eventBus(let body) = plan.resources[position].body
    else { return rule.arn }
    var named = rule
    named.bus = body.eventSource
    return named.arn
  }

  /// How the template with a resource names an attribute of it (CloudFormation User Guide, "Return values" of
  /// each type).
  static func localPieces(
    of attribute: ResourceAttribute, _ kind: ResourceKind, _ logicalID: String
  ) -> [TextPiece] {
    // The attribute `Arn` of a log group ends with `:*`, which EventBridge rejects.
    if kind == .logGroup, attribute == .arn {
      return [
        .literal("arn:"), .reference("AWS::Partition"), .literal(":logs:"), .reference("AWS::Region"),
        .literal(":"), .reference("AWS::AccountId"), .literal(":log-group:"), .reference(logicalID),
      ]
    }
    return [kind.returnValue(of: attribute).map { .attribute(logicalID, $0) } ?? .reference(logicalID)]
  }

  // MARK: JSON

  private mutating func object(_ value: PlanValue, as use: TextUse) -> TemplateValue {
    switch value {
    case .null: return jsonText(value, as: use)
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let text): return Substitution.value(pieces(of: text, as: use))
    case .list(let elements): return .list(elements.map { object($0, as: use) })
    case .map(let members): return .map(members.map { TemplateMember($0.name, object($0.value, as: use)) })
    }
  }

  private static func canBeObject(_ value: PlanValue) -> Bool {
    switch value {
    case .null: false
    case .bool, .text: true
    case .number(let text): keepsItsText(text)
    case .list(let elements): elements.allSatisfy(canBeObject)
    case .map(let members):
      members.allSatisfy { !UserText.isFunctionName($0.name) && canBeObject($0.value) }
    }
  }

  /// Whether every reader writes the number with these digits: EventBridge compares some of them by their text.
  private static func keepsItsText(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    guard digits.count <= 15, digits.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return false }
    return !digits.contains(UInt8(ascii: ".")) || digits.last != UInt8(ascii: "0")
  }

  private mutating func appendJSON(
    _ value: PlanValue, as use: TextUse, to pieces: inout [TextPiece], literal: inout [UInt8], indentation: String?
  ) {
    let inner = indentation.map { $0 + "  " }
    func breakLine(_ indentation: String?) -> [UInt8] { indentation.map { Array(("\n" + $0).utf8) } ?? [] }
    switch value {
    case .null: literal.append(contentsOf: "null".utf8)
    case .bool(let flag): literal.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let text): literal.append(contentsOf: text.utf8)
    case .text(let text):
      literal.append(UInt8(ascii: "\""))
      for piece in self.pieces(of: text, as: use) {
        if case .literal(let characters) = piece {
          JSONWriter.escape(characters, into: &literal)
        } else {
          pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
          pieces.append(piece)
          literal.removeAll(keepingCapacity: true)
        }
      }
      literal.append(UInt8(ascii: "\""))
    case .list(let elements):
      literal.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { literal.append(UInt8(ascii: ",")) }
        literal += breakLine(inner)
        appendJSON(element, as: use, to: &pieces, literal: &literal, indentation: inner)
      }
      if !elements.isEmpty { literal += breakLine(indentation) }
      literal.append(UInt8(ascii: "]"))
    case .map(let members):
      literal.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { literal.append(UInt8(ascii: ",")) }
        literal += breakLine(inner)
        literal.append(UInt8(ascii: "\""))
        JSONWriter.escape(member.name, into: &literal)
        literal.append(contentsOf: (inner == nil ? "\":" : "\": ").utf8)
        appendJSON(member.value, as: use, to: &pieces, literal: &literal, indentation: inner)
      }
      if !members.isEmpty { literal += breakLine(indentation) }
      literal.append(UInt8(ascii: "}"))
    }
  }
}
