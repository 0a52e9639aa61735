public import Diagnostics

/// How many findings there are of each severity.
public struct FindingCount: Equatable, Sendable {
  public private(set) var errors = 0
  public private(set) var warnings = 0
  /// The number of findings that are neither errors nor warnings.
  public private(set) var remarks = 0

  public init(_ diagnostics: [Diagnostic]) { self.init(severities: diagnostics.lazy.map(\.severity)) }

  init(_ findings: MaskedFindings) { self.init(severities: findings.all.lazy.map(\.severity)) }

  private init(severities: some Sequence<Severity>) {
    for severity in severities {
      switch severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .information: remarks += 1
      }
    }
  }

  /// The numbers in words: `2 errors, 1 warning`; `no findings`.
  public var text: String {
    let parts = [(errors, "error"), (warnings, "warning"), (remarks, "remark")].filter { $0.0 > 0 }
    return parts.isEmpty ? "no findings" : parts.map { counted($0.0, $0.1) }.joined(separator: ", ")
  }
}

/// A number with its noun: `1 file`, `2 files`.
public func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
