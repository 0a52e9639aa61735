// Codes 02xx: the shape of a workflow.

extension DiagnosticRegistry {
  static let shape: [DiagnosticInfo] = []
}
