import Comparison
import Diagnostics
import Emit

/// The rule of a finding in a report, or the kind of a change that a report shows as a finding.
enum ShownRule: Hashable, Sendable {
  case finding(DiagnosticCode)
  case change(ChangeCode)

  var text: String {
    switch self {
    case .finding(let code): code.text
    case .change(let code): code.text
    }
  }

  var name: String {
    switch self {
    case .finding(let code): code.name
    case .change(let code): code.name
    }
  }

  var severity: Severity {
    switch self {
    case .finding(let code): code.severity
    case .change(let code): code.level.severity
    }
  }

  var summary: String {
    switch self {
    case .finding(let code): code.summary
    case .change(let code): code.summary
    }
  }

  var explanation: String {
    switch self {
    case .finding(let code): code.explanation
    case .change(let code): code.explanation
    }
  }

  var page: [UInt8] {
    switch self {
    case .finding(let code): DiagnosticPages.page(for: code).bytes
    case .change(let code): ChangePage.page(for: code)
    }
  }

  /// The path of the page in the repository.
  var path: String {
    switch self {
    case .finding(let code): DiagnosticPages.path(of: code)
    case .change(let code): ChangePage.path(of: code)
    }
  }
}
