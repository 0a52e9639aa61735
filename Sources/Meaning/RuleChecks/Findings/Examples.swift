import Diagnostics

extension DiagnosticCode.Example {
  /// Two templates with a rule that differ in its properties, one per line.
  static func rule(bad: String, good: String) -> DiagnosticCode.Example {
    DiagnosticCode.Example(.template, bad: template(bad), good: template(good))
  }

  /// Two templates with a rule on orders that differ in its only target, one property per line.
  static func target(bad: String, good: String) -> DiagnosticCode.Example {
    func properties(_ target: String) -> String {
      let lines = target.split(separator: "\n")
      let rest = lines.dropFirst().map { "\n    \($0)" }.joined()
      return "EventPattern: {source: [com.example.shop]}\nTargets:\n  - \(lines[0])" + rest
    }
    return rule(bad: properties(bad), good: properties(good))
  }

  private static func template(_ properties: String) -> String {
    let lines = properties.split(separator: "\n").map { "      \($0)\n" }.joined()
    return "Resources:\n  OrderPlaced:\n    Type: AWS::Events::Rule\n    Properties:\n" + lines
  }
}
