import Diagnostics
import Flow
import Plan
import Source
import Workflows

/// Gathers what the workflows need. Things that several of them need are made once, and policies that AWS keeps one
/// of are merged over all of them.
final class PlanBuilder {
  let request: PlanRequest
  let sink: DiagnosticSink
  let names: PhysicalNames

  private var resources: [PlannedResource] = []
  private var indices: [ResourceIdentifier: Int] = [:]
  private var labels = [TakenNames](repeating: TakenNames(), count: ResourceKind.allCases.count)
  private var physicalNames = [TakenNames](repeating: TakenNames(), count: ResourceKind.allCases.count)
  private var parameters: [String: PlannedParameter] = [:]
  private var outputs: [PlannedOutput] = []
  private var workflows: [PlannedWorkflow] = []
  private var workflowTags: [String: [ResourceTag]] = [:]
  private var rulesPerBus: [String: (count: Int, origin: Span)] = [:]
  private var wildcardRulesPerBus: [String: (count: Int, origin: Span)] = [:]

  /// Which rules send to a queue of the plan, and whether it is as a dead-letter queue.
  private var queueSenders: [ResourceIdentifier: Senders] = [:]
  /// The topics of the plan that rules publish to.
  private var publishedTopics: Set<ResourceIdentifier> = []
  private var logOrigin: (span: Span, workflow: String?)?

  init(request: PlanRequest, sink: DiagnosticSink) {
    self.request = request
    self.sink = sink
    names = PhysicalNames(
      project: request.project?.name?.value ?? "tasuki", environment: request.environment?.name.value)
  }

  /// The days that log groups keep their entries.
  var logRetention: Int { request.project?.defaults.logRetention?.value ?? 30 }

  // MARK: Resources

  /// Adds a workflow of the plan.
  func add(_ workflow: Flow) {
    workflows.append(
      PlannedWorkflow(
        name: workflow.name.value, description: workflow.description?.value, origin: workflow.name.span))
    var tags = projectTags
    tags.append(ResourceTag("workflow", workflow.name.value))
    if let owner = workflow.owner?.value { tags.append(ResourceTag("owner", owner)) }
    var keys = Set(tags.map(\.key))
    for label in workflow.labels where keys.insert(label.name.value).inserted {
      tags.append(ResourceTag(label.name.value, label.value.value))
    }
    workflowTags[workflow.name.value] = tags
  }

  private var projectTags: [ResourceTag] {
    var tags = [ResourceTag("project", request.project?.name?.value ?? "tasuki")]
    if let environment = request.environment?.name.value { tags.append(ResourceTag("environment", environment)) }
    return tags
  }

  /// A label that no other resource of the kind has, even when case and separators are left out.
  func identifier(_ kind: ResourceKind, _ label: String) -> ResourceIdentifier {
    ResourceIdentifier(kind, labels[kind.rank].take(label, limit: 255))
  }

  /// A physical name that no other resource of the kind has: the prefix and the words, within the limit.
  func physicalName(_ kind: ResourceKind, _ words: [String], limit: Int) -> String {
    physicalNames[kind.rank].take(names.name(words, limit: limit), limit: limit)
  }

  /// Adds a resource.
  func add(_ identifier: ResourceIdentifier, _ body: ResourceBody, workflow: String?, origin: Span?) {
    indices[identifier] = resources.count
    resources.append(PlannedResource(identifier, body, workflow: workflow, origin: origin))
  }

  /// The resource that an earlier task asked for under `key`, or a new one. A second workflow makes it shared.
  private var keyed: [String: ResourceIdentifier] = [:]
  func shared(
    _ kind: ResourceKind, key: String, label: String, workflow: String?, origin: Span?,
    body: (ResourceIdentifier) -> ResourceBody
  ) -> ResourceIdentifier {
    let whole = kind.rawValue + "\u{0}" + key
    if let known = keyed[whole] {
      if let index = indices[known], resources[index].workflow != workflow { resources[index].workflow = nil }
      return known
    }
    let identifier = identifier(kind, label)
    keyed[whole] = identifier
    add(identifier, body(identifier), workflow: workflow, origin: origin)
    return identifier
  }

