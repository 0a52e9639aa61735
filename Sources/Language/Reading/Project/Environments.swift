import Catalog
import Diagnostics
import Expressions
import Flow
import Source
import YAML

extension NodeReader {
  func environments(_ node: NodeIndex) -> [Environment] {
    (names(node, .key("environments")) ?? []).map { entry in
      reportForm(ofName: entry.name, .environmentName)
      var environment = Environment(
        name: name(entry.name), region: nil, account: nil, variables: [], span: span(entry.value))
      guard let fields = fields(entry.value, as: EnvironmentKey.self) else {
        environment.hasUnreadVariables = true
        return environment
      }
      environment.region = fields[.region].flatMap { self.region($0) }
      environment.account = fields[.account].flatMap { self.account($0) }
      environment.variables = fields[.vars].map { self.variables($0) } ?? []
      environment.hasUnreadVariables =
        mayLack(.vars, of: entry.value, fields)
        || fields[.vars].map { tree.count(of: $0) != environment.variables.count } ?? false
      return environment
    }
  }

  private func region(_ node: NodeIndex) -> Located<String>? {
    guard let text = text(node, .key("region"), wanted: .region) else { return nil }
    guard regionNames.contains(text.value) else {
      let near = nearestName(to: text.value, among: regionNames)
      report(
        .unknownRegion, .unknownRegionName(text.value), at: text.span,
        hint: .didYouMean(near) ?? .writeRegion,
        fixes: near.map { replacement(of: node, with: $0, safety: .unsafe) } ?? [])
      return nil
    }
    return text
  }

  private func account(_ node: NodeIndex) -> Located<String>? {
    guard let text = text(node, .key("account"), wanted: .accountID) else { return nil }
    guard text.value.utf8.isAccountID else {
      report(.accountForm, .isText(.key("account"), text.value), at: text.span, hint: .writeTwelveDigits)
      return nil
    }
    return text
  }

  private func variables(_ node: NodeIndex) -> [ValueEntry] {
    (names(node, .key("vars")) ?? []).compactMap { entry in
      let name = name(entry.name)
      guard isVariableName(name.value) else {
        report(.variableName, .isNotVariableName(name.value), at: name.span, hint: .writeVariableName)
        return nil
      }
      return ValueEntry(name: name, value: literalValue(entry.value))
    }
  }

  /// Whether `vars.NAME` can refer to it.
  private func isVariableName(_ name: String) -> Bool {
    var previous = UInt8(ascii: "-")
    for (index, byte) in name.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        if index == 0 { return false }
      case UInt8(ascii: "-"):
        if previous == byte { return false }
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }

  /// A variable's value: any YAML value without expressions, including variables.
  private func literalValue(_ node: NodeIndex) -> Value {
    let value = value(node)
    return containsExpression(value) ? Value(.invalid, span: value.span) : value
  }

  private func containsExpression(_ value: Value) -> Bool {
    switch value.kind {
    case .null, .bool, .number, .invalid: return false
    case .text(let template):
      for expression in template.expressions where expression.root != nil {
        report(.expressionNotAllowed, .variableContainsExpression, at: expression.span, hint: .writeValueItself)
        return true
      }
      return false
    case .list(let items): return items.filter { containsExpression($0) }.count > 0
    case .map(let entries): return entries.filter { containsExpression($0.value) }.count > 0
    }
  }
}

/// The codes of AWS's Regions, in all partitions (AWS General Reference, "Regions and Zones", 2026).
let regionNames = [
  "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
  "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
  "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1", "eu-central-1",
  "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "eusc-de-east-1",
  "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2",
  "us-gov-east-1", "us-gov-west-1", "us-west-1", "us-west-2",
]
