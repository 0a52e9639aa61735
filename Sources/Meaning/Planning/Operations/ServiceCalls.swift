import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

// Any AWS API action, as a state machine calls it, with its permissions.
extension StatePlanner {
  /// Any AWS API action, with its own parameters.
  mutating func state(_ service: ServiceCall) -> StateCall? {
    var arguments = ArgumentList()
    for entry in service.parameters { arguments.add(entry.name.value, scope.json(entry.value)) }
    guard !arguments.isBroken else { return nil }
    return StateCall(
      "aws-sdk:\(service.action.service):\(service.action.action)", arguments.members,
      permissions(for: service) + passedRoles(service))
  }

  /// The permissions of the role, limited as far as the parameters allow. Reports a permission for every resource.
  private mutating func permissions(for service: ServiceCall) -> [PolicyStatement] {
    let action = service.action
    var statements: [PolicyStatement] = []
    var wide: [String] = []
    for permission in action.permissions(given: Set(service.parameters.map(\.name.value))) {
      var resources: [PlanText] = []
      for template in permission.resources {
        guard let texts = texts(of: template, service) else {
          resources = []
          break
        }
        resources += texts
      }
      if resources.isEmpty, !permission.allowsNoResource { wide += permission.actions }
      statements.append(
        PolicyStatement(actions: permission.actions, resources: resources.isEmpty ? ["*"] : resources))
    }
    if !wide.isEmpty {
      findings.append(
        Diagnostic(
          .widePermission, .mayUseOnAll(call.id, wide), at: call.usesOrigin.span,
          hint: action.narrowingParameter.map { .writeConstant($0) }, notes: [.roleCannotBeLimited]))
    }
    return statements
  }

  /// The ARNs of a template; nil if its first parameter is not a constant.
  private func texts(of template: ResourceTemplate, _ service: ServiceCall) -> [PlanText]? {
    var texts: [[PlanText.Part]] = [[]]
    var isFirst = true
    for (index, part) in template.parts.enumerated() {
      switch part {
      case .literal(let text): append([.literal(text)], to: &texts)
      case .partition: append([.partition], to: &texts)
      case .region: append([.region], to: &texts)
      case .account: append([.account], to: &texts)
      case .parameter(let name, let otherwise):
        defer { isFirst = false }
        let values =
          constants(service.parameter(name)) ?? (service.parameter(name) == nil ? otherwise.map { [$0] } : nil)
        guard let values else {
          if isFirst { return nil }
          append([.literal("*")], to: &texts)
          continue
        }
        guard !isFirst || index > 0 || values.allSatisfy(\.isARN) else { return nil }
        texts = texts.flatMap { before in values.map { joined(before, $0, isWhole: isFirst && otherwise == nil) } }
      }
    }
    return texts.map { PlanText($0) }
  }

  private func append(_ parts: [PlanText.Part], to texts: inout [[PlanText.Part]]) {
    for index in texts.indices {
      if case .literal(let text)? = parts.first, let last = texts[index].last, case .literal(let before) = last {
        // A suffix after an ARN must be a path, and a name may already end with the slash.
        if before.isARN, text.hasPrefix("-") { continue }
        texts[index].append(
          .literal(text.hasPrefix("/") && before.hasSuffix("/") ? String(text.dropFirst()) : text))
      } else {
        texts[index] += parts
      }
    }
  }

  /// Appends a value. An ARN of the whole resource replaces everything before it; of another ARN, only the name is
  /// used.
  private func joined(_ before: [PlanText.Part], _ value: String, isWhole: Bool) -> [PlanText.Part] {
    if isWhole, value.isARN { return [.literal(value)] }
    if isWhole, let arn = AmazonResourceName(queueURL: value) { return [.literal(arn.text)] }
    var value = value
    if value.isARN, let name = value.split(separator: "/").last { value = String(name) }
    if value.hasPrefix("/"), case .literal(let text)? = before.last, text.hasSuffix("/") { value.removeFirst() }
    return before + [.literal(value)]
  }

  /// The texts of a constant or of a list of constants; nil if one of them is an expression or contains a character
  /// with a special meaning in policies.
  private func constants(_ value: Value?) -> [String]? {
    switch value?.kind {
    case .text(let template):
      guard let literal = template.literal, !literal.isEmpty, !literal.contains(where: { "*?$".contains($0) })
      else { return nil }
      return [literal]
    case .number(let text): return [text]
    case .list(let values):
      let texts = values.compactMap { constants($0) }
      return texts.count == values.count && !texts.isEmpty ? texts.flatMap(\.self) : nil
    default: return nil
    }
  }

  /// Permission to pass the roles in the parameters to the service (IAM User Guide, "Grant a user permissions to pass a
  /// role to an AWS service").
  private func passedRoles(_ service: ServiceCall) -> [PolicyStatement] {
    let action = service.action
    guard action.service != "sts", action.service != "iam" else { return [] }
    var roles: [String] = []
    for entry in service.parameters { collectRoles(entry.name.value, entry.value, into: &roles) }
    guard !roles.isEmpty else { return [] }
    return [PolicyStatement(actions: ["iam:PassRole"], resources: roles.map { PlanText($0) })]
  }

  private func collectRoles(_ name: String, _ value: Value, into roles: inout [String]) {
    switch value.kind {
    case .text(let template):
      guard name.lowercased().hasSuffix("role") || name.lowercased().hasSuffix("rolearn"),
        let literal = template.literal, case .success(let arn) = AmazonResourceName.parse(literal),
        arn.service == "iam", arn.resource.hasPrefix("role/"), !literal.contains(where: { "*?$".contains($0) }),
        !roles.contains(literal)
      else { return }
      roles.append(literal)
    case .list(let values): for inner in values { collectRoles(name, inner, into: &roles) }
    case .map(let entries): for entry in entries { collectRoles(entry.name.value, entry.value, into: &roles) }
    case .null, .bool, .number, .invalid: return
    }
  }
}

extension String {
  fileprivate var isARN: Bool { utf8.starts(with: "arn:".utf8) }
}

extension ServiceCall {
  fileprivate func parameter(_ name: String) -> Value? {
    parameters.first { $0.name.value == name }?.value
  }
}
