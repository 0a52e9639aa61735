import Diagnostics
import EventPattern
public import Existing
import Flow
public import Plan
import Schedules
public import Source

/// Which workflow needs a resource of an output.
public enum DeployedOwner: Equatable, Sendable {
  case workflow(String)
  /// Several may need it.
  case shared
  case unknown

  fileprivate var workflow: String? { if case .workflow(let name) = self { name } else { nil } }

  fileprivate func or(_ other: DeployedOwner) -> DeployedOwner { self == .unknown ? other : self }
}

/// One side of a comparison of compiled outputs: its resources, and what they tell about workflows and access.
public struct DeployedSide: Sendable {
  static let target = "aws_cloudwatch_event_target"
  static let rolePolicy = "aws_iam_role_policy"

  let tool: DeploymentTool
  private(set) var resources: [DeployedResource] = []
  /// The workflows as far as the output describes them: their events and schedules.
  private(set) var flows: [Flow] = []
  /// The rules, and who may do what.
  private(set) var plan = DeploymentPlan(project: "")
  /// The resources whose pattern, schedule or policy has a form that cannot be compared.
  private(set) var unreadable: Set<ResourceIdentifier> = []
  /// The names of resources that Tasuki never plans.
  public private(set) var unknown: [Located<String>] = []
  private var places: [String: Int] = [:]

