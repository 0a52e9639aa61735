import Flow
import Source

/// How often events start workflows, for their cost.
public struct CostRates: Sendable {
  /// The rates by the names of workflows.
  private var named: [String: EventRate] = [:]
  /// The rate of every other workflow.
  private var other: EventRate?

  /// No rates: costs are those of 1,000 events.
  public init() {}

  /// The names of the workflows with rates of their own, sorted.
  public var names: [String] { named.keys.sorted() }

  /// Reads a rate of the command line, `order-placed=10000/day` or `10000/day` for all others. False if it is none.
  public mutating func add(_ text: String) -> Bool {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let rate = EventRate(String(parts[parts.count - 1])) else { return false }
    if parts.count == 2 { named[String(parts[0])] = rate } else { other = rate }
    return true
  }

  /// These rates, completed by those of a project file for workflows that the command line does not name.
  func completed(by project: Project?) -> CostRates {
    var rates = self
    for (workflow, rate) in project?.rates ?? [] where rates.named[workflow.value] == nil {
      rates.named[workflow.value] = rate.value
    }
    return rates
  }

  /// The rate of a workflow; nil if it is unknown.
  func rate(of workflow: String) -> EventRate? { named[workflow] ?? other }
}
