public import Comparison
import Diagnostics
public import Emit
import Flow
import Plan
import Simulation
import Source

/// A comparison for programs: one object with everything that the other formats contain.
public struct ChangeJSON {
  private let report: ChangeReport
  private let sources: MaskedSources
  private let places: Places

  /// Reports on the files of both sides.
  public init(_ report: ChangeReport, _ sources: MaskedSources) {
    self.report = report
    self.sources = sources
    places = Places(sources)
  }

  public var value: JSONValue {
    sources.mask.masked([
      "version": 1, "base": .string(report.base), "head": .string(report.head),
      "summary": .string(ChangeCount(report).text),
      "projects": .array(report.projects.map { project($0) }),
    ])
  }

  private func project(_ project: ProjectReport) -> JSONValue {
    [
      "name": project.name.map { .string($0) } ?? .null, "folder": .string(project.folder),
      "environments": .array(project.environments.map { .string($0) }),
      "workflows": .array(project.workflows.map { workflow($0) }),
      "changes": .array(project.changes.map { change($0) }),
      "unchanged": [
        "count": .number(String(project.unchanged.count)), "moved": names(project.unchanged.moved),
        "rewritten": names(project.unchanged.rewritten),
      ],
      "uncompared": .array(
        project.uncompared.map { uncompared in
          [
            "name": .string(uncompared.name), "reason": .string(uncompared.reason.filled()),
            "place": place(uncompared.origin.span),
          ]
        }),
    ]
  }

  private func names(_ names: Set<String>) -> JSONValue { .array(names.sorted().map { .string($0) }) }

  private func workflow(_ workflow: WorkflowReport) -> JSONValue {
    [
      "workflow": .string(workflow.name), "level": .string(workflow.level.word),
      "verdict": .array(workflow.verdict.map { .string($0.filled()) }), "base": basePlace(workflow.base.span),
      "head": place(workflow.head.span), "changes": .array(workflow.changes.map { change($0) }),
    ]
  }

  private func change(_ change: Change) -> JSONValue {
    let shown = ShownChange(change, sources.mask)
    var members = [
      JSONMember("id", .string(change.code.text)), JSONMember("name", .string(change.code.name)),
      JSONMember("level", .string(change.level.word)), JSONMember("undecided", .bool(change.isUndecided)),
      JSONMember("fingerprint", .string(change.fingerprint)),
      JSONMember("subject", change.subject.map { .string($0) } ?? .null),
      JSONMember("message", .string(shown.message)), JSONMember("base", basePlace(change.base.span)),
      JSONMember("head", place(change.head.span)),
      JSONMember("environments", .array(change.environments.map { .string($0) })),
      JSONMember("facts", .array(shown.facts.map { fact($0) })),
    ]
    if let access = change.access { members.append(JSONMember("access", self.access(access))) }
    if let resource = change.resource { members.append(JSONMember("resource", self.resource(resource))) }
    if let cost = change.cost { members.append(JSONMember("cost", self.cost(cost))) }
    return .object(members)
  }

  private func cost(_ cost: CostChange) -> JSONValue {
    [
      "before": cost.before.map { .number($0.number) } ?? .null, "after": .number(cost.after.number),
      "rate": cost.rate.map { .string($0.text) } ?? .null,
    ]
  }

  private func fact(_ fact: ShownChange.Fact) -> JSONValue {
    switch fact {
    case .values(let label, let before, let after):
      [
        "kind": "values", "label": .string(label.text), "before": before.map { .string($0.text) } ?? .null,
        "after": after.map { .string($0.text) } ?? .null,
      ]
    case .event(let label, let event, let excerpt, let before, let after):
      [
        "kind": "event", "label": .string(label), "event": event, "excerpt": excerpt, "before": .bool(before),
        "after": .bool(after),
      ]
    case .test(let name, let span, let before, let after):
      [
        "kind": "test", "label": .string(name), "place": basePlace(span), "before": .string(before),
        "after": .string(after),
      ]
    case .times(let label, let before, let after):
      [
        "kind": "times", "label": .string(label), "before": .array(before.map { .string($0) }),
        "after": .array(after.map { .string($0) }),
      ]
    case .log(let label, let answer):
      [
        "kind": "log", "label": .string(label), "events": number(answer.events), "before": number(answer.before),
        "after": number(answer.after), "lost": number(answer.lost), "gained": number(answer.gained),
      ]
    case .note(let words): ["kind": "note", "label": .string(words)]
    }
  }

  private func number(_ count: Int) -> JSONValue { .number(String(count)) }

  private func access(_ access: AccessChange) -> JSONValue {
    [
      "holder": .string(access.holder), "actions": .array(access.actions.map { .string($0) }),
      "resources": .array(access.resources.map { .string($0) }),
    ]
  }

  private func resource(_ resource: ResourceChange) -> JSONValue {
    let names = report.names[resource.identifier]
    return [
      "kind": .string(resource.identifier.kind.rawValue), "label": .string(resource.identifier.label),
      "terraform": [
        "address": names.map { .string($0.terraform) } ?? .null, "action": .string(resource.terraform.rawValue),
      ],
      "cloudFormation": [
        "logicalId": names.map { .string($0.cloudFormation) } ?? .null,
        "action": .string(resource.cloudFormation.rawValue),
      ],
      "properties": .array(
        resource.properties.map { property in
          [
            "terraform": effect(property.terraform), "cloudFormation": effect(property.cloudFormation),
            "before": property.before.map { .string($0) } ?? .null,
            "after": property.after.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }

  private func effect(_ effect: ResourceChange.Property.Effect) -> JSONValue {
    guard let name = effect.name else { return .null }
    return ["name": .string(name), "replaces": .bool(effect.replaces)]
  }

  /// A place on the older side.
  private func basePlace(_ span: Span?) -> JSONValue {
    place(span, path: span.flatMap { report.basePaths[$0.file] })
  }

  private func place(_ span: Span?, path: String? = nil) -> JSONValue {
    guard let span else { return .null }
    let start = places.range(of: span).start
    return [
      "file": .string(path ?? places.path(of: span)), "line": .number(String(start.line)),
      "column": .number(String(start.column)),
    ]
  }
}
