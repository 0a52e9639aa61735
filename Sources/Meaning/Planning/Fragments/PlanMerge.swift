import Diagnostics
import Plan
import Source

/// Joins the fragments of a project's workflows, in the order of their names. A resource that several of them need is
/// created once, and policies of which AWS keeps only one are merged.
struct PlanMerge {
  private let facts: ProjectFacts
  private var resources: [PlannedResource] = []
  private var places: [ResourceIdentifier: Int] = [:]
  private var names = TakenNames()
  private var parameters: [String: PlannedParameter] = [:]
  private var outputs: [PlannedOutput] = []
  private var outputNames: Set<String> = []
  private var prerequisites: [Prerequisite] = []
  private var workflows: [PlannedWorkflow] = []
  private var tags: [String: [ResourceTag]] = [:]
  private var resourceNames: Set<String> = []
  private var senders: [ResourceIdentifier: Senders] = [:]
  private var publishedTopics: Set<ResourceIdentifier> = []
  private var logging: (origin: Span, workflow: String?)?
  private var rules: [String: (all: Int, withWildcards: Int, first: Span, firstWithWildcards: Span)] = [:]
  private var findings: [Diagnostic] = []

  init(_ facts: ProjectFacts) { self.facts = facts }

  /// Adds the fragment of a workflow; a broken workflow adds only its findings.
  mutating func add(_ fragment: PlanFragment) {
    findings += fragment.findings
    // Two workflows with the same name, or with the same former name, have their own finding.
    guard let workflow = fragment.workflow, tags[workflow.name] == nil,
      resourceNames.insert(workflow.resourceName).inserted
    else { return }
    workflows.append(workflow)
    tags[workflow.name] = fragment.tags
    for resource in fragment.resources { add(resource, of: workflow) }
    for parameter in fragment.parameters where parameters[parameter.name] == nil {
      parameters[parameter.name] = parameter
    }
    for output in fragment.outputs where outputNames.insert(output.name).inserted { outputs.append(output) }
    prerequisites += fragment.prerequisites
    for (queue, rule) in fragment.senders { senders[queue, default: Senders()].add(rule) }
    publishedTopics.formUnion(fragment.publishedTopics)
    if let origin = fragment.logging { logging = (logging?.origin ?? origin, logging == nil ? workflow.name : nil) }
    for rule in fragment.rules {
      var count = rules[rule.bus] ?? (0, 0, rule.origin, rule.origin)
      count.all += 1
      if rule.hasWildcards {
        if count.withWildcards == 0 { count.firstWithWildcards = rule.origin }
        count.withWildcards += 1
      }
      rules[rule.bus] = count
    }
  }

  /// Adds a resource unless it exists. A resource that several workflows need belongs to none of them.
  private mutating func add(_ resource: PlanFragment.Resource, of workflow: PlannedWorkflow) {
    let owner = resource.sharing == .project ? nil : workflow.name
    guard let place = places[resource.identifier] else {
      // Backends derive names from labels in which case and separators do not count.
      if let other = names.take(resource.identifier.kind, resource.identifier.label, by: resources.count) {
        return collide(resource, with: other, of: workflow)
      }
      places[resource.identifier] = resources.count
      resources.append(
        PlannedResource(
          resource.identifier, resource.body, workflow: owner, mayBeShared: resource.sharing != .own,
          origin: resource.origin))
      return
    }
    guard resource.sharing != .own, resources[place].mayBeShared, resources[place].body == resource.body else {
      return collide(resource, with: place, of: workflow)
    }
    if resources[place].workflow != owner { resources[place].workflow = nil }
  }

  private mutating func collide(_ resource: PlanFragment.Resource, with other: Int, of workflow: PlannedWorkflow) {
    findings.append(
      Diagnostic(
        .nameCollision,
        .nameIsTaken(resource.identifier.label, by: workflow.name),
        at: resource.origin ?? workflow.origin.span, hint: .renameOneOfTwo,
        labels: resources[other].origin.span.map { [Label($0, .takenHere)] }
          ?? [],
        notes: [
          .namesAreToldApart
        ]))
  }

  // MARK: The plan

  /// The whole plan, with the policies that depend on all workflows.
  mutating func finish(into sink: DiagnosticSink) -> DeploymentPlan {
    resources = JoinedGrants.joiningPermissions(resources, facts.names)
    addPolicies()
    sink.add(contentsOf: findings)
    warnOfFullBuses(sink)
    var plan = DeploymentPlan(
      project: facts.project, environment: facts.environment, region: facts.region, account: facts.account)
    plan.workflows = workflows
    plan.parameters = parameters.values.sorted { $0.name < $1.name }
    plan.outputs = outputs
    plan.prerequisites = prerequisitesInOrder
    plan.resources = inOrder.map { index in
      var resource = resources[index]
      resource.tags = tags(of: resource)
      return resource
    }
    return plan
  }

