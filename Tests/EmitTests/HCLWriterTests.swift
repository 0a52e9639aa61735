import Emit
import Testing

/// `terraform fmt -check` accepts the expected texts unchanged.
@Suite struct HCLWriterTests {
  @Test func writesAConfiguration() {
    let file = HCLFile([
      .comment("Written by tasuki from workflows/orders.yaml."),
      .block(
        "resource", ["aws_cloudwatch_event_rule", "orders"],
        [
          .attribute("name", "orders"),
          .attribute("event_bus_name", .reference("aws_cloudwatch_event_bus.shop.name")),
          .attribute(
            "event_pattern",
            .call(
              "jsonencode",
              [
                [
                  "source": ["com.example.shop"], "detail-type": ["order.placed"],
                  "detail": ["total": [["numeric": [">=", 100]]]],
                ]
              ])),
          .attribute("tags", ["Workflow": "orders"]),
        ]),
      .block(
        HCLBlock(
          "resource", labels: ["aws_cloudwatch_event_target", "orders_notify"],
          comments: ["Task 'notify', line 12."],
          body: [
            .attribute("count", 1),
            .blank,
            .attribute("arn", .reference("aws_sns_topic.alerts.arn")),
            .block(
              "input_transformer", [],
              [
                .attribute("input_paths", ["id": "$.detail.id"]),
                .attribute("input_template", .heredoc(HCLTemplate("{\n  \"id\": <id>\n}\n"))),
              ]),
          ])),
      .block("data", ["aws_region", "current"], []),
    ])
    #expect(
      file.text() == #"""
        # Written by tasuki from workflows/orders.yaml.
        resource "aws_cloudwatch_event_rule" "orders" {
          name           = "orders"
          event_bus_name = aws_cloudwatch_event_bus.shop.name
          event_pattern = jsonencode({
            source        = ["com.example.shop"]
            "detail-type" = ["order.placed"]
            detail        = { total = [{ numeric = [">=", 100] }] }
          })
          tags = {
            Workflow = "orders"
          }
        }

        # Task 'notify', line 12.
        resource "aws_cloudwatch_event_target" "orders_notify" {
          count = 1

          arn = aws_sns_topic.alerts.arn

          input_transformer {
            input_paths = {
              id = "$.detail.id"
            }
            input_template = <<-EOT
              {
                "id": <id>
              }
            EOT
          }
        }

        data "aws_region" "current" {}

        """#)
  }

  @Test(arguments: [
    ("plain", #""plain""#),
    (#"say "hi" \ now"#, #""say \"hi\" \\ now""#),
    ("a\nb\tc\rd\u{0}\u{7F}", #""a\nb\tc\rd\u0000\u007f""#),
    ("${x} %{if} $ % $x {%", #""$${x} %%{if} $ % $x {%""#),
    ("$${x} %%{x}", #""$$${x} %%%{x}""#),
    ("日本語 é 👩‍💻 ☕️", #""日本語 é 👩‍💻 ☕️""#),
    ("\u{202E}\u{FEFF}\u{2028}\u{A0}\u{E0001}", #""\u202e\ufeff\u2028\u00a0\U000e0001""#),
    ("<a> & 'b'", #""<a> & 'b'""#),
  ])
  func escapesText(text: String, written: String) {
    #expect(HCLFile([.attribute("a", .text(text))]).text() == "a = \(written)\n")
  }

  @Test func keepsLiteralsApartFromExpressions() {
    let template = HCLTemplate(parts: [
      .literal("$"), .literal("{a}"), .literal(""), .expression(.reference("var.x")), .literal("cost $"),
      .expression(.call("join", [",", .reference("var.y")])), .literal("{"),
    ])
    #expect(
      HCLFile([.attribute("a", .string(template))]).text()
        == "a = \"$${a}${var.x}cost \\u0024${join(\",\", var.y)}{\"\n")
    let only = HCLTemplate(parts: [.literal(""), .expression(.reference("var.x"))])
    #expect(HCLFile([.attribute("a", .string(only))]).text() == "a = var.x\n")
  }

  @Test func aligns() {
    let file = HCLFile([
      .attribute(
        "x",
        [
          "日本": 1, "detail-type": 2, "longer_key": ["a": 1, "b": 2, "c": 3], "👩‍💻": 3, "for": 4, "z": .null,
        ]),
      .attribute("text", .heredoc(HCLTemplate("a\n"))),
      .attribute("after_text", true),
    ])
    #expect(
      file.text() == """
        x = {
          "日本"          = 1
          "detail-type" = 2
          longer_key = {
            a = 1
            b = 2
            c = 3
          }
          "👩‍💻"   = 3
          "for" = 4
          z     = null
        }
        text       = <<-EOT
          a
        EOT
        after_text = true

        """)
  }

  @Test func breaksLongListsAndCalls() {
    let arns = (1...4).map { HCLExpression.text("arn:aws:sns:ap-northeast-1:123456789012:topic-\($0)") }
    let file = HCLFile([
      .attribute("short", .list(Array(arns.prefix(1)))),
      .attribute("long", .list(arns)),
      .attribute("statements", [["Sid": "A", "Effect": "Allow", "Resource": .list(arns)]]),
      .attribute("several", [["a": 1, "b": 2, "c": 3], ["a": 1]]),
      .attribute("merged", .call("merge", [.reference("var.tags"), ["a": 1, "b": 2, "c": 3]])),
      .attribute("empty", [[], [:]]),
    ])
    let lines = (1...4).map { "    \"arn:aws:sns:ap-northeast-1:123456789012:topic-\($0)\",\n" }.joined()
    #expect(
      file.text() == """
        short = ["arn:aws:sns:ap-northeast-1:123456789012:topic-1"]
        long = [
        \(lines.replacing("    ", with: "  "))]
        statements = [{
          Sid    = "A"
          Effect = "Allow"
          Resource = [
        \(lines)  ]
        }]
        several = [
          {
            a = 1
            b = 2
            c = 3
          },
          { a = 1 },
        ]
        merged = merge(
          var.tags,
          {
            a = 1
            b = 2
            c = 3
          }
        )
        empty = [[], {}]

        """)
  }

  @Test(arguments: [
    // The delimiter occurs in the text.
    ("EOT\nEOT2\n", "<<-EOT3\n  EOT\n  EOT2\nEOT3"),
    // White space that all lines share must be kept.
    ("  a\n    b\n", "<<EOT\n  a\n    b\nEOT"),
    // A line of spaces is not indented, and neither is an empty one.
    ("a\n  \n\nb ${x}\n", "<<-EOT\n  a\n  \n\n  b $${x}\nEOT"),
    // Texts that a heredoc cannot represent.
    ("a", #""a""#), ("a\r\n", #""a\r\n""#), ("\u{202E}\n", #""\u202e\n""#), ("", #""""#),
    // A combining mark would join the indentation.
    ("\u{301}a\nb\n", "<<EOT\n\u{301}a\nb\nEOT"),
  ])
  func writesHeredocs(text: String, written: String) {
    #expect(HCLFile([.attribute("a", .heredoc(HCLTemplate(text)))]).text() == "a = \(written)\n")
  }

  @Test func writesHeredocsOnlyWhereAllowed() {
    let heredoc = HCLExpression.heredoc(HCLTemplate("a\n"))
    #expect(HCLFile([.attribute("a", [heredoc])]).text() == "a = [\"a\\n\"]\n")
    #expect(
      HCLFile([.attribute("a", .call("f", [["k": heredoc]]))]).text() == "a = f({\n  k = <<-EOT\n    a\n  EOT\n})\n"
    )
  }

  @Test func keepsCommentsOnTheirLines() {
    #expect(
      HCLFile([.comment("one  \r\n\ntwo\u{202E}\u{0}\u{2028}resource {")]).text()
        == "# one\n#\n# two\n# resource {\n")
  }

  @Test func turnsJSONIntoExpressions() {
    let json: JSONValue = ["a": [1, true, .null, .number("1.50")], "b": "${x}"]
    #expect(
      HCLFile([.attribute("a", .call("jsonencode", [HCLExpression(json)]))]).text() == """
        a = jsonencode({
          a = [1, true, null, 1.50]
          b = "$${x}"
        })

        """)
  }
}
