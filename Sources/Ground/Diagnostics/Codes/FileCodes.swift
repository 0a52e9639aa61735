// Codes 00xx: files and encoding.

extension DiagnosticRegistry {
  static let files: [DiagnosticInfo] = []
}
