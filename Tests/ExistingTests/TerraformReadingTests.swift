import Existing
import Foundation
import Source
import Testing

@Suite struct TerraformReadingTests {
  /// All files that the Terraform backend writes for a plan with every kind of resource.
  @Test func readsWhatTheBackendWrites() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "TerraformTests/Golden/everything")
    let paths = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "tf" }
    #expect(!paths.isEmpty)
    for path in paths {
      let text = try String(contentsOf: path, encoding: .utf8)
      let read = readTerraform(file(text))
      #expect(read.problem == nil, "\(path.lastPathComponent)")
      let written = text.split(separator: "\n").filter { $0.hasPrefix("resource ") }
      #expect(read.resources.count == written.count, "\(path.lastPathComponent)")
    }
  }

  private func file(_ text: String) -> SourceFile {
    SourceFile(number: FileNumber(0), path: "main.tf", bytes: Array(text.utf8))
  }

  /// The value of the attribute `x` of a resource.
  private func value(_ text: String) -> ExistingValue.Kind? {
    let read = readTerraform(file("resource \"aws_sqs_queue\" \"orders\" {\n  x = \(text)\n}\n"))
    #expect(read.problem == nil)
    return read.resources.first?.properties["x"]?.kind
  }

  @Test func readsResourcesWithTheirPlaces() throws {
    let source = file(
      """
      # Who sends
      variable "name" { type = string }
      resource "aws_cloudwatch_event_rule" "placed" {
        name = "placed" // the name
        event_pattern = jsonencode({ "source" = ["shop"], detail-type = ["order.placed"] })
        tags = { a = 1, b : 2 }
      }
      resource "aws_x" "y" {
        retry_policy { maximum_retry_attempts = 3 }
        retry_policy {
          maximum_retry_attempts = 4
        }
      }
      """)
    let read = readTerraform(source)
    #expect(read.problem == nil)
    #expect(read.resources.map(\.name.value) == ["aws_cloudwatch_event_rule.placed", "aws_x.y"])
    #expect(read.resources.map(\.kind) == [.rule, .other])
    let rule = try #require(read.resources.first)
    #expect(source.text(of: rule.name.span) == "\"placed\"")
    #expect(rule.properties["name"]?.string == "placed")
    guard case .encoded(let pattern) = rule.properties["event_pattern"]?.kind else {
      Issue.record("expected an encoded value")
      return
    }
    #expect(pattern["detail-type"]?.items.map(\.string) == ["order.placed"])
    #expect(pattern["source"].map { source.text(of: $0.span) } == "[\"shop\"]")
    #expect(rule.properties["tags"]?["b"]?.kind == .number("2"))
    let policies = read.resources.last?.properties["retry_policy"]?.items ?? []
    #expect(policies.map { $0["maximum_retry_attempts"]?.kind } == [.number("3"), .number("4")])
  }

  @Test func readsValues() {
    #expect(value("true") == .bool(true))
    #expect(value("null") == .null)
    #expect(value("-1.5e-3") == .number("-1.5e-3"))
    #expect(value(#""a\n\"\u65e5$${b}""#) == .string("a\n\"日${b}"))
    #expect(value("aws_sqs_queue.orders.arn") == .reference(.init("aws_sqs_queue.orders", "arn")))
    #expect(value("data.aws_region.now.name") == .reference(.init("data.aws_region.now", "name")))
    #expect(value("\"${aws_sqs_queue.orders.arn}\"") == .reference(.init("aws_sqs_queue.orders", "arn")))
    #expect(value("var.a ? 1 : 2") == .unknown(source: "var.a ? 1 : 2"))
    #expect(value("aws_sqs_queue.orders[0].arn") == .unknown(source: "aws_sqs_queue.orders[0].arn"))
    let selection = "[for x in var.y : \"]${x}\" if x != 1]"
    #expect(value(selection) == .unknown(source: selection))
    #expect(value("file(\"${path.module}/a.json\")") == .unknown(source: "file(\"${path.module}/a.json\")"))
  }

  @Test(arguments: [
    "module.a.list.0.name", "a.b.0", "a.*.id", "f(x).0.y", "merge(a.b...)", "merge([for x in y : x]...)",
  ]) func readsOlderIndexes(text: String) {
    guard case .list(let items) = value("[\(text), 1]") else {
      Issue.record("not read as a list")
      return
    }
    #expect(items.map(\.kind) == [.unknown(source: text), .number("1")])
  }

  @Test func readsTextsWithReferences() throws {
    guard case .text(let parts) = value("\"a-${var.b}-c\"") else {
      Issue.record("expected a text with a reference")
      return
    }
    #expect(parts.count == 3)
    #expect(parts.first == .literal("a-"))
    #expect(parts.last == .literal("-c"))
  }

  @Test func readsTextsOverSeveralLines() {
    #expect(value("<<EOT\n{\n  \"a\": 1\n}\nEOT") == .string("{\n  \"a\": 1\n}\n"))
    #expect(value("<<-EOT\n    a\n      b\n\n    c\n  EOT") == .string("a\n  b\n\nc\n"))
    #expect(value("<<EOT\nEOT") == .string(""))
    #expect(value("<<EOT\na\nEOT  ") == .string("a\n"))
  }

  @Test(arguments: [
    ("resource \"a\" \"b\" {\n  x = [1, 2\n", ExistingProblem.unclosedBracket),
    ("resource \"a\" \"b\" {\n  x = \"a\n}\n", .unclosedText),
    ("resource \"a\" \"b\" {\n", .unclosedBracket),
    ("x = { a = 1", .unclosedBracket),
    ("/* a", .unclosedComment),
    ("x = <<EOT\na\n", .unclosedText),
    ("x = 1 2\n", .expected(.endOfLine)),
    ("x = \n", .expected(.value)),
    ("x y z\n", .expected(.equalsSignOrBlock)),
    ("x = [1 2]\n", .expected(.comma)),
  ])
  func reportsWhatCannotBeRead(text: String, problem: ExistingProblem) {
    #expect(readTerraform(file(text)).problem?.value == problem)
  }

  @Test(arguments: ["[", "{a=", "(", "-", "!", "\"${", "f(", "a["])
  func boundsDepth(opening: String) {
    let read = readTerraform(file("x = " + String(repeating: opening, count: 10_000)))
    #expect(read.problem?.value == .nestedTooDeeply)
  }

  @Test func keepsResourcesBeforeAMistake() {
    let read = readTerraform(file("resource \"a\" \"b\" {}\nresource \"a\" \"c\" {\n  x = }\n"))
    #expect(read.resources.map(\.name.value) == ["a.b"])
    #expect(read.problem?.value == .expected(.value))
  }

  @Test func neverTrapsOnAnyPrefix() {
    let text = Array(
      "resource \"a\" \"b\" {\n x = jsonencode({a = [1, \"${b.c[0]}\"]})\n y = <<-E\n  ${a}\n E\n z = \"\\u12\"\n}\n"
        .utf8)
    for end in text.indices {
      _ = readTerraform(SourceFile(number: FileNumber(0), path: "a.tf", bytes: Array(text[..<end])))
    }
  }
}
