// Codes 03xx: event patterns.

extension DiagnosticRegistry {
  static let patterns: [DiagnosticInfo] = []
}
