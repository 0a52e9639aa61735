import Diagnostics

// Changes that belong to no single workflow.

extension Sentence {
  static func environmentNew(_ name: String) -> Sentence { "new environment '\(name)'" }
  static func environmentMoves(_ name: String, _ keys: [String]) -> Sentence {
    "the environment '\(name)' has another \(terms: keys)"
  }
  static func environmentIsRemoved(_ name: String) -> Sentence { "the environment '\(name)' is removed" }
}

extension ChangeCode {
  private static let one =
    "project: shop\nenvironments: {production: {region: eu-west-1, account: \"111122223333\"}}\n"
  private static let two = """
    project: shop
    environments:
      production: {region: eu-west-1, account: "111122223333"}
      staging: {region: eu-west-1, account: "444455556666"}

    """
  private static let order = DiagnosticCode.workflow("")

  static let environmentAdded = ChangeCode(
    701, "environment-added", .safe, summary: "The project has a new environment.",
    explanation:
      "Nothing is deployed there yet, so there is nothing to compare. `tasuki check` checks it like every other one.",
    clause: { .counted($0, "environment added", "environments added") },
    example: Example(base: order, head: order, project: one, headProject: two))

  static let environmentRemoved = ChangeCode(
    702, "environment-removed", .breaking, summary: "The project no longer has an environment.",
    explanation: """
      Its resources are neither updated nor deleted any longer. Only the environments that both sides have are compared.
      """,
    clause: { .counted($0, "environment removed", "environments removed") },
    example: Example(base: order, head: order, project: two, headProject: one))

  static let environmentMoved = ChangeCode(
    703, "environment-moved", .breaking, summary: "An environment has another Region or another account.",
    explanation: """
      Everything is created there again, with empty queues and without running executions. What is deployed in the old place \
      stays there, and keeps running until someone deletes it.
      """,
    clause: { .counted($0, "environment moves", "environments move") },
    example: Example(
      base: order, head: order, project: one, headProject: one.replacing("eu-west-1", with: "ap-northeast-1")))
}
