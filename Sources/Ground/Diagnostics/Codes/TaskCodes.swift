// Codes 04xx: tasks and targets.

extension DiagnosticRegistry {
  static let tasks: [DiagnosticInfo] = []
}
