import Diagnostics

// What belongs to no single workflow.

extension Sentence {
  static func environmentNew(_ name: String) -> Sentence { "new environment '\(name)'" }
  static func environmentGone(_ name: String) -> Sentence { "the environment '\(name)' is gone" }
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
    701, "environment-added", .safe, summary: "The project has an environment that it did not have.",
    explanation:
      "Nothing is deployed to it yet, so that there is nothing to compare. It is checked as every other one.",
    clause: { .counted($0, "environment added", "environments added") },
    example: Example(base: order, head: order, project: one, headProject: two))

  static let environmentRemoved = ChangeCode(
    702, "environment-removed", .breaking, summary: "The project lacks an environment that it had.",
    explanation: """
      What is deployed there is no longer updated, and nothing deletes it. Only the environments that both sides have are \
      compared.
      """,
    clause: { .counted($0, "environment removed", "environments removed") },
    example: Example(base: order, head: order, project: two, headProject: one))
}
