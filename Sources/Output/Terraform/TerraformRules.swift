public import Diagnostics

// Codes 0830 to 0839: configurations of Terraform.

/// The rules of what is found while configurations are written.
public let terraformRules: [DiagnosticCode] = [.normalizedText]

public extension DiagnosticCode {
  static let normalizedText = DiagnosticCode(
    830, "normalized-text", stage: .output, summary: "Terraform would change characters of a text.",
    explanation: """
      Terraform gives every string of a configuration the normalization form C of Unicode: a letter with a combining accent \
      becomes one character, and compatibility ideographs such as U+FA10 become the common ones. In JSON, escapes keep the \
      characters as you wrote them. In the query of a request, in the user name of a connection and in a plain text that a \
      schedule sends there is no escape, so that other characters would be sent than CloudFormation sends.

      Write the text in normalization form C, or deploy the workflow with another target.
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
    "Terraform normalizes every string; CloudFormation and the 'aws' command send the text as it is written."
}
