import ArgumentParser
import Comparison
import Diagnostics

/// How often events start workflows.
struct CostOptions: ParsableArguments {
  @Option(
    name: .customLong("rate"),
    help: ArgumentHelp(
      "how often events start a workflow, such as order-placed=10000/day, or 10000/day for those without a rate; can be repeated",
      valueName: "rate"))
  var given: [String] = []

  /// The rates, which were checked.
  var rates: CostRates {
    var rates = CostRates()
    for text in given { _ = rates.add(text) }
    return rates
  }

  /// Rejects rates of workflows that do not exist.
  func check(_ workflows: some Sequence<String>) throws {
    let known = Set(workflows)
    guard let name = rates.names.first(where: { !known.contains($0) }) else { return }
    throw UsageProblem(.rateOfUnknown(name, near: nearestName(to: name, among: known.sorted())))
  }

  func validate() throws {
    var rates = CostRates()
    for text in given where !rates.add(text) { throw ValidationError(.notARate(text)) }
  }
}
