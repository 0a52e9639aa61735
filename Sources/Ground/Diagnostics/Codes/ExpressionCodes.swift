// Codes 05xx: expressions and state machines.

extension DiagnosticRegistry {
  static let expressions: [DiagnosticInfo] = []
}
