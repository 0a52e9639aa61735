import Diagnostics
import Emit
import Plan
import Planning
import ProjectSupport
import Source
import Testing

/// The plan of a project, from its texts.
struct Planned {
  let plan: DeploymentPlan
  let findings: [Diagnostic]

  init(_ workflows: String..., project: String? = nil, environment: String? = nil) {
    self.init(all: workflows, project: project, environment: environment)
  }

  init(all workflows: [String], project: String? = nil, environment: String? = nil) {
    let files = workflows.enumerated().map { index, text in
      SourceFile(number: FileNumber(UInt32(index)), path: "workflow-\(index + 1).yaml", bytes: Array(text.utf8))
    }
    let texts = ReadTexts(files, project: project, environment: environment, picksFirst: false)
    plan = makePlan(of: texts.flows, project: texts.project, environment: texts.environment, into: texts.sink)
    findings = texts.findings
  }

  /// The plan of one workflow, as `workflow` writes it.
  init(
    _ name: String = "new-order", trigger: String = eventTrigger, more: String = "", tasks: String,
    project: String? = nil, environment: String? = nil
  ) {
    let workflow = Self.workflow(name, trigger: trigger, more: more, tasks: tasks)
    self.init(all: [workflow], project: project, environment: environment)
  }

  static let eventTrigger = "{source: com.example.shop, event: order.placed}"

  /// A workflow around the text of its tasks.
  static func workflow(
    _ name: String = "new-order", trigger: String = eventTrigger, more: String = "", tasks: String
  ) -> String {
    "workflow: \(name)\n\(more)trigger: \(trigger)\ntasks:\n"
      + tasks.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
      + "\n"
  }

  static func task(_ uses: String, _ with: String, trigger: String = eventTrigger) -> String {
    workflow(trigger: trigger, tasks: "- id: only\n  uses: \(uses)\n  with: \(with)")
  }

  func resources(_ kind: ResourceKind) -> [PlannedResource] {
    plan.resources.filter { $0.identifier.kind == kind }
  }

  var rules: [RuleBody] {
    resources(.rule).compactMap { if case .rule(let body) = $0.body { body } else { nil } }
  }

  var machines: [StateMachineBody] {
    resources(.stateMachine).compactMap { if case .stateMachine(let body) = $0.body { body } else { nil } }
  }

  var schedules: [ScheduleBody] {
    resources(.schedule).compactMap { if case .schedule(let body) = $0.body { body } else { nil } }
  }

  func role(_ name: String) -> RoleBody? {
    resources(.role).lazy.compactMap { if case .role(let body) = $0.body { body } else { nil } }
      .first { $0.name == name }
  }

  var target: TargetBody? { rules.first?.targets.first }

  /// The codes of the findings, without information.
  var mistakes: [DiagnosticCode] { findings.filter { $0.severity > .information }.map(\.code) }
}

extension PlanValue {
  /// The value as JSON; parts that are known only when it is deployed are in braces.
  var shown: String { shownJSON.text() }

  private var shownJSON: JSONValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .text(let text): .string(text.shown)
    case .list(let values): .array(values.map(\.shownJSON))
    case .map(let members): .object(members.map { JSONMember($0.name, $0.value.shownJSON) })
    }
  }
}

extension PlanText {
  /// The text; parts that are known only when it is deployed are in braces.
  var shown: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .reference(let resource, let attribute):
        "{\(resource.kind.rawValue) \(resource.label) \(attribute.rawValue)}"
      case .parameter(let name): "{parameter \(name)}"
      case .partition: "{partition}"
      case .urlSuffix: "{urlSuffix}"
      case .region: "{region}"
      case .account: "{account}"
      }
    }.joined()
  }
}
