import Catalog
import Comparison
import Diagnostics
public import Emit
import Flow
public import Inventory
import Plan
import Simulation
import Source

/// The catalog for programs; its schema is `schemas/catalog.schema.json`.
public struct CatalogJSON {
  private let inventory: Inventory
  private let mask: SecretMask
  private let showsCost: Bool

  public init(_ inventory: Inventory, _ sources: MaskedSources, showsCost: Bool) {
    self.inventory = inventory
    mask = sources.mask
    self.showsCost = showsCost
  }

  public var value: JSONValue {
    [
      "version": 1,
      "projects": .array(
        inventory.projects.map { project in
          [
            "name": Self.orNull(project.name.map { mask.masked($0) }),
            "environment": Self.orNull(project.environment.map { mask.masked($0) }),
            "workflows": .array(project.entries.map { workflow(CatalogRow($0, of: project.name, mask)) }),
          ]
        }),
    ]
  }

  private func workflow(_ row: CatalogRow) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("workflow", .string(row.name)), JSONMember("purpose", .string(row.purpose)),
      JSONMember("description", Self.orNull(row.description)), JSONMember("state", .string(row.state)),
      JSONMember("runsOn", .string(row.platform)), JSONMember("link", Self.orNull(row.link)),
      JSONMember("owner", Self.orNull(row.owner)), JSONMember("runbook", Self.orNull(row.runbook)),
      JSONMember("reviewBy", Self.orNull(row.reviewBy)),
      JSONMember("labels", .object(row.labels.map { JSONMember($0.name, .string($0.value)) })),
      JSONMember("triggers", Self.texts(row.triggers)),
      JSONMember(
        "tasks",
        .array(
          row.tasks.map { task in
            [
              "task": .string(task.id), "uses": .string(task.action), "receiver": Self.orNull(task.receiver),
            ]
          })),
      JSONMember("connections", Self.texts(row.connections)),
      JSONMember("secrets", Self.texts(row.secrets)),
      JSONMember("usedFields", Self.texts(row.entry.usedFields.map { mask.masked($0) })),
      JSONMember(
        "data",
        .array(
          row.entry.deliveries.filter(\.sendsData).map { delivery in
            [
              "task": .string(delivery.task),
              "receiver": Self.orNull(delivery.receiver.map { mask.masked("\($0.kind) \($0.name)") }),
              "fields": Self.texts(delivery.fields.map { mask.masked($0) }),
              "wholeEvent": .bool(delivery.sendsWholeEvent), "leavesAccount": .bool(delivery.leavesAccount),
            ]
          })),
      JSONMember(
        "resources",
        .array(row.resources.map { ["kind": .string($0.kind), "label": .string($0.label)] })),
      JSONMember(
        "access",
        .array(
          row.access.map {
            [
              "holder": .string($0.holder), "actions": Self.texts($0.actions), "resource": .string($0.resource),
            ]
          })),
      JSONMember("tests", tests(row.entry)),
    ]
    if showsCost { members.append(JSONMember("cost", cost(row.entry))) }
    return .object(members)
  }

  private func tests(_ entry: InventoryEntry) -> JSONValue {
    let count = JSONValue.number(String(entry.flow.tests.count))
    guard let coverage = entry.coverage else { return ["count": count, "coverage": .null] }
    func part(_ count: (exercised: Int, all: Int)) -> JSONValue {
      ["covered": .number(String(count.exercised)), "all": .number(String(count.all))]
    }
    return [
      "count": count,
      "coverage": [
        "conditions": part(coverage.conditions), "tasks": part(coverage.tasks),
        "gaps": .number(String(coverage.gapCount)),
      ],
    ]
  }

  private func cost(_ entry: InventoryEntry) -> JSONValue {
    guard let cost = entry.cost else { return .null }
    return ["dollars": .number(cost.dollars.number), "rate": Self.orNull(cost.rate?.text)]
  }

  private static func orNull(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
