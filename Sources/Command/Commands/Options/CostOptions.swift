import ArgumentParser
import Comparison

/// How often events start workflows.
struct CostOptions: ParsableArguments {
  @Option(
    name: .customLong("rate"),
    help: ArgumentHelp(
      "how often events start a workflow, such as order-placed=10000/day, or 10000/day for those without a rate (repeatable)",
      valueName: "rate"))
  var given: [String] = []

  /// The rates, which were checked.
  var rates: CostRates {
    var rates = CostRates()
    for text in given { _ = rates.add(text) }
    return rates
  }

  func validate() throws {
    var rates = CostRates()
    for text in given where !rates.add(text) { throw ValidationError(.notARate(text)) }
  }
}