  /// What must exist, each once, ordered by kind and then by first use.
  private var prerequisitesInOrder: [Prerequisite] {
    var known: Set<Prerequisite> = []
    let once = prerequisites.filter { known.insert($0).inserted }
    return Prerequisite.Kind.allCases.flatMap { kind in once.filter { $0.kind == kind } }
  }

  private func tags(of resource: PlannedResource) -> [ResourceTag] {
    let tags = resource.workflow.flatMap { self.tags[$0] } ?? facts.tags
    return switch resource.identifier.kind.tagging {
    case .none: []
    case .withValue: tags.filter { !$0.value.isEmpty }
    case .any: tags
    }
  }

  /// The resources' positions: shared resources first, then by the workflow's name, by kind, and in the order in which
  /// they were needed.
  private var inOrder: [Int] {
    var places: [String: Int] = [:]
    for (place, workflow) in workflows.enumerated() { places[workflow.name] = place + 1 }
    // One number for the place, the kind and the position sorts like the three.
    return resources.indices.map { index in
      let place = resources[index].workflow.flatMap { places[$0] } ?? 0
      return (UInt64(place) << 40 | UInt64(resources[index].identifier.kind.rank) << 32 | UInt64(index))
    }.sorted().map { Int($0 & 0xFFFF_FFFF) }
  }

  private mutating func addPolicies() {
    var known: JoinedGrants?
    func document(_ queue: ResourceIdentifier, _ rules: [ResourceIdentifier]) -> PolicyDocument {
      if rules.count <= JoinedGrants.fewSenders { return JoinedGrants.policy(of: queue, naming: rules) }
      let grants = known ?? JoinedGrants(facts.names, resources)
      known = grants
      return grants.policy(of: queue, for: rules)
    }
    for index in resources.indices {
      let resource = resources[index]
      switch resource.identifier.kind {
      case .queue:
        guard let senders = senders[resource.identifier] else { continue }
        addPolicy(
          .policy(ofQueue: resource.identifier),
          .queuePolicy(queue: resource.identifier, document: document(resource.identifier, senders.inOrder)),
          of: resource)
      case .topic where publishedTopics.contains(resource.identifier):
        // With a condition here, EventBridge silently drops every message.
        let statement = PolicyStatement(
          identifier: "AllowEventBridge", services: ["events.amazonaws.com"], actions: ["sns:Publish"],
          resources: [.reference(resource.identifier, .arn)])
        addPolicy(
          .policy(ofTopic: resource.identifier),
          .topicPolicy(topic: resource.identifier, document: PolicyDocument([statement])), of: resource)
      default: continue
      }
    }
    guard let logging else { return }
    let statement = PolicyStatement(
      identifier: "AllowEventBridge", services: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [.localARN(service: "logs", "log-group:/aws/events/*:*")])
    resources.append(
      PlannedResource(
        .logPolicy,
        .logPolicy(name: facts.names.name("events", limit: 128), document: PolicyDocument([statement])),
        workflow: nil,
        origin: logging.origin))
  }

  private mutating func addPolicy(
    _ identifier: ResourceIdentifier, _ body: ResourceBody, of resource: PlannedResource
  ) {
    resources.append(
      PlannedResource(
        identifier, body, workflow: resource.workflow, mayBeShared: resource.mayBeShared,
        origin: resource.origin.span))
  }

  private func warnOfFullBuses(_ sink: DiagnosticSink) {
    let buses = rules.sorted { $0.key < $1.key }
    for (bus, rules) in buses where rules.all > RuleBody.mostPerBus {
      sink.add(
        Diagnostic(.tooManyRules, .tooManyRules(rules.all, on: bus), at: rules.first, notes: [.quotaOfRules]))
    }
    for (bus, rules) in buses where rules.withWildcards > RuleBody.mostWithWildcardsPerBus {
      sink.add(
        Diagnostic(
          .tooManyWildcardRules, .tooManyWildcardRules(rules.withWildcards, on: bus), at: rules.firstWithWildcards,
          hint: .usePrefixOrSuffix, notes: [.noQuotaForWildcards]))
    }
  }
}

/// The rules that send to a queue, without duplicates, in the order in which they were added.
private struct Senders {
  private(set) var inOrder: [ResourceIdentifier] = []
  private var known: Set<ResourceIdentifier> = []

  mutating func add(_ rule: ResourceIdentifier) {
    if known.insert(rule).inserted { inOrder.append(rule) }
  }
}

/// The labels that are taken, by kind; case and separators do not count.
private struct TakenNames {
  private struct Name: Hashable {
    let kind: ResourceKind
    let folded: String
  }

  private var owners: [Name: Int] = [:]

  /// Takes a label for a resource, or returns the resource that already has it.
  mutating func take(_ kind: ResourceKind, _ label: String, by owner: Int) -> Int? {
    let name = Name(kind: kind, folded: Self.folded(label))
    if let other = owners[name] { return other }
    owners[name] = owner
    return nil
  }

  private static func folded(_ text: String) -> String {
    String(decoding: text.utf8.filter { !"-_./".utf8.contains($0) }.map(\.lowercased), as: UTF8.self)
  }
}
