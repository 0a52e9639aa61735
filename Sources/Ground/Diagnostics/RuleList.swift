/// The rules of several rooms in one list, in the order of their codes: the source of `explain`, the documentation
/// pages, SARIF's rules and the tests of the examples.
public struct RuleList: Sendable {
  public let all: [DiagnosticCode]

  public init(_ rules: [DiagnosticCode]) { all = rules.sorted { $0.number < $1.number } }

  /// Finds a code by user input: `TSK0204`, `tsk0204`, `0204`, `204` or its name `unknown-key`.
  public func find(_ text: String) -> DiagnosticCode? {
    let wanted = text.lowercased()
    let digits = wanted.hasPrefix("tsk") ? String(wanted.dropFirst(3)) : wanted
    return all.first { $0.name == wanted || $0.number == UInt16(digits) }
  }

  /// The name of a code that is nearest to user input.
  public func nearestName(to text: String) -> String? {
    Diagnostics.nearestName(to: text, among: all.lazy.map(\.name))
  }
}
