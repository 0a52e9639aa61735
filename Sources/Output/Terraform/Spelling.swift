import Emit
import Plan

/// Writes the plan's texts and values as HCL expressions, and records which of the values that only AWS knows they
/// need.
struct Spelling {
  /// Data sources of the provider that the configuration needs.
  struct Surroundings: OptionSet {
    let rawValue: Int
    static let partition = Surroundings(rawValue: 1)
    static let region = Surroundings(rawValue: 2)
    static let account = Surroundings(rawValue: 4)
    static let urlSuffix = Surroundings(rawValue: 8)
  }

  let addresses: AddressTable
  /// What has been needed so far.
  private(set) var used: Surroundings = []

  init(addresses: AddressTable) { self.addresses = addresses }

  func reference(_ resource: ResourceIdentifier, _ attribute: ResourceAttribute) -> HCLExpression {
    .reference("\(addresses.address(of: resource)).\(resource.kind.terraformName(of: attribute))")
  }

  mutating func text(_ text: PlanText) -> HCLExpression {
    let parts = template(text).parts
    if parts.count == 1, case .expression(let only) = parts[0] { return only }
    return .string(HCLTemplate(parts: parts))
  }

  /// A longer text, byte for byte: a heredoc where quotes would need escapes. A heredoc always ends with a line break,
  /// which `chomp` removes again.
  ///
  /// JSON text never goes through `jsonencode` here, which would turn the `<` and `>` of placeholders into escapes.
  mutating func document(_ text: PlanText) -> HCLExpression { document(template(text)) }

  /// JSON text whose readers get every character unchanged: Terraform normalizes the characters of a string, but not JSON
  /// escapes.
  mutating func jsonDocument(_ text: PlanText) -> HCLExpression {
    document(
      PlanText(
        text.parts.map { part in
          if case .literal(let json) = part { .literal(NormalForm.escaped(json: json)) } else { part }
        }))
  }

  /// A value as JSON text.
  ///
  /// `jsonencode` of an object if that gives the same JSON. A number that HCL would rewrite, such as `1.0`, or a
  /// character that it would normalize makes it the JSON text itself, because EventBridge compares both as written.
  mutating func json(_ value: PlanValue) -> HCLExpression {
    if isKept(value) { return .call("jsonencode", [expression(value)]) }
    var parts: [HCLTemplate.Part] = []
    appendJSON(value, to: &parts, indentation: "")
    return document(HCLTemplate(parts: parts))
  }

  mutating func expression(_ value: PlanValue) -> HCLExpression {
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let number): return .number(number)
    case .text(let text): return self.text(text)
    case .list(let elements): return .list(elements.map { expression($0) })
    case .map(let members): return .object(members.map { HCLMember($0.name, expression($0.value)) })
    }
  }

  private mutating func template(_ text: PlanText) -> HCLTemplate {
    var parts: [HCLTemplate.Part] = []
    parts.reserveCapacity(text.parts.count)
    for part in text.parts {
      switch part {
      case .literal(let literal): parts.append(.literal(literal))
      case .reference(let resource, let attribute): parts.append(.expression(reference(resource, attribute)))
      case .parameter(let name): parts.append(.expression(.reference("var.\(addresses.variable(name))")))
      case .partition:
        used.insert(.partition)
        parts.append(.expression(.reference("local.partition")))
      case .urlSuffix:
        used.insert(.urlSuffix)
        parts.append(.expression(.reference("local.url_suffix")))
      case .region:
        used.insert(.region)
        parts.append(.expression(.reference("local.region")))
      case .account:
        used.insert(.account)
        parts.append(.expression(.reference("local.account_id")))
      }
    }
    return HCLTemplate(parts: parts)
  }

  private func document(_ template: HCLTemplate) -> HCLExpression {
    let needsEscapes = template.parts.contains { part in
      guard case .literal(let text) = part else { return false }
      return text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 == 0x0A }
    }
    guard needsEscapes else {
      if template.parts.count == 1, case .expression(let only) = template.parts[0] { return only }
      return .string(template)
    }
    if case .literal(let last) = template.parts.last {
      if last.utf8.last == 0x0A { return .heredoc(template) }
      // `chomp` would remove this along with the line break after it.
      if last.utf8.last == 0x0D { return .string(template) }
    }
    return .call("chomp", [.heredoc(HCLTemplate(parts: template.parts + [.literal("\n")]))])
  }

  // MARK: - JSON text

  private mutating func appendJSON(
    _ value: PlanValue, to parts: inout [HCLTemplate.Part], indentation: String
  ) {
    let inner = indentation + "  "
    switch value {
    case .null: parts.append(.literal("null"))
    case .bool(let flag): parts.append(.literal(flag ? "true" : "false"))
    case .number(let number): parts.append(.literal(number))
    case .text(let text):
      if let literal = text.literal {
        parts.append(.literal(json(literal)))
      } else {
        parts.append(.expression(.call("jsonencode", [self.text(text)])))
      }
    case .list(let elements):
      parts.append(.literal("["))
      for (index, element) in elements.enumerated() {
        parts.append(.literal((index > 0 ? ",\n" : "\n") + inner))
        appendJSON(element, to: &parts, indentation: inner)
      }
      parts.append(.literal(elements.isEmpty ? "]" : "\n\(indentation)]"))
    case .map(let members):
      parts.append(.literal("{"))
      for (index, member) in members.enumerated() {
        parts.append(.literal((index > 0 ? ",\n" : "\n") + inner + json(member.name) + ": "))
        appendJSON(member.value, to: &parts, indentation: inner)
      }
      parts.append(.literal(members.isEmpty ? "}" : "\n\(indentation)}"))
    }
  }

  private func json(_ text: String) -> String { NormalForm.escaped(json: JSONValue.string(text).text()) }

  /// Whether HCL keeps all numbers and texts of a value unchanged.
  private func isKept(_ value: PlanValue) -> Bool {
    switch value {
    case .null, .bool: true
    case .text(let text):
      text.parts.allSatisfy { if case .literal(let literal) = $0 { NormalForm.keeps(literal) } else { true } }
    case .number(let number): Spelling.isPlainDecimal(number)
    case .list(let elements): elements.allSatisfy(isKept)
    case .map(let members): members.allSatisfy { NormalForm.keeps($0.name) && isKept($0.value) }
    }
  }

  /// Whether `jsonencode` writes a number with the same digits: HCL reads numbers with 512 bits and writes the shortest
  /// decimal, without an exponent and without zeros at the end of a fraction.
  static func isPlainDecimal(_ number: String) -> Bool {
    var bytes = number.utf8[...]
    if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
    guard bytes.count <= 100 else { return false }
    let whole = bytes.prefix { $0 != UInt8(ascii: ".") }
    let fraction = bytes.dropFirst(whole.count + 1)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard whole.allSatisfy(digits.contains), fraction.allSatisfy(digits.contains) else { return false }
    guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1 else { return false }
    if whole.count < bytes.count, fraction.isEmpty || fraction.last == UInt8(ascii: "0") { return false }
    return number != "-0"
  }
}
