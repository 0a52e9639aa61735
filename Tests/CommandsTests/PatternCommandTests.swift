import Foundation
import TestSupport
import Testing

@Suite struct PatternCommandTests {
  let tasuki = BuiltCommand()

  @Test func matchSaysTrueOrFalse() throws {
    let folder = try TemporaryFolder(["p.json": #"{"source":["a"]}"#, "bad.json": #"{"source":"a"}"#])
    func match(_ pattern: String, _ event: String, _ more: String...) throws -> BuiltCommand.Result {
      try tasuki.run(
        ["pattern", "match", "--pattern", pattern, "--event", "-"] + more, in: folder.path, input: event)
    }
    let yes = try match("p.json", #"{"source":"a"}"#)
    #expect((yes.status, yes.output) == (0, "true\n"))
    let no = try match("p.json", #"{"source":"b"}"#, "--verbose")
    #expect((no.status, no.output) == (0, "false\n"))
    #expect(no.errors == "'source' is \"b\", expected \"a\"\n")
    #expect(try match("bad.json", "{}").status == 1)
    #expect(try match("p.json", "{").status == 1)
    #expect(try match("none.json", "{}").status == 2)
    #expect(try tasuki("pattern", "match", in: folder.path).status == 2)
  }

  @Test func batchAnswersEachLine() throws {
    let folder = try TemporaryFolder()
    let input = """
      {"pattern":{"source":["a"]},"event":{"source":"a"}}
      {"pattern":"{\\"source\\":[\\"a\\"]}","event":"{\\"source\\":\\"b\\"}"}
      {"pattern":{"source":"a"},"event":{}}

      nothing
      """
    let run = try tasuki("pattern", "match", "--batch", in: folder.path, input: input)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.prefix(2) == ["true", "false"])
    #expect(lines.count == 5)
    #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("invalid: ") })
  }

  @Test func checkPointsIntoTheJSON() throws {
    let folder = try TemporaryFolder(["p.json": "{\n  \"source\": \"a\"\n}\n", "ok.json": #"{"source":["a"]}"#])
    let run = try tasuki("pattern", "check", "p.json", "ok.json", in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("p.json:2:13: error: "))
    #expect(run.errors == "2 patterns: 1 error\n")
    #expect(try tasuki("pattern", "check", "ok.json", in: folder.path).status == 0)
    let input = try tasuki("pattern", "check", "-", in: folder.path, input: #"{"detail":{"a":[1]}}"#)
    #expect(input.status == 0)
    #expect(input.output.hasPrefix("<stdin>:1:1: warning: "))
    #expect(
      try tasuki("pattern", "check", "--strict", "-", in: folder.path, input: #"{"detail":{"a":[1]}}"#).status == 1)
  }

  @Test func checkKnowsWhatEventsCarry() throws {
    let folder = try TemporaryFolder([:])
    func findings(_ detail: String) throws -> String {
      let event = #""source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"]"#
      return try tasuki(
        "pattern", "check", "-", in: folder.path, input: #"{\#(event),"detail":{\#(detail)}}"#
      ).output
    }
    #expect(try findings(#""state":["stopped"]"#).isEmpty)
    #expect(try findings(#""stat":["stopped"]"#).contains("did you mean 'state'?"))
    #expect(try findings(#""state":[5]"#).contains("'state' is a string, but the condition expects a number"))
  }

  @Test func compareShowsAnEventThatOnlyOnePatternMatches() throws {
    let folder = try TemporaryFolder([
      "narrow.json": #"{"source":["a"],"detail":{"n":[{"numeric":[">",5]}]}}"#,
      "wide.json": #"{"source":["a"],"detail":{"n":[{"numeric":[">=",5]}]}}"#,
      "other.json": #"{"source":["b"]}"#, "bad.json": #"{"source":"a"}"#,
    ])
    let run = try tasuki("pattern", "compare", "narrow.json", "wide.json", in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        "subset: 'wide.json' matches every event that 'narrow.json' matches, and others\n\nonly 'wide.json'"))
    let start = try #require(run.output.firstIndex(of: "{"))
    let witness = String(run.output[start...])
    for (pattern, answer) in [("narrow.json", "false\n"), ("wide.json", "true\n")] {
      let match = try tasuki(
        "pattern", "match", "--pattern", pattern, "--event", "-", in: folder.path, input: witness)
      #expect(match.output == answer)
    }
    let json = try tasuki("pattern", "compare", "wide.json", "narrow.json", "--format", "json", in: folder.path)
    #expect(json.output.contains(#""relation": "superset""#))
    let disjoint = try tasuki("pattern", "compare", "wide.json", "other.json", in: folder.path)
    #expect(disjoint.output.hasPrefix("disjoint: no event matches both\n"))
    #expect(
      try tasuki("pattern", "compare", "wide.json", "narrow.json", "--exit-code", in: folder.path).status == 1)
    #expect(try tasuki("pattern", "compare", "wide.json", "wide.json", "--exit-code", in: folder.path).status == 0)
    #expect(try tasuki("pattern", "compare", "bad.json", "wide.json", in: folder.path).status == 1)
    #expect(try tasuki("pattern", "compare", "none.json", "wide.json", in: folder.path).status == 2)
    #expect(try tasuki("pattern", "compare", "-", "-", in: folder.path).status == 2)
  }
}
