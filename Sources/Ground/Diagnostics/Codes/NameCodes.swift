// Codes 07xx: names, limits and permissions.

extension DiagnosticRegistry {
  static let names: [DiagnosticInfo] = []
}
