// Codes 08xx: outputs.

extension DiagnosticRegistry {
  static let outputs: [DiagnosticInfo] = []
}
