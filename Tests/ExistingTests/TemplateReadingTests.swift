import Diagnostics
import EventPattern
import Existing
import Foundation
import Source
import Testing

@Suite struct TemplateReadingTests {
  private func read(_ text: String) -> (file: SourceFile, read: ExistingFile, findings: [String]) {
    let file = SourceFile(number: FileNumber(0), path: "template.yaml", bytes: Array(text.utf8))
    let sink = DiagnosticSink()
    let read = readCloudFormation(file, into: sink)
    return (file, read, sink.diagnostics.map(\.code.name))
  }

  private func value(_ text: String) -> ExistingValue.Kind? {
    let (_, read, findings) = read("Resources:\n  A:\n    Type: T\n    Properties:\n      x: \(text)\n")
    #expect(findings.isEmpty)
    return read.resources.first?.properties["x"]?.kind
  }

  @Test func readsResourcesWithTheirPlaces() throws {
    let (file, read, findings) = read(
      """
      Resources:
        Placed:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {source: [shop]}
            Targets:
              - Id: a
                Arn: !GetAtt Orders.Arn
      """)
    #expect(findings.isEmpty)
    let rule = try #require(read.resources.first)
    #expect(rule.kind == .rule)
    #expect(file.text(of: rule.name.span) == "Placed")
    let target = try #require(rule.properties["Targets"]?.items.first)
    #expect(target["Arn"]?.kind == .reference(.init("Orders", "Arn")))
    #expect(target["Arn"].map { file.text(of: $0.span) } == "!GetAtt Orders.Arn")
  }

  @Test(arguments: [
    ("!Ref A", ExistingValue.Kind.reference(.init("A"))),
    ("{Ref: A}", .reference(.init("A"))),
    ("{\"Fn::GetAtt\": [A, Arn]}", .reference(.init("A", "Arn"))),
    ("!GetAtt [A, Arn]", .reference(.init("A", "Arn"))),
    ("!Sub 'a${!b}'", .string("a${b}")),
    ("!Sub '${A.Arn}'", .reference(.init("A", "Arn"))),
    ("!Sub 'a$b${c'", .string("a$b${c")),
    ("!Ref &a A", .reference(.init("A"))),
    ("!GetAtt # the queue\n        A.Arn", .reference(.init("A", "Arn"))),
    ("!GetAtt [A, B, Arn]", .unknown(source: "!GetAtt [A, B, Arn]")),
    ("!Join ['-', [a, b]]", .string("a-b")),
    ("!ImportValue x", .unknown(source: "!ImportValue x")),
    ("12", .number("12")),
    ("'12'", .string("12")),
  ])
  func readsValues(text: String, expected: ExistingValue.Kind) {
    #expect(value(text) == expected)
  }

  @Test func readsTextsWithReferences() throws {
    for text in ["!Sub 'a-${B.Arn}-c'", "!Join ['', ['a-', !GetAtt B.Arn, '-c']]"] {
      guard case .text(let parts) = value(text), parts.count == 3, case .value(let middle) = parts[1] else {
        Issue.record("expected a text with a reference")
        continue
      }
      #expect(parts[0] == .literal("a-"))
      #expect(middle.kind == .reference(.init("B", "Arn")))
      #expect(parts[2] == .literal("-c"))
    }
  }

  /// The templates that the CloudFormation backend writes in both notations have the same resources.
  @Test func readsWhatTheBackendWrites() throws {
    let goldens = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "CloudFormationTests/Golden")
    var names: [[String]] = []
    for folder in ["desk-yaml", "desk-json"] {
      let paths = try FileManager.default.contentsOfDirectory(
        at: goldens.appending(path: folder), includingPropertiesForKeys: nil)
      let path = try #require(paths.first { $0.deletingPathExtension().lastPathComponent == "desk-production" })
      let (_, read, findings) = read(try String(contentsOf: path, encoding: .utf8))
      #expect(findings.isEmpty && read.problem == nil)
      #expect(read.resources.contains { $0.kind == .rule })
      names.append(read.resources.map { "\($0.type.value) \($0.name.value)" }.sorted())
    }
    #expect(names[0] == names[1])
  }

  @Test func rejectsOtherDocuments() {
    #expect(read("a: 1\n").read.problem?.value == .unknownForm)
    #expect(read("").read.problem?.value == .unknownForm)
  }

  @Test(arguments: [
    (#"'{"source": ["shop"]}'"#, #""shop""#), (#""{\"source\": [\"shop\"]}""#, #""{\"source\": [\"shop\"]}""#),
    ("{source: [shop]}", "shop"),
  ])
  func readsAPatternInATextWithItsPlaces(written: String, place: String) throws {
    let (file, read, _) = read("Resources:\n  A:\n    Type: T\n    Properties:\n      x: \(written)\n")
    let value = try #require(read.resources.first?.properties["x"])
    guard case .object(let members) = try value.document().kind,
      case .array(let values)? = members.first?.value.kind, let span = values.first?.span
    else {
      Issue.record("not a pattern")
      return
    }
    #expect(file.text(of: span) == place)
  }

  @Test func decodesATextWithReferencesInIt() throws {
    let (_, read, _) = read(
      #"""
      Resources:
        A:
          Type: T
          Properties:
            x: !Sub '{"Resource": ["arn:${AWS::Region}:${Orders.Arn}", "plain"], "${Key}": 1}'
      """#)
    let value = try #require(read.resources.first?.properties["x"]?.decoded)
    let first = try #require(value["Resource"]?.items.first)
    guard case .text(let parts) = first.kind else {
      Issue.record("no references")
      return
    }
    #expect(parts.count == 4)
    #expect(value["Resource"]?.items.last?.kind == .string("plain"))
  }
}
