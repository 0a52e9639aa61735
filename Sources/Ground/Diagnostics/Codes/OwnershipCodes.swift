// Codes 10xx: ownership and policy.

extension DiagnosticRegistry {
  static let ownership: [DiagnosticInfo] = []
}
