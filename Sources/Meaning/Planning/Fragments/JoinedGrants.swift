import Plan
import Source

/// Grants in policies that AWS limits in size, of queues and functions that many rules send to.
///
/// A grant names its rule, as long as the policy has room for all of them. Beyond that, it names the rules of the project by
/// how their names begin, bus by bus: any number of rules then takes the same room. In the same account, only whoever may
/// create a rule under the project's own name could use it as well.
struct JoinedGrants {
  private let names: PhysicalNames
  private let resources: [ResourceIdentifier: ResourceBody]

  /// A queue's policy has 8,192 bytes (SQS Developer Guide, "Amazon SQS policy quotas").
  private static let roomOfQueue = 8_192
  /// A function's policy has 20,480 bytes (Lambda Developer Guide, "Lambda quotas"), of which others need some.
  private static let roomOfFunction = 16_384

  init(_ names: PhysicalNames, _ resources: [PlannedResource]) {
    self.names = names
    self.resources = Dictionary(
      resources.map { ($0.identifier, $0.body) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Queues

  /// The policy that lets rules send to a queue.
  func policy(of queue: ResourceIdentifier, for rules: [ResourceIdentifier]) -> PolicyDocument {
    let forms: [[PlanText]] = [
      rules.map { .reference($0, .arn) }, patterns(of: rules),
      [.localARN(service: "events", PlanText("rule/*" + names.ruleNames()))],
    ]
    let documents = forms.lazy.map { arns in
      PolicyDocument([
        PolicyStatement(
          identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sqs:SendMessage"],
          resources: [.reference(queue, .arn)],
          conditions: [PolicyCondition(arns == forms[0] ? "ArnEquals" : "ArnLike", "aws:SourceArn", arns)])
      ])
    }
    return documents.first { $0.value.size(largestSize) <= Self.roomOfQueue } ?? documents[2]
  }

  // MARK: Functions

  private struct Function: Hashable {
    let name: PlanText
    let qualifier: String?
  }

  /// The resources with one permission for each bus in the place of those of functions that have no room for them.
  func joiningPermissions(_ all: [PlannedResource]) -> [PlannedResource] {
    var sizes: [Function: Int] = [:]
    var rules: [Function: [ResourceIdentifier]] = [:]
    for resource in all {
      guard let (function, rule, body) = permission(resource) else { continue }
      sizes[function, default: 0] += size(of: body, rule)
      rules[function, default: []].append(rule)
    }
    let full = sizes.filter { $0.value > Self.roomOfFunction }
    guard !full.isEmpty else { return all }
    var joined: [ResourceIdentifier: [ResourceIdentifier]] = [:]
    var known: [Function: [PlannedResource]] = [:]
    var result: [PlannedResource] = []
    for resource in all {
      guard let (function, rule, _) = permission(resource), full[function] != nil else {
        result.append(resource)
        continue
      }
      if known[function] == nil {
        let permissions = permissions(for: function, rules[function] ?? [], like: resource)
        known[function] = permissions
        result += permissions
      }
      let arn = pattern(of: rule)
      joined[resource.identifier] = known[function]?.filter {
        if case .functionPermission(let body) = $0.body { body.caller == .rules(arn) } else { false }
      }.map(\.identifier)
    }
    for index in result.indices {
      guard case .rule(var body) = result[index].body else { continue }
      for target in body.targets.indices {
        body.targets[target].waitsFor = body.targets[target].waitsFor.flatMap { joined[$0] ?? [$0] }
      }
      result[index].body = .rule(body)
    }
    return result
  }

  private func permission(
    _ resource: PlannedResource
  ) -> (Function, rule: ResourceIdentifier, FunctionPermissionBody)? {
    guard case .functionPermission(let body) = resource.body, case .rule(let rule) = body.caller else { return nil }
    return (Function(name: body.function, qualifier: body.qualifier), rule, body)
  }

  /// The permissions of a function for all rules of the project, one for each bus.
  private func permissions(
    for function: Function, _ rules: [ResourceIdentifier], like first: PlannedResource
  ) -> [PlannedResource] {
    let title =
      function.name.parts.map { part in
        switch part {
        case .literal(let text): text
        case .reference(let resource, _): resource.label
        case .partition, .urlSuffix, .region, .account, .parameter: ""
        }
      }.joined().split(separator: ":").last.map(String.init) ?? ""
    return patterns(of: rules).enumerated().map { position, arn in
      let words =
        ["rules", title] + (function.qualifier.map { [$0] } ?? []) + (position == 0 ? [] : [String(position + 1)])
      let label = words.joined(separator: "-").replacingSeparators()
      return PlannedResource(
        ResourceIdentifier(.functionPermission, label),
        .functionPermission(
          FunctionPermissionBody(
            function: function.name, qualifier: function.qualifier, statement: names.name([label], limit: 100),
            caller: .rules(arn))),
        workflow: nil, mayBeShared: true, origin: first.origin.span)
    }
  }

  /// The size of a permission's statement in the function's policy, as AWS writes it.
  private func size(of body: FunctionPermissionBody, _ rule: ResourceIdentifier) -> Int {
    let statement = PolicyStatement(
      identifier: body.statement, services: ["events.amazonaws.com"], actions: ["lambda:InvokeFunction"],
      resources: [.localARN(service: "lambda", "function:" + body.function + PlanText(body.qualifier ?? ""))],
      conditions: [PolicyCondition("ArnLike", "AWS:SourceArn", [.reference(rule, .arn)])])
    return statement.value.size(largestSize)
  }

  // MARK: Rules

  /// The ARNs that the rules of the project have on the buses of these rules, with `*` for any characters.
  private func patterns(of rules: [ResourceIdentifier]) -> [PlanText] {
    var patterns: [PlanText] = []
    var known: Set<PlanText> = []
    for rule in rules {
      let pattern = pattern(of: rule)
      if known.insert(pattern).inserted { patterns.append(pattern) }
    }
    return patterns
  }

  private func pattern(of rule: ResourceIdentifier) -> PlanText {
    guard case .rule(var body)? = resources[rule] else { return .reference(rule, .arn) }
    body.name = names.ruleNames()
    return body.arn
  }

  /// The most bytes that a part of a text can have.
  private func largestSize(of part: PlanText.Part) -> Int {
    switch part {
    case .literal(let text): return text.sizeInJSON
    case .partition: return 10
    case .region: return 14
    case .account: return 12
    case .urlSuffix: return 16
    case .parameter: return 256
    case .reference(let identifier, let attribute):
      guard let built = resources[identifier]?.builtText(of: attribute) else { return 256 }
      return built.parts.reduce(0) { $0 + largestSize(of: $1) }
    }
  }
}
