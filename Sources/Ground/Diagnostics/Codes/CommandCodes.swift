// Codes 09xx: the project file and the command.

extension DiagnosticRegistry {
  static let command: [DiagnosticInfo] = []
}
