import Emit
import Plan
import Source

/// Writes the resources of the plan as blocks of the configuration, one at a time.
struct ResourceSpeller {
  /// Writes texts and values, and records what they need from the provider.
  var spelling: Spelling
  /// The secrets that connections have needed so far.
  var secrets = SecretSources()
  /// The files that origins refer to.
  let sources: SourceIndex
  /// The tags of the plan's resources.
  let tags: TagLocals
  /// What several roles may do alike.
  let policies: SharedPolicies

  init(_ plan: DeploymentPlan, spelling: Spelling, sources: SourceIndex) {
    self.spelling = spelling
    self.sources = sources
    tags = TagLocals(plan)
    policies = SharedPolicies(plan)
  }

  /// The blocks of a resource: several where the provider has separate types for its parts.
  mutating func blocks(for resource: PlannedResource) -> [HCLBlock] {
    switch resource.body {
    case .eventBus(let bus): [block(for: bus, of: resource)]
    case .rule(let rule): blocks(for: rule, of: resource)
    case .connection(let connection): [block(for: connection, of: resource)]
    case .apiDestination(let destination): [block(for: destination, of: resource)]
    case .scheduleGroup(let name): [block(resource, [.attribute("name", .text(name))] + tags(of: resource))]
    case .schedule(let schedule): [block(for: schedule, of: resource)]
    case .topic(let name): [block(resource, [.attribute("name", .text(name))] + tags(of: resource))]
    case .topicPolicy(let topic, let document): [topicPolicy(topic, document, of: resource)]
    case .queue(let queue): [block(for: queue, of: resource)]
    case .queuePolicy(let queue, let document): [queuePolicy(queue, document, of: resource)]
    case .logGroup(let group): [block(for: group, of: resource)]
    case .logStream(let stream): [block(for: stream, of: resource)]
    case .stateMachine(let machine): [block(for: machine, of: resource)]
    case .logPolicy(let name, let document): [logPolicy(name, document, of: resource)]
    case .function(let function): [block(for: function, of: resource)]
    case .functionURL(let function): [functionURL(function, of: resource)]
    case .functionPermission(let permission): [block(for: permission, of: resource)]
    case .urlInvocation(let invocation): [block(for: invocation, of: resource)]
    case .role(let role): blocks(for: role, of: resource)
    case .slackChannel(let channel): [block(for: channel, of: resource)]
    case .teamsChannel(let channel): [block(for: channel, of: resource)]
    }
  }

  // MARK: - Parts of all kinds

  /// A block of the resource's own type and label, with its place in the source above.
  func block(_ resource: PlannedResource, why: String? = nil, _ body: [HCLItem]) -> HCLBlock {
    block(
      resource.identifier.kind.terraformType, spelling.addresses.label(of: resource.identifier),
      origin: resource.origin, why: why, body)
  }

  /// A block with its place in the source above.
  func block(_ type: String, _ label: String, origin: Origin, why: String? = nil, _ body: [HCLItem]) -> HCLBlock {
    HCLBlock("resource", labels: [type, label], comments: comments(origin, why: why), body: body)
  }

  /// The place in the source, and the answer to what a reader would wonder about.
  func comments(_ origin: Origin, why: String? = nil) -> [String] {
    let place = sources.place(of: origin)
    return (place.isEmpty ? [] : [place]) + (why.map { [$0] } ?? [])
  }

  /// The tags of a resource, if it has any.
  func tags(of resource: PlannedResource) -> [HCLItem] {
    tags.value(of: resource).map { [.attribute("tags", $0)] } ?? []
  }

  /// A policy document as the JSON that the provider accepts.
  mutating func policy(_ document: PolicyDocument) -> HCLExpression { spelling.json(document.value) }

  /// The resources that must exist before a target or a schedule; last in a block, as in Terraform's style guide.
  func dependsOn(_ addresses: [String]) -> [HCLItem] {
    addresses.isEmpty ? [] : [.attribute("depends_on", .list(addresses.map { .reference($0) }))]
  }

  /// How often and how long delivery is retried. Both values are written, so that the provider's defaults never apply.
  func retryPolicy(_ policy: RetryPolicy) -> HCLItem {
    .block(
      "retry_policy", [],
      [
        .attribute("maximum_event_age_in_seconds", number(policy.maximumAge)),
        .attribute("maximum_retry_attempts", number(policy.attempts)),
      ])
  }

  /// The queue for events that could not be delivered.
  mutating func deadLetterConfig(_ queue: PlanText?) -> [HCLItem] {
    guard let queue else { return [] }
    return [.block("dead_letter_config", [], [.attribute("arn", spelling.text(queue))])]
  }

  func number(_ value: Int) -> HCLExpression { .number(String(value)) }

  /// `name = "text"`, if there is a text.
  func optional(_ name: String, _ text: String?) -> [HCLItem] {
    text.map { [.attribute(name, .text($0))] } ?? []
  }
}
