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
      for workflow in report.workflows { lines += self.lines(of: workflow, decorate) }
      if let dollars = report.dollars, report.workflows.count > 1 {
        lines.append("all workflows with a rate: \(dollars.text) a month")
      }
      let assumptions = report.workflows.reduce(into: Set()) { $0.formUnion($1.estimate.assumptions) }
      lines.append(decorate(visible(Sentence.costAssumptions(assumptions, report.region).filled()), .help))
    }
    if lines.isEmpty { lines.append("no live workflow") }
    return mask.masked(TerminalText.bytes(ofLines: lines))
  }

  private func lines(of workflow: CostReport.Workflow, _ decorate: Decorator) -> [String] {
    let span = Sentence.span(of: workflow.rate).filled()
    let counts = workflow.estimate.counts.map { "\($0.charge.words.filled()): \($0.text)" }
    var parts = [counts.isEmpty ? "nothing that has a price" : counts.joined(separator: ", ")]
    let uncounted = workflow.estimate.uncountedActions
    if !uncounted.isEmpty { parts.append(Sentence.notCounted(uncounted).filled()) }
    return [
      "\(decorate(visible(workflow.name), .place)): \(workflow.dollars.text) \(span)",
      "  for each event: " + visible(parts.joined(separator: "; ")),
    ]
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
      "month": report.dollars.map { .number($0.number) } ?? .null,
      "workflows": .array(report.workflows.map { workflow($0) }),
    ]
  }

  private func workflow(_ workflow: CostReport.Workflow) -> JSONValue {
    [
      "workflow": .string(workflow.name), "rate": workflow.rate.map { .string($0.text) } ?? .null,
      "month": workflow.rate == nil ? .null : .number(workflow.dollars.number),
      "thousandEvents": .number(Dollars(workflow.estimate.dollars(at: nil)).number),
      "charges": .array(
        workflow.estimate.counts.map { counted in
          [
            "charge": .string(counted.charge.rawValue), "count": .number(counted.text),
            "dollarsForAMillion": .number(Dollars(counted.charge.millionDollars).number),
          ]
        }),
      "notCounted": .array(workflow.estimate.uncountedActions.map { .string($0) }),
    ]
  }
}
