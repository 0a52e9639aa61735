// Codes 06xx: schedules.

extension DiagnosticRegistry {
  static let schedules: [DiagnosticInfo] = []
}
