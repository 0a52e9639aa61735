import Plan
import Source

/// Grants to many rules in the policies of queues and functions, whose size AWS limits.
///
/// A policy names each rule while that fits. Beyond that, it matches the rules of the project by the start of their names,
/// bus by bus, so its size no longer depends on the number of rules. Only someone who may create rules with the project's
/// prefix in the same account could use such a grant, too.
struct JoinedGrants {
  private let names: PhysicalNames
  private let resources: [ResourceIdentifier: ResourceBody]

  /// A queue's policy has 8,192 bytes (SQS Developer Guide, "Amazon SQS policy quotas").
  private static let roomOfQueue = 8_192
  /// A function's policy has 20,480 bytes (Lambda Developer Guide, "Lambda quotas"); some are left to
  /// statements from elsewhere.
  private static let roomOfFunction = 16_384

  /// A queue's policy has room for the ARNs of so many rules, however long they are.
  static let fewSenders = 10
  /// A function's policy has room for the statements of so many rules, however long they are.
  private static let fewCallers = 15

  init(_ names: PhysicalNames, _ resources: [PlannedResource]) {
    self.names = names
    self.resources = Dictionary(resources.map { ($0.identifier, $0.body) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Queues

  /// The policy that lets rules send to a queue.
  func policy(of queue: ResourceIdentifier, for rules: [ResourceIdentifier]) -> PolicyDocument {
    let exact = Self.policy(of: queue, naming: rules)
    if fits(exact) { return exact }
    let byBus = Self.policy(of: queue, "ArnLike", patterns(of: rules))
    if fits(byBus) { return byBus }
    return Self.policy(of: queue, "ArnLike", [.localARN(service: "events", PlanText("rule/*" + names.ruleNames()))])
  }

  /// The policy that names each rule.
  static func policy(of queue: ResourceIdentifier, naming rules: [ResourceIdentifier]) -> PolicyDocument {
    policy(of: queue, "ArnEquals", rules.map { .reference($0, .arn) })
  }

  private static func policy(
    of queue: ResourceIdentifier, _ comparison: String, _ arns: [PlanText]
  ) -> PolicyDocument {
    PolicyDocument([
      PolicyStatement(
        identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sqs:SendMessage"],
        resources: [.reference(queue, .arn)], conditions: [PolicyCondition(comparison, "aws:SourceArn", arns)])
    ])
  }

  private func fits(_ document: PolicyDocument) -> Bool { document.value.size(largestSize) <= Self.roomOfQueue }

  // MARK: Functions

  private struct Function: Hashable {
    let name: PlanText
    let qualifier: String?
  }

  /// The resources with one permission for each bus instead of one for each rule, for functions whose policy would be too large.
  static func joiningPermissions(_ all: [PlannedResource], _ names: PhysicalNames) -> [PlannedResource] {
    var callers: [Function: [(rule: ResourceIdentifier, body: FunctionPermissionBody)]] = [:]
    for resource in all {
      guard let (function, rule, body) = permission(resource) else { continue }
      callers[function, default: []].append((rule, body))
    }
    callers = callers.filter { $0.value.count > fewCallers }
    guard !callers.isEmpty else { return all }
    let grants = JoinedGrants(names, all)
    let full = callers.filter { $0.value.reduce(0) { $0 + grants.size(of: $1.body, $1.rule) } > roomOfFunction }
    return full.isEmpty ? all : grants.joining(full.mapValues { $0.map(\.rule) }, in: all)
  }

  private func joining(
    _ full: [Function: [ResourceIdentifier]], in all: [PlannedResource]
  ) -> [PlannedResource] {
    var joined: [ResourceIdentifier: [ResourceIdentifier]] = [:]
    var known: [Function: [PlannedResource]] = [:]
    var result: [PlannedResource] = []
    for resource in all {
      guard let (function, rule, _) = Self.permission(resource), let rules = full[function] else {
        result.append(resource)
        continue
      }
      if known[function] == nil {
        let permissions = permissions(for: function, rules, like: resource)
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

  private static func permission(
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

  /// Patterns of ARNs that match all rules of the project on the buses of these rules.
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

  /// The maximum size of a part of a text, in bytes.
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
