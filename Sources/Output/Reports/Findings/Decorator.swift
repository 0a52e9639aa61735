import Diagnostics

/// The kind of a piece of a text report, which decides its color.
enum TextRole {
  case plain, place, error, warning, information, gutter, help
}

/// Colors the pieces of a text report, or leaves them as they are.
struct Decorator {
  /// Whether escape sequences for colors are written.
  let isColored: Bool

  /// A piece in the color of its role.
  func callAsFunction(_ text: String, _ role: TextRole) -> String {
    guard isColored, !text.isEmpty else { return text }
    let code: String? =
      switch role {
      case .plain: nil
      case .place: "1"
      case .error: "1;31"
      case .warning: "1;33"
      case .information: "1;36"
      case .gutter: "34"
      case .help: "2"
      }
    return code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
  }
}

extension Severity {
  /// The role of what a finding of this severity points at.
  var role: TextRole {
    switch self {
    case .error: .error
    case .warning: .warning
    case .information: .information
    }
  }
}
