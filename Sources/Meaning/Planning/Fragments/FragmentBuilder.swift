import Diagnostics
import Flow
import Plan
import Source

/// Collects the fragment of a workflow.
struct FragmentBuilder {
  let facts: ProjectFacts
  private(set) var fragment: PlanFragment
  /// Whether the workflow has an error, which has its own finding.
  private(set) var isBroken = false
  /// What was needed so far.
  private var needed: [ResourceIdentifier: [ResourceBody]] = [:]

  /// Starts with the workflow's tags: those of the project, its own, and the labels with other keys.
  init(_ workflow: Flow, _ facts: ProjectFacts) {
    self.facts = facts
    fragment = PlanFragment(name: workflow.name.value)
    fragment.workflow = PlannedWorkflow(
      name: workflow.name.value, resourceName: workflow.resourceName, description: workflow.description?.value,
      origin: workflow.name.span)
    var tags = facts.tags
    tags.append(ResourceTag("workflow", workflow.name.value))
    if let owner = workflow.owner?.value { tags.append(ResourceTag("owner", owner)) }
    var keys = Set(tags.map(\.key))
    for label in workflow.labels where keys.insert(label.name.value).inserted {
      tags.append(ResourceTag(label.name.value, label.value.value))
    }
    fragment.tags = tags
  }

  /// The fragment; only the findings if the workflow is broken.
  func finished() -> PlanFragment {
    guard isBroken else { return fragment }
    var broken = PlanFragment(name: fragment.name)
    broken.findings = fragment.findings
    return broken
  }

  mutating func report(_ diagnostic: Diagnostic) {
    fragment.findings.append(diagnostic)
    if diagnostic.severity == .error { isBroken = true }
  }

  mutating func report(contentsOf diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// Skips the workflow: its error has its own finding.
  mutating func giveUp() { isBroken = true }

  // MARK: Resources

  /// Adds a resource that only this workflow has.
  mutating func add(_ identifier: ResourceIdentifier, _ body: ResourceBody, origin: Span?) {
    append(identifier, body, .own, origin)
  }

  /// Adds what several calls or workflows may need, with what it needs itself. What is needed twice is there once; two
  /// resources of one name are both there, so that the merge reports them.
  mutating func need(_ resource: SharedResource) {
    for part in resource.parts(facts) where !needed[part.identifier, default: []].contains(part.body) {
      needed[part.identifier, default: []].append(part.body)
      append(part.identifier, part.body, part.sharing, part.origin)
    }
    for parameter in resource.parameters { self.parameter(parameter) }
    for output in resource.outputs { add(output) }
  }

  private mutating func append(
    _ identifier: ResourceIdentifier, _ body: ResourceBody, _ sharing: PlanFragment.Resource.Sharing,
    _ origin: Span?
  ) {
    fragment.resources.append(
      PlanFragment.Resource(identifier: identifier, body: body, sharing: sharing, origin: origin))
  }

  mutating func need(_ prerequisites: [Prerequisite]) {
    fragment.prerequisites += prerequisites
  }

  mutating func parameter(_ parameter: PlannedParameter) {
    fragment.parameters.append(parameter)
  }

  mutating func add(_ output: PlannedOutput) {
    fragment.outputs.append(output)
  }

  // MARK: Permissions

  mutating func allow(_ rules: [ResourceIdentifier], toSendTo queue: ResourceIdentifier) {
    for rule in rules { fragment.senders.append((queue, rule)) }
  }

  mutating func allowPublishing(to topic: ResourceIdentifier) {
    fragment.publishedTopics.append(topic)
  }

  mutating func allowLogging(origin: Span) {
    if fragment.logging == nil { fragment.logging = origin }
  }

  mutating func countRule(onBus bus: String, hasWildcards: Bool, origin: Span) {
    fragment.rules.append(PlanFragment.CountedRule(bus: bus, hasWildcards: hasWildcards, origin: origin))
  }
}
