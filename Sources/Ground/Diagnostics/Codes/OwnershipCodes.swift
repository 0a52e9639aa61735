// Codes 10xx: ownership and policy.

extension DiagnosticCode {
  /// A workflow that lacks what the project's policy asks for.
  public static let requiredByPolicy = DiagnosticCode(1001, "required-by-policy")
  /// A workflow of a no-code tool that cannot be found there.
  public static let toolWithoutLink = DiagnosticCode(1002, "tool-without-link", .information)
}

extension DiagnosticRegistry {
  static let ownership: [DiagnosticInfo] = [
    DiagnosticInfo(
      .requiredByPolicy,
      summary: "A workflow lacks what the project's policy asks of every workflow.",
      explanation: "`policy: {require: […]}` in the project file lists the keys that every workflow must have.",
      example: .init(
        .workflow, bad: DiagnosticRegistry.workflow("description: Hand it over").marked("order-placed"),
        good: DiagnosticRegistry.workflow("owner: shop"),
        project: "project: shop\npolicy: {require: [owner]}\n")),
    DiagnosticInfo(
      .toolWithoutLink,
      summary: "A workflow still lives in a no-code tool, and nobody says where.",
      explanation: "With `link:` the catalogue leads straight to it.",
      example: .init(
        .workflow, bad: DiagnosticRegistry.workflow("runs-on: ⏵zapier⏴"),
        good: DiagnosticRegistry.workflow("runs-on: zapier\nlink: https://zapier.com/editor/1"))),
  ]
}

extension String {
  /// The text with marks around the first place of a word.
  fileprivate func marked(_ word: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return self[..<range.lowerBound] + "⏵\(word)⏴" + self[range.upperBound...]
  }
}
