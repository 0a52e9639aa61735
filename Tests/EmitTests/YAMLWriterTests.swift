import Emit
import Testing

/// PyYAML, libyaml and the core schema of YAML 1.2 read the expected texts back as the same value.
@Suite struct YAMLWriterTests {
  @Test func writesATemplate() {
    let template: YAMLOutput = [
      "AWSTemplateFormatVersion": "2010-09-09",
      "Description": "注文を知らせる: orders",
      "Resources": .mapping([
        YAMLEntry(
          "OrdersRule",
          [
            "Type": "AWS::Events::Rule",
            "Properties": [
              "EventPattern": ["source": ["com.example.shop"], "detail-type": ["order.placed"]],
              "State": "ENABLED",
              "Targets": [
                [
                  "Arn": .tagged("!Ref", "AlertsTopic"), "Id": "notify",
                  "RetryPolicy": ["MaximumRetryAttempts": 3],
                  "InputTransformer": ["InputTemplate": "{\n  \"id\": <id>\n}\n"],
                ],
                .tagged("!If", ["HasQueue", .tagged("!GetAtt", "Queue.Arn"), .tagged("!Ref", "AWS::NoValue")]),
              ],
            ],
          ], comments: ["workflows/orders.yaml, line 3"]),
        YAMLEntry(
          "Policy", ["Version": "2012-10-17", "Statement": [], "Tags": [:], "Mode": "OFF", "On": true],
          comments: ["One statement\nfor each rule."], isApart: true),
      ]),
    ]
    #expect(
      template.text(comments: ["Written by tasuki."]) == """
        # Written by tasuki.
        AWSTemplateFormatVersion: "2010-09-09"
        Description: "注文を知らせる: orders"
        Resources:
          # workflows/orders.yaml, line 3
          OrdersRule:
            Type: AWS::Events::Rule
            Properties:
              EventPattern:
                source:
                  - com.example.shop
                detail-type:
                  - order.placed
              State: ENABLED
              Targets:
                - Arn: !Ref AlertsTopic
                  Id: notify
                  RetryPolicy:
                    MaximumRetryAttempts: 3
                  InputTransformer:
                    InputTemplate: |
                      {
                        "id": <id>
                      }
                - !If
                  - HasQueue
                  - !GetAtt Queue.Arn
                  - !Ref AWS::NoValue

          # One statement
          # for each rule.
          Policy:
            Version: "2012-10-17"
            Statement: []
            Tags: {}
            Mode: "OFF"
            "On": true

        """)
  }

  @Test(arguments: [
    "a", "arn:aws:sns:ap-northeast-1:123456789012:alerts", "a#b", "-a", "?a", ":a", "a b", "日本語", "👩‍💻", "a, b",
    "a]", "it's", "a \"b\"", "1a", "1.2.3-beta", "e1", "0xg", "nul", "yess", "2012-10", "2012-10-17x", "12a:30",
    "AWS::Events::Rule", "<id>", "a{%", "_", "~a", "==",
  ])
  func keepsPlain(text: String) {
    #expect(YAMLOutput.string(text).text() == text + "\n")
    #expect(YAMLOutput.mapping([YAMLEntry(text, 1)]).text() == text + ": 1\n")
  }

  @Test(arguments: [
    "", "on", "Off", "YES", "no", "y", "N", "true", "False", "null", "~", "=", "<<", ".inf", "-.INF", ".nan",
    "0", "-1", "+1", "012", "0o12", "0x1F", "0b1", "1_000", "1:30", "12:30:45", "190:20:30.15", "1.5", ".5", "5.",
    "1e5", "1E-5", "1.0e+5", "1.2.3", "10.0.0.1", ".", "123456789012",
    "2012-10-17", "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43",
    " a", "a ", "　", "-", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a #b", "#a", "&a", "*a", "!a", "|", "> a",
    "'a'", "%a", "@a", "`a`", "{% x %}", "[a", "]", "}", ",", "---", "--- a", "...",
  ])
  func quotes(text: String) {
    #expect(YAMLOutput.string(text).text() == "\"\(text)\"\n")
    #expect(YAMLOutput.mapping([YAMLEntry(text, 1)]).text() == "\"\(text)\": 1\n")
  }

  @Test(arguments: [
    (#"{"a": 1}"#, #"'{"a": 1}'"#), (#""it's""#, #"'"it''s"'"#), (#"\d: x"#, #"'\d: x'"#), (#"\d"#, #"\d"#),
    ("a\tb", #""a\tb""#), ("a\r\nb", #""a\r\nb""#), ("\u{0}\u{1B}\u{7F}", #""\x00\x1B\x7F""#),
    ("\u{85}\u{A0}\u{AD}", #""\x85\xA0\xAD""#),
    ("\u{2028}\u{2029}\u{FEFF}\u{202E}", #""\u2028\u2029\uFEFF\u202E""#),
    ("\u{E0001}é👍🏽", #""\U000E0001é👍🏽""#), ("\n", #""\n""#), (" a\nb", #"" a\nb""#), ("\na", #""\na""#),
    ("a\n\u{0}\"\\", #""a\n\x00\"\\""#),
  ])
  func escapes(text: String, written: String) {
    #expect(YAMLOutput.string(text).text() == written + "\n")
    #expect(YAMLOutput.mapping([YAMLEntry("k", .string(text))]).text() == "k: \(written)\n")
  }

  @Test(arguments: [
    ("a\nb", "|-\n  a\n  b\n"), ("a\n", "|\n  a\n"), ("a\n\n", "|+\n  a\n\n"),
    ("a\n\n  b: c # d\n---\n", "|\n  a\n\n    b: c # d\n  ---\n"), ("日本\n語", "|-\n  日本\n  語\n"),
    ("a\n  ", "|-\n  a\n    \n"),
  ])
  func writesBlocks(text: String, written: String) {
    #expect(YAMLOutput.string(text).text() == written)
    #expect(YAMLOutput.mapping([YAMLEntry("k", .string(text))]).text() == "k: " + written)
    #expect(YAMLOutput.mapping([YAMLEntry("k", .tagged("!Sub", .string(text)))]).text() == "k: !Sub " + written)
    #expect(YAMLOutput.mapping([YAMLEntry(text, 1)]).text().hasPrefix("\""))
  }

  @Test func addsNoLineToABlockThatKeepsItsEnd() {
    let value = YAMLOutput.mapping([
      YAMLEntry("a", "x\n\n"), YAMLEntry("b", 1, comments: ["c"], isApart: true), YAMLEntry("d", 2, isApart: true),
    ])
    #expect(value.text() == "a: |+\n  x\n\n# c\nb: 1\n\nd: 2\n")
  }

  @Test func nestsSequences() {
    let value: YAMLOutput = [
      [1, [2]], .mapping([YAMLEntry("a", ["b": .null], comments: ["c", "d"])]), .tagged("!T", ["x": 1]), "a\nb",
    ]
    #expect(
      value.text() == """
        - - 1
          - - 2
        - # c
          # d
          a:
            b: null
        - !T
          x: 1
        - |-
          a
          b

        """)
  }

  @Test func writesLongKeysAfterAMark() {
    let key = String(repeating: "k", count: 1200)
    #expect(YAMLOutput.mapping([YAMLEntry(key, [1])]).text() == "? \(key)\n:\n  - 1\n")
  }

  @Test(arguments: [("1.0", "1.0"), ("-0", "-0"), ("1e5", "1.0e+5"), ("1.5E-3", "1.5e-3"), ("2E+7", "2.0e+7")])
  func keepsTheTextOfNumbers(text: String, written: String) {
    #expect(YAMLOutput(.array([.number(text)])).text() == "- \(written)\n")
  }
}
