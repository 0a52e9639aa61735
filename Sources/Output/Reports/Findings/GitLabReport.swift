import Diagnostics
public import Emit
import Source

/// Findings as a report of GitLab's code quality, which a merge request shows.
///
/// Source: GitLab documentation, "Code Quality", "Code Quality report format".
public struct GitLabReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  public func value(_ findings: MaskedFindings) -> JSONValue {
    var fingerprints = LineFingerprints()
    var placeless: [String: Int] = [:]
    return .array(
      ShownFinding.listed(findings).map { finding in
        let start = finding.span.map { places.range(of: $0).start }
        let path = finding.span.map { places.path(of: $0) } ?? "."
        let fingerprint: String
        if let span = finding.span {
          // The same line in two files is two findings.
          let (name, number) = fingerprints.next(of: finding, at: span, places)
          fingerprint = digest("\(name):\(number):\(path)")
        } else {
          placeless[finding.message, default: 0] += 1
          fingerprint = digest("\(finding.code.text):\(finding.message):\(placeless[finding.message] ?? 1)")
        }
        return [
          "description": .string([finding.message, finding.hint].compactMap(\.self).joined(separator: ": ")),
          "check_name": .string(finding.code.text),
          "fingerprint": .string(fingerprint),
          "severity": .string(Self.severity(finding.severity)),
          "location": ["path": .string(path), "lines": ["begin": .number(String(start?.line ?? 1))]],
        ]
      })
  }

  private func digest(_ text: String) -> String { String(ContentDigest(of: Array(text.utf8)).text.prefix(32)) }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "minor"
    case .information: "info"
    }
  }
}
