public import Diagnostics

// Codes 0830 to 0839: configurations of Terraform.

public let terraformRules: [DiagnosticCode] = [.normalizedText]

public extension DiagnosticCode {
  static let normalizedText = DiagnosticCode(
    830, "normalized-text", stage: .output, summary: "Terraform would change characters of a text.",
    explanation: """
      Terraform converts every string of a configuration to normalization form C of Unicode: a letter with a combining \
      accent becomes one character, and compatibility ideographs such as U+FA10 become the common ones. Tasuki prevents \
      that in JSON with escapes. The query of a request, the user name of a connection and plain text that a schedule \
      sends have no escapes, so Terraform would send other characters than CloudFormation.

      Write the text in normalization form C, or compile the workflow for another target.
      """, source: "Terraform language, \"Strings and Templates\"",
    example: .init(
      .shown,
      bad: """
        workflow: tell
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          ⏵- id: call
            uses: http/request
            with: {connection: crm, path: /orders, query: {name: "cafe\\u0301"}}⏴
        """,
      good: """
        workflow: tell
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - id: call
            uses: http/request
            with: {connection: crm, path: /orders, query: {name: "caf\\u00e9"}}
        """))
}

extension Sentence {
  static func wouldNormalize(_ text: String) -> Sentence { "Terraform would change characters of \(quoted: text)" }
  static let writeNormalized: Sentence = "write the text in normalization form C of Unicode"
  static let terraformNormalizes: Sentence =
    "Terraform normalizes every string; CloudFormation and the 'aws' command send the text as written."
}
