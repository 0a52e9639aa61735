// Codes 01xx: YAML.

extension DiagnosticRegistry {
  static let yaml: [DiagnosticInfo] = []
}
