import Diagnostics
public import Emit
import Source

/// Findings in the Reviewdog Diagnostic Format, with fixes as suggestions.
///
/// Source: reviewdog, `proto/rdf/reviewdog.proto`: lines and columns count from 1, columns in bytes of UTF-8.
public struct RDJSONReport {
  private let sources: MaskedSources

  public init(_ sources: MaskedSources) { self.sources = sources }

  public func value(_ findings: MaskedFindings) -> JSONValue {
    ["source": ["name": "tasuki"], "diagnostics": .array(ShownFinding.listed(findings).map { diagnostic($0) })]
  }

  private func diagnostic(_ finding: ShownFinding) -> JSONValue {
    var members = [
      JSONMember("message", .string([finding.message, finding.hint].compactMap(\.self).joined(separator: "\n"))),
      JSONMember("severity", .string(Self.severity(finding.severity))),
      JSONMember("code", ["value": .string(finding.code.text)]),
    ]
    guard let span = finding.span else {
      return .object(members + [JSONMember("location", ["path": "."])])
    }
    members.append(
      JSONMember(
        "location", ["path": .string(sources.file(of: span)?.path ?? ""), "range": range(of: span)]))
    // A suggestion is applied alone, in the file of its finding: a fix of several edits cannot be one.
    let fixes = finding.fixes.filter { $0.edits.count == 1 && $0.edits[0].span.file == span.file }
    let suggestions = fixes.flatMap(\.edits).map { edit -> JSONValue in
      ["range": range(of: edit.span), "text": .string(edit.text)]
    }
    if !suggestions.isEmpty { members.append(JSONMember("suggestions", .array(suggestions))) }
    return .object(members)
  }

  private func range(of span: Span) -> JSONValue {
    ["start": position(span.start, of: span), "end": position(span.end, of: span)]
  }

  private func position(_ offset: UInt32, of span: Span) -> JSONValue {
    guard let lines = sources.lines(of: span) else { return ["line": .number("1")] }
    return [
      "line": .number(String(lines.line(at: offset))), "column": .number(String(lines.offsetInLine(offset) + 1)),
    ]
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .information: "INFO"
    }
  }
}
