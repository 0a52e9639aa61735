import Diagnostics
import Source

/// Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.
///
/// Source: GitHub Actions documentation, "Workflow commands", and the escapes in `command.ts` of actions/toolkit.
public struct GitHubReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  /// One line per finding, errors first, because GitHub shows only some of a step; the last line is a summary, by default
  /// their number.
  public func bytes(_ findings: MaskedFindings, summary: String? = nil) -> [UInt8] {
    var output: [UInt8] = []
    let listed = ShownFinding.listed(findings)
    for severity in [Severity.error, .warning, .information] {
      for diagnostic in listed where diagnostic.severity == severity {
        output.append(contentsOf: line(of: diagnostic).utf8)
        output.append(0x0A)
      }
    }
    if !findings.all.isEmpty {
      output.append(contentsOf: "::notice title=tasuki::\(summary ?? FindingCount(findings).text)\n".utf8)
    }
    return output
  }

  private func line(of diagnostic: ShownFinding) -> String {
    let word = diagnostic.severity == .information ? "notice" : diagnostic.severity.word
    var properties = [("title", "tasuki (\(diagnostic.code.text))")]
    if let span = diagnostic.span {
      let range = places.range(of: span)
      properties += [
        ("file", places.path(of: span)), ("line", String(range.start.line)), ("endLine", String(range.end.line)),
        ("col", String(range.start.column)), ("endColumn", String(range.end.column)),
      ]
    }
    let message = [diagnostic.message, diagnostic.hint].compactMap { $0 }.joined(separator: "\n")
    let shown = properties.map { "\($0.0)=\(Self.escaped($0.1, inProperty: true))" }.joined(separator: ",")
    return "::\(word) \(shown)::\(Self.escaped(message, inProperty: false))"
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where inProperty: result += "%3A"
      case "," where inProperty: result += "%2C"
      default: result.unicodeScalars.append(TerminalText.visible(scalar))
      }
    }
    return result
  }
}
