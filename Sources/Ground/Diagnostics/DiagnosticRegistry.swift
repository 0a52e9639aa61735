/// Every diagnostic code there is.
///
/// A block of codes is one file in `Codes`; `explain`, the documentation pages, SARIF's rules and the tests of the
/// examples all come from this list.
public enum DiagnosticRegistry {
  /// What every code means, in the order of the codes.
  public static let all: [DiagnosticInfo] =
    (files + yaml + shape + steps + patterns + tasks + targets + machines + expressions + references + schedules
    + names + outputs + command + invocation + ownership + testing)
    .sorted { $0.code.number < $1.code.number }

  /// Finds a code by what a user typed: `TSK0204`, `tsk0204`, `0204`, `204` or its name `unknown-key`.
  public static func find(_ text: String) -> DiagnosticInfo? {
    let wanted = text.lowercased()
    let digits = wanted.hasPrefix("tsk") ? String(wanted.dropFirst(3)) : wanted
    return all.first { info in
      info.code.name == wanted || (UInt16(digits).map { $0 == info.code.number } ?? false)
    }
  }
}
