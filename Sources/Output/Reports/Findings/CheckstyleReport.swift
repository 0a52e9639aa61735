import Diagnostics
import Source

/// Findings in the XML of Checkstyle, which many build servers read.
///
/// Source: the output of Checkstyle's `XMLLogger`; it has no schema.
public struct CheckstyleReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  public func bytes(_ findings: MaskedFindings) -> [UInt8] {
    var byFile: [FileNumber?: [ShownFinding]] = [:]
    for finding in ShownFinding.listed(findings) { byFile[finding.span?.file, default: []].append(finding) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    if let placeless = byFile[nil] { text += file("tasuki", placeless) }
    for (number, path) in places.files {
      if let found = byFile[number] { text += file(path, found) }
    }
    return Array((text + "</checkstyle>\n").utf8)
  }

  private func file(_ path: String, _ findings: [ShownFinding]) -> String {
    let errors = findings.map { finding -> String in
      let start = finding.span.map { places.range(of: $0).start }
      let severity = finding.severity == .information ? "info" : finding.severity.word
      let message = [finding.message, finding.hint].compactMap(\.self).joined(separator: ": ")
      let attributes = [
        ("line", String(start?.line ?? 1)), ("column", String(start?.column ?? 1)), ("severity", severity),
        ("message", message), ("source", "tasuki.\(finding.code.text)"),
      ]
      return "    <error"
        + attributes.map { " \($0.0)=\"\(escapedForXML($0.1))\"" }.joined() + "/>\n"
    }
    return "  <file name=\"\(escapedForXML(path))\">\n\(errors.joined())  </file>\n"
  }
}