  /// Whether the endpoint of a source is asked for the first time.
  private var endpoints: Set<String> = []
  func claimEndpoint(of source: String) -> Bool { endpoints.insert(source).inserted }

  /// Adds a parameter unless it is there.
  func parameter(_ parameter: PlannedParameter) -> PlanText {
    if parameters[parameter.name] == nil { parameters[parameter.name] = parameter }
    return .parameter(parameter.name)
  }

  /// Adds an output.
  func add(_ output: PlannedOutput) {
    outputs.append(output)
  }

  // MARK: Who may do what

  /// Lets rules send to a queue of the plan.
  func allow(_ rules: [ResourceIdentifier], toSendTo queue: ResourceIdentifier) {
    for rule in rules { queueSenders[queue, default: Senders()].add(rule) }
  }

  /// Lets rules publish to a topic of the plan.
  func allowPublishing(to topic: ResourceIdentifier) {
    publishedTopics.insert(topic)
  }

  /// Lets rules write to log groups below `/aws/events/`.
  func allowLogging(workflow: String, origin: Span) {
    if let known = logOrigin {
      if known.workflow != workflow { logOrigin?.workflow = nil }
    } else {
      logOrigin = (origin, workflow)
    }
  }

  /// Counts a rule of a bus.
  func countRule(onBus bus: String, hasWildcards: Bool, origin: Span) {
    rulesPerBus[bus, default: (0, origin)].count += 1
    if hasWildcards { wildcardRulesPerBus[bus, default: (0, origin)].count += 1 }
  }

  // MARK: The plan

  /// The plan, complete with the policies that belong to it as a whole.
  func finish() -> DeploymentPlan {
    addPolicies()
    warnOfFullBuses()
    var plan = DeploymentPlan(
      project: request.project?.name?.value ?? "tasuki", environment: request.environment?.name.value,
      region: request.environment?.region?.value, account: request.environment?.account?.value)
    plan.workflows = workflows
    plan.parameters = parameters.values.sorted { $0.name < $1.name }
    plan.outputs = outputs
    plan.resources = inOrder.map { index in
      var resource = resources[index]
      resource.tags = tags(of: resource)
      return resource
    }
    return plan
  }

  private func tags(of resource: PlannedResource) -> [ResourceTag] {
    let tags = resource.workflow.flatMap { workflowTags[$0] } ?? projectTags
    return switch resource.identifier.kind.tagging {
    case .none: []
    case .withValue: tags.filter { !$0.value.isEmpty }
    case .any: tags
    }
  }

  /// The resources' positions: what is shared first, then by the workflow's name, by kind, and as they were asked for.
  private var inOrder: [Int] {
    let names = Set(resources.lazy.compactMap(\.workflow)).sorted()
    var places: [String: Int] = [:]
    places.reserveCapacity(names.count)
    for (place, name) in names.enumerated() { places[name] = name.isEmpty ? 0 : place + 1 }
    // A place, a kind and a position make one number, whose order is theirs.
    return resources.indices.map { index in
      let place = resources[index].workflow.flatMap { places[$0] } ?? 0
      return (UInt64(place) << 40 | UInt64(resources[index].identifier.kind.rank) << 32 | UInt64(index))
    }.sorted().map { Int($0 & 0xFFFF_FFFF) }
  }

