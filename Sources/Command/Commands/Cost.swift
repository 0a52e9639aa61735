import ArgumentParser
import Comparison
import Driver
import Reports

/// The formats of an estimate.
enum CostFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

struct Cost: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Estimate what workflows cost in a month.",
    discussion: """
      For each live workflow: what AWS charges for the events that start it, at the rates in tasuki.yaml or of --rate. \
      Without a rate, the cost of 1,000 events. The most expensive path through a state machine counts.

        tasuki cost                                   all workflows
        tasuki cost --rate 10000/day                  every workflow without a rate of its own
        tasuki cost --rate order-placed=200/hour      one workflow

      Not counted: retries, free tiers, the arrival of events, the durations of functions, and logs. The prices are those \
      of us-east-1.
      """)

  @OptionGroup var paths: PathArguments

  @OptionGroup var cost: CostOptions

  @Option(help: "format of the estimate")
  var format = CostFormat.text

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let terminal = global.terminal
    let run = try await ProjectRun(paths, terminal)
    // With errors, it is not known which workflows there are.
    if !run.hasErrors { try cost.check(run.read.workflowNames) }
    let rates = cost.rates
    let report = CostListing(
      run.read.projects.map { CostReport($0.flows, $0.plan, $0.project, rates) }, run.sources)
    switch format {
    case .text: terminal.print(report.text(colored: terminal.colorsResults))
    case .json: terminal.print(report.json.printed)
    }
    if run.hasErrors { throw ExitCode(ExitStatus.findings) }
  }
}
