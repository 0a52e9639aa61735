import Diagnostics
import Source

extension ShownFinding {
  /// The number of findings of one kind in one file that a report lists.
  static let mostListed = 100

  /// Findings as a report lists them: the first hundred of each kind in a file, then one with the number of the rest.
  /// No one reads thousands of findings, and a few lines of a file can repeat one mistake that often.
  static func listed(_ findings: MaskedFindings) -> [ShownFinding] {
    let diagnostics = findings.all
    guard diagnostics.count > mostListed else { return diagnostics }
    var counts: [Kind: Int] = [:]
    for diagnostic in diagnostics { counts[Kind(diagnostic), default: 0] += 1 }
    var listed: [Kind: Int] = [:]
    return diagnostics.compactMap { diagnostic in
      let kind = Kind(diagnostic)
      let number = listed[kind, default: 0] + 1
      listed[kind] = number
      if number <= mostListed { return diagnostic }
      return number == mostListed + 1 ? rest((counts[kind] ?? 0) - mostListed, from: diagnostic) : nil
    }
  }

  /// Reports how many findings are left out, at the first of them.
  private static func rest(_ count: Int, from first: ShownFinding) -> ShownFinding {
    var (noun, hint): (String, String?) = ("finding", "fix the ones above and check again")
    if case .change = first.code { (noun, hint) = ("change", nil) }
    return ShownFinding(
      code: first.code, severity: first.severity,
      message:
        "\(counted(count, "more " + noun)) of this kind from here on \(count == 1 ? "is" : "are") not listed",
      span: first.span, hint: hint)
  }

  /// Findings that are counted together. An error is never left out in favor of a warning.
  private struct Kind: Hashable {
    let file: FileNumber?
    let code: ShownRule
    let severity: Severity

    init(_ diagnostic: ShownFinding) {
      file = diagnostic.span?.file
      code = diagnostic.code
      severity = diagnostic.severity
    }
  }
}
