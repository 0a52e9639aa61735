/// The rules of several rooms in one list, in the order of their codes: what `explain`, the documentation pages, SARIF's
/// rules and the tests of the examples come from.
public struct RuleList: Sendable {
  /// What every code means.
  public let all: [DiagnosticInfo]

  /// Joins rules.
  public init(_ rules: [DiagnosticInfo]) {
    all = rules.sorted { $0.code.number < $1.code.number }
  }

  /// Finds a code by what a user typed: `TSK0204`, `tsk0204`, `0204`, `204` or its name `unknown-key`.
  public func find(_ text: String) -> DiagnosticInfo? {
    let wanted = text.lowercased()
    let digits = wanted.hasPrefix("tsk") ? String(wanted.dropFirst(3)) : wanted
    return all.first { info in
      info.code.name == wanted || (UInt16(digits).map { $0 == info.code.number } ?? false)
    }
  }

  /// The name of a code that is nearest to what a user typed.
  public func nearestName(to text: String) -> String? {
    Diagnostics.nearestName(to: text, among: all.lazy.map(\.code.name))
  }
}
