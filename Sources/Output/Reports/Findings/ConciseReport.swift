import Diagnostics
import Source

/// Findings as one line each, for `grep`, editors and problem matchers:
/// `workflows/orders.yaml:7:12: error: unknown key 'tasks' [TSK0204]`.
public struct ConciseReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  public func bytes(_ findings: MaskedFindings) -> [UInt8] {
    TerminalText.bytes(ofLines: ShownFinding.listed(findings).map { line(of: $0) })
  }

  private func line(of finding: ShownFinding) -> String {
    let place = finding.span.map { span -> String in
      let start = places.range(of: span).start
      return "\(places.path(of: span)):\(start.line):\(start.column): "
    }
    return TerminalText.visible(
      "\(place ?? "")\(finding.severity.word): \(finding.message) [\(finding.code.text)]")
  }
}