  private func addPolicies() {
    // Only what was there before: the loops add policies.
    let known = resources.indices
    for index in known where resources[index].identifier.kind == .queue {
      let queue = resources[index]
      guard let senders = queueSenders[queue.identifier] else { continue }
      let statement = PolicyStatement(
        identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sqs:SendMessage"],
        resources: [.reference(queue.identifier, .arn)],
        conditions: [
          PolicyCondition(
            "ArnEquals", "aws:SourceArn",
            senders.inOrder.map { PlanText.reference($0, .arn) })
        ])
      add(
        .policy(ofQueue: queue.identifier),
        .queuePolicy(queue: queue.identifier, document: PolicyDocument([statement])), workflow: queue.workflow,
        origin: queue.origin.span)
    }
    for index in known where resources[index].identifier.kind == .topic {
      let topic = resources[index]
      guard publishedTopics.contains(topic.identifier) else { continue }
      // A condition here would make EventBridge drop every message in silence.
      let statement = PolicyStatement(
        identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sns:Publish"],
        resources: [.reference(topic.identifier, .arn)])
      add(
        .policy(ofTopic: topic.identifier),
        .topicPolicy(topic: topic.identifier, document: PolicyDocument([statement])), workflow: topic.workflow,
        origin: topic.origin.span)
    }
    if let logOrigin {
      let statement = PolicyStatement(
        identifier: "AllowEventBridge", services: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [.localARN(service: "logs", "log-group:/aws/events/*:*")])
      add(
        .logPolicy,
        .logPolicy(name: names.name("events", limit: 128), document: PolicyDocument([statement])), workflow: nil,
        origin: logOrigin.span)
    }
  }

  /// EventBridge takes 300 rules a bus, 30 of them with wildcards (Amazon EventBridge quotas); a bus may have been given
  /// more of the first, and none has more of the second.
  private func warnOfFullBuses() {
    for (bus, rules) in rulesPerBus.sorted(by: { $0.key < $1.key }) where rules.count > 300 {
      sink.add(
        Diagnostic(
          .tooManyRules, "\(rules.count) rules stand on the bus '\(bus)', and a bus takes 300", at: rules.origin,
          notes: [
            "Creating rule 301 fails unless the quota 'Rules per event bus' was raised (Amazon EventBridge quotas)."
          ]))
    }
    for (bus, rules) in wildcardRulesPerBus.sorted(by: { $0.key < $1.key }) where rules.count > 30 {
      sink.add(
        Diagnostic(
          .tooManyWildcardRules,
          "\(rules.count) rules with wildcards stand on the bus '\(bus)', and a bus takes 30", at: rules.origin,
          hint: "use 'prefix' or 'suffix' where one '*' stands at an end",
          notes: ["Creating rule 31 fails, and no quota raises that (Amazon EventBridge quotas)."]))
    }
  }
}

/// The rules that send to a queue, each once, in the order in which they were named.
private struct Senders {
  private(set) var inOrder: [ResourceIdentifier] = []
  private var known: Set<ResourceIdentifier> = []

  mutating func add(_ rule: ResourceIdentifier) {
    if known.insert(rule).inserted { inOrder.append(rule) }
  }
}

extension PlanBuilder {
  /// The API destination for an address, shared by the tasks that call it.
  func destination(
    key: String, label: String, workflow: String, origin: Span, body: (ResourceIdentifier) -> APIDestinationBody
  ) -> ResourceIdentifier {
    shared(.apiDestination, key: key, label: label, workflow: workflow, origin: origin) {
      .apiDestination(body($0))
    }
  }
}

extension ResourceIdentifier {
  /// The policy of a queue: one each, so that the queue's label is unique among policies too.
  static func policy(ofQueue queue: ResourceIdentifier) -> ResourceIdentifier {
    ResourceIdentifier(.queuePolicy, queue.label)
  }

  /// The policy of a topic, likewise.
  static func policy(ofTopic topic: ResourceIdentifier) -> ResourceIdentifier {
    ResourceIdentifier(.topicPolicy, topic.label)
  }

  /// The one resource policy of CloudWatch Logs.
  static let logPolicy = ResourceIdentifier(.logPolicy, "events")
}

extension ResourceKind {
  /// Where the kind stands in the plan: what others refer to comes first.
  var rank: Int {
    switch self {
    case .eventBus: 0
    case .topic: 1
    case .queue: 2
    case .logGroup: 3
    case .logStream: 4
    case .connection: 5
    case .apiDestination: 6
    case .scheduleGroup: 7
    case .role: 8
    case .stateMachine: 9
    case .function: 10
    case .functionURL: 11
    case .rule: 12
    case .schedule: 13
    case .queuePolicy: 14
    case .topicPolicy: 15
    case .logPolicy: 16
    case .functionPermission: 17
    case .urlInvocation: 18
    case .slackChannel: 19
    case .teamsChannel: 20
    }
  }
}
