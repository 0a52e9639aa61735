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

  /// Reads a rate of the command line, `order-placed=10000/day` or `10000/day` for all others. False if it is none.
  public mutating func add(_ text: String) -> Bool {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let rate = EventRate(String(parts[parts.count - 1])) else { return false }
    if parts.count == 2 { named[String(parts[0])] = rate } else { other = rate }
    return true
  }

  /// The rate of a workflow: that of the command line for its name, that of the project file, that of the command line for all.
  func rate(of workflow: String, in project: Project?) -> EventRate? {
    named[workflow] ?? project?.rates.first { $0.workflow.value == workflow }?.rate.value ?? other
  }
}
