public import Comparison
import Diagnostics
public import Emit
import Flow
import Source

/// What workflows cost, for a terminal or for programs.
public struct CostListing {
  private let reports: [CostReport]
  private let mask: SecretMask

  /// Lists the costs of projects.
  public init(_ reports: [CostReport], _ sources: MaskedSources) {
    self.reports = reports
    mask = sources.mask
  }

  /// A line for each workflow, and one for the sum of those with a rate.
  public func text(colored: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    var lines: [String] = []
    for report in reports where !report.workflows.isEmpty {
      if reports.count > 1, let project = report.project { lines.append(decorate(visible(project), .place)) }
      var assumptions: Set<CostEstimate.Assumption> = []
      for workflow in report.workflows {
        assumptions.formUnion(workflow.estimate.assumptions)
        let cost = Sentence.dollars(workflow.dollars).filled()
        let span = workflow.rate.map { "a month at \($0.text)" } ?? "for 1000 events"
        lines.append("\(decorate(visible(workflow.name), .place)): \(cost) \(span)")
        let counts = workflow.estimate.listed.map { "\($0.charge.words): \($0.count)" }
        let parts =
          [counts.isEmpty ? "nothing that has a price" : counts.joined(separator: ", ")]
          + (workflow.estimate.uncounted.isEmpty
            ? [] : [Sentence.notCounted(workflow.estimate.uncounted).filled()])
        lines.append("  for each event: " + visible(parts.joined(separator: "; ")))
      }
      if let dollars = report.dollars, report.workflows.count > 1 {
        lines.append("all workflows with a rate: \(Sentence.dollars(dollars).filled()) a month")
      }
      lines.append(decorate(Sentence.costAssumptions(assumptions, report.region).filled(), .help))
    }
    if lines.isEmpty { lines.append("no live workflow") }
    return mask.masked(TerminalText.bytes(ofLines: lines))
  }

  private func visible(_ text: String) -> String { TerminalText.visible(text) }

  /// Everything as one object.
  public var json: JSONValue {
    mask.masked([
      "version": 1, "currency": "USD", "prices": ["region": .string(Charge.region), "date": .string(Charge.date)],
      "projects": .array(reports.map { project($0) }),
    ])
  }

  private func project(_ report: CostReport) -> JSONValue {
    [
      "name": report.project.map { .string($0) } ?? .null, "region": report.region.map { .string($0) } ?? .null,
      "month": report.dollars.map { number($0) } ?? .null,
      "workflows": .array(report.workflows.map { workflow($0) }),
    ]
  }

  private func workflow(_ workflow: CostReport.Workflow) -> JSONValue {
    [
      "workflow": .string(workflow.name), "rate": workflow.rate.map { .string($0.text) } ?? .null,
      "month": workflow.rate == nil ? .null : number(workflow.dollars),
      "thousandEvents": number(workflow.estimate.dollars * 1_000),
      "charges": .array(
        workflow.estimate.listed.map { charge, count in
          [
            "charge": .string(charge.rawValue), "count": .number(count),
            "dollarsForAMillion": number(charge.dollars * 1_000_000),
          ]
        }),
      "notCounted": .array(workflow.estimate.uncounted.map { .string($0) }),
    ]
  }

  /// Millionths of a dollar are exact enough, and the same on every machine.
  private func number(_ amount: Double) -> JSONValue {
    let millionths = Int((amount * 1_000_000).rounded())
    let digits = String(millionths % 1_000_000)
    var fraction = String(repeating: "0", count: 6 - digits.count) + digits
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = String(millionths / 1_000_000)
    return .number(fraction.isEmpty ? whole : whole + "." + fraction)
  }
}

extension CostEstimate {
  /// The charges in the order of the table, with their numbers.
  fileprivate var listed: [(charge: Charge, count: String)] {
    Charge.allCases.compactMap { charge in
      counts[charge].map { (charge, $0 == $0.rounded() ? String(Int($0)) : String($0)) }
    }
  }
}
