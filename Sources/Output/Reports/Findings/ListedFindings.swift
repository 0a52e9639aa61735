import Diagnostics
import Source

extension ShownFinding {
  /// How many findings of one kind in one file a report lists.
  static let mostListed = 100

  /// Findings as a report lists them: of each kind the first hundred of a file, and after them one that says how many
  /// more there are. Nobody reads thousands, and a few lines of a file can repeat one mistake that often.
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

  /// Says how many findings are left out, where the first of them is.
  private static func rest(_ count: Int, from first: ShownFinding) -> ShownFinding {
    ShownFinding(
      code: first.code, severity: first.severity,
      message:
        "\(count) more finding\(count == 1 ? "" : "s") of this kind from here on \(count == 1 ? "is" : "are") not listed",
      span: first.span, hint: "mend those before, and check again")
  }

  /// What is counted together. An error is never left out for a warning's sake.
  private struct Kind: Hashable {
    let file: FileNumber?
    let code: DiagnosticCode
    let severity: Severity

    init(_ diagnostic: ShownFinding) {
      file = diagnostic.span?.file
      code = diagnostic.code
      severity = diagnostic.severity
    }
  }
}