  /// Reads an output.
  ///
  /// - Parameters:
  ///   - identify: Which resource of a plan a name means.
  ///   - ownerOfFile: Which workflow needs the resources in a file.
  ///   - planned: The plan of which the newer side is the output: the places in the workflows, and which workflow needs a
  ///     resource.
  ///   - isPlanned: Whether the output is that of the plan.
  ///   - start: The place of what has none.
  public init(
    _ output: DeployedOutput, identify: (ExistingResource) -> ResourceIdentifier?,
    ownerOfFile: (FileNumber) -> DeployedOwner, planned: DeploymentPlan, isPlanned: Bool, start: Span
  ) {
    tool = output.tool
    let known = Dictionary(
      planned.resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    let files = output.files.resolvingLocals
    var untagged: [Int] = []
    for resource in files.flatMap(\.resources) {
      guard case .map(let members) = resource.properties.kind, !Self.isPart(resource.type.value) else { continue }
      guard let identifier = identify(resource) else {
        unknown.append(resource.name)
        continue
      }
      let plannedOne = known[identifier]
      let owner: DeployedOwner
      if isPlanned {
        owner = plannedOne?.workflow.map { .workflow($0) } ?? .shared
      } else {
        owner = ownerOfFile(resource.name.span.file).or(Self.tagged(resource))
      }
      if owner == .unknown { untagged.append(resources.count) }
      places[resource.name.value] = resources.count
      resources.append(
        DeployedResource(
          identifier, workflow: owner.workflow,
          at: isPlanned ? plannedOne?.origin.span ?? start : resource.name.span,
          members.filter { !Self.arguments.contains($0.name.value) }))
    }
    for resource in files.flatMap(\.resources) where Self.isPart(resource.type.value) { join(resource) }
    let owned = resources
    for place in untagged { resources[place].workflow = workflow(owned[place], among: owned) }
    var texts = DeployedTexts(places.mapValues { resources[$0].identifier })
    for resource in resources where resource.identifier.kind == .rule {
      texts.rules[ruleBody(resource, texts).arn] = resource.identifier
    }
    plan.account = planned.account
    readPlan(texts)
    readFlows(texts, planned, start: isPlanned ? start : resources.first?.span ?? start)
  }

  /// The only workflow that needs a resource, by its name on the newer side.
  func owners(renames: [String: String]) -> [ResourceIdentifier: String] {
    Dictionary(
      resources.compactMap { resource in
        resource.workflow.map { (resource.identifier, renames[$0] ?? $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Terraform's arguments about the order of its work.
  private static let arguments: Set = ["depends_on", "lifecycle", "provider"]

  private static func isPart(_ type: String) -> Bool { type == target || type == rolePolicy }

  /// Adds a resource that Terraform has beside the one that it belongs to.
  private mutating func join(_ resource: ExistingResource) {
    let key = resource.type.value == Self.target ? "rule" : "role"
    guard case .reference(let whole)? = resource.properties[key]?.kind, let place = places[whole.name] else {
      unknown.append(resource.name)
      return
    }
    resources[place].add(ExistingValue.Member(resource.type, resource.properties))
  }

  /// The owner that the tags in a template name.
  private static func tagged(_ resource: ExistingResource) -> DeployedOwner {
    guard let tags = resource.properties["Tags"]?.items else { return .unknown }
    let tag = tags.first { $0["Key"]?.string == "workflow" }
    return tag?["Value"]?.string.map { .workflow($0) } ?? .shared
  }

  /// The workflow of the resources that one without tags refers to, if they have the same one.
  private func workflow(_ resource: DeployedResource, among owned: [DeployedResource]) -> String? {
    let names = Set(resource.properties.flatMap(\.value.references))
    let workflows = Set(names.compactMap { places[$0].flatMap { owned[$0].workflow } })
    return workflows.count == 1 ? workflows.first : nil
  }

  // MARK: Access

  private func ruleBody(_ resource: DeployedResource, _ texts: DeployedTexts) -> RuleBody {
    let name = resource["Name", "name"].map { texts.text($0).shown } ?? resource.identifier.label
    return RuleBody(
      name: name, description: nil, bus: resource["EventBusName", "event_bus_name"].map { texts.text($0) },
      pattern: RulePattern(Pattern()), isEnabled: true, trigger: 0, targets: [])
  }

  private mutating func readPlan(_ texts: DeployedTexts) {
    for resource in resources {
      let identifier = resource.identifier
      let body = identifier.kind == .rule ? .rule(ruleBody(resource, texts)) : texts.access(resource)
      if let body {
        plan.resources.append(
          PlannedResource(identifier, body, workflow: resource.workflow, origin: resource.span))
      } else if identifier.kind.allowsAccess {
        unreadable.insert(identifier)
      }
    }
  }

  // MARK: Workflows

  private mutating func readFlows(_ texts: DeployedTexts, _ planned: DeploymentPlan, start: Span) {
    var triggers: [String: [FlowTrigger]] = [:]
    var disabled: [String: [Bool]] = [:]
    var spans: [String: Span] = [:]
    for resource in resources {
      guard let workflow = resource.workflow else { continue }
      if spans[workflow] == nil { spans[workflow] = resource.span }
      guard let trigger = trigger(resource, texts, start: start) else { continue }
      if case .invalid = trigger.kind { unreadable.insert(resource.identifier) }
      triggers[workflow, default: []].append(trigger)
      disabled[workflow, default: []].append(resource["State", "state"]?.string == "DISABLED")
    }
    let origins = Dictionary(
      planned.workflows.map { ($0.name, $0.origin.span) }, uniquingKeysWith: { first, _ in first })
    for (name, span) in spans.sorted(by: { $0.key < $1.key }) {
      let place = span.file == start.file ? origins[name].flatMap(\.self) ?? span : span
      var head = WorkflowHead(name: Located(name, place), span: place)
      if let states = disabled[name], states.allSatisfy(\.self) { head.state = Located(.disabled, place) }
      flows.append(
        Flow(
          head, triggers: triggers[name] ?? [], tasks: [], onFailure: [], tests: [], variableUses: []))
      plan.workflows.append(PlannedWorkflow(name: name, description: nil, origin: place))
    }
  }

  private func trigger(_ resource: DeployedResource, _ texts: DeployedTexts, start: Span) -> FlowTrigger? {
    let place = resource.span ?? start
    switch resource.identifier.kind {
    case .rule:
      guard let written = resource["EventPattern", "event_pattern"] else { return nil }
      let sink = DiagnosticSink()
      guard let document = try? texts.filled(written).document(),
        let pattern = readPattern(document.placed(at: place), into: sink)
      else { return FlowTrigger(.invalid, span: place) }
      let bus = resource["EventBusName", "event_bus_name"].map { self.bus($0, texts) }
      return FlowTrigger(.pattern(pattern, bus: bus.map { Located($0, place) }), span: place)
    case .schedule:
      guard let text = resource["ScheduleExpression", "schedule_expression"]?.string,
        let schedule = readSchedule(Located(text, place), spanOf: { _ in place }, into: DiagnosticSink())
      else { return FlowTrigger(.invalid, span: place) }
      let zone = resource["ScheduleExpressionTimezone", "schedule_expression_timezone"]?.string
      return FlowTrigger(
        .schedule(
          FlowSchedule(schedule: Located(schedule, place), timezone: zone.map { Located($0, place) })),
        span: place)
    default: return nil
    }
  }

  /// The name of a bus, which may be that of a bus of the output.
  private func bus(_ value: ExistingValue, _ texts: DeployedTexts) -> String {
    let text = texts.text(value)
    guard case .reference(let identifier, _)? = text.parts.first,
      let bus = resources.first(where: { $0.identifier == identifier }), let name = bus["Name", "name"]
    else { return text.shown }
    return texts.text(name).shown
  }
}
