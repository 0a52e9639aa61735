import Catalog
import Comparison
import Diagnostics
import Flow
import Inventory
import Plan
import Simulation
import Source

/// A workflow of the catalog as every form shows it: texts without secrets, not yet escaped for a format.
struct CatalogRow {
  let entry: InventoryEntry
  let project: String?
  private let mask: SecretMask

  init(_ entry: InventoryEntry, of project: String?, _ mask: SecretMask) {
    self.entry = entry
    self.project = project
    self.mask = mask
  }

  var name: String { entry.name }
  var purpose: String { mask.masked(entry.purpose.filled()) }
  var description: String? { text(entry.flow.description) }
  var state: String { entry.state.rawValue }
  var platform: String { mask.masked(entry.platform.name) }
  var link: String? { text(entry.flow.link) }
  var owner: String? { text(entry.flow.owner) }
  var runbook: String? { text(entry.flow.runbook) }
  var reviewBy: String? { entry.flow.reviewBy?.value.text }
  var labels: [(name: String, value: String)] {
    entry.flow.labels.map { (mask.masked($0.name.value), mask.masked($0.value.value, named: $0.name.value)) }
  }

  /// What starts it, one text for each trigger and each workflow.
  var triggers: [String] { entry.triggers.map { mask.masked($0.filled()) } }

  /// The tasks with their actions and receivers.
  var tasks: [(id: String, action: String, receiver: String?)] {
    entry.deliveries.map { ($0.task, mask.masked($0.action), receiver(of: $0)) }
  }

  var connections: [String] { entry.connections.map { mask.masked($0) } }
  var secrets: [String] {
    entry.secrets.map { secret in
      let name = mask.masked(secret.name)
      return secret.key.map { "\(name) (\($0))" } ?? name
    }
  }

  /// What each task sends of the event.
  var deliveries: [(task: String, receiver: String, data: [String], isOutside: Bool)] {
    entry.deliveries.filter(\.sendsData).map { delivery in
      let data = delivery.sendsWholeEvent ? ["the whole event"] : delivery.fields.map { mask.masked($0) }
      return (delivery.task, receiver(of: delivery) ?? mask.masked(delivery.action), data, delivery.leavesAccount)
    }
  }

  var resources: [(kind: String, label: String)] { entry.resources.map { ($0.kind.rawValue, $0.label) } }

  var access: [(holder: String, actions: [String], resource: String)] {
    entry.access.map { ($0.holder, $0.actions, mask.masked($0.resource)) }
  }

  /// `2 tests; 3 of 4 conditions and 1 of 1 tasks covered`
  var tests: String {
    let count = entry.flow.tests.count
    let tests = count == 0 ? "no test" : count == 1 ? "1 test" : "\(count) tests"
    guard count > 0, let coverage = entry.coverage else { return tests }
    let (conditions, tasks) = (coverage.conditions, coverage.tasks)
    return "\(tests); \(conditions.exercised) of \(conditions.all) conditions and "
      + "\(tasks.exercised) of \(tasks.all) tasks covered"
  }

  /// `$1.20 a month at 100/day`; nil if it does nothing.
  var cost: String? { entry.cost.map { "\($0.dollars.text) \(Sentence.span(of: $0.rate).filled())" } }

  private func text(_ text: Located<String>?) -> String? { text.map { mask.masked($0.value) } }
  private func receiver(of delivery: DataDelivery) -> String? {
    delivery.receiver.map { mask.masked("\($0.kind) \($0.name)") }
  }
}

/// An inventory with the texts of its workflows.
struct CatalogRows {
  let projects: [(title: String, rows: [CatalogRow])]

  init(_ inventory: Inventory, _ sources: MaskedSources) {
    let mask = sources.mask
    projects = inventory.projects.filter { !$0.entries.isEmpty }.map { project in
      let title = mask.masked(project.name ?? "workflows without a project file")
      return (
        project.environment.map { "\(title) (\(mask.masked($0)))" } ?? title,
        project.entries.map { CatalogRow($0, of: project.name.map { mask.masked($0) }, mask) }
      )
    }
  }
}
