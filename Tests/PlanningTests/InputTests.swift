import Diagnostics
import Plan
import Planning
import StatesLanguage
import TestSupport
import Testing

@Suite struct InputTests {
  func input(_ uses: String, _ with: String) -> (TargetInput?, [DiagnosticCode]) {
    let planned = Planned(Planned.task(uses, with))
    return (planned.target?.input, planned.findings.map(\.code))
  }

  @Test func leftOutMessagesAreTheWholeEvent() {
    #expect(input("sqs/send", "{queue: q}").0 == .event)
    #expect(input("sqs/send", #"{queue: q, message: "${{ event }}"}"#).0 == .event)
  }

  @Test func aPathAloneIsThatPartOfTheEvent() {
    #expect(input("sqs/send", #"{queue: q, message: "${{ event.detail }}"}"#).0 == .path("$.detail"))
    #expect(
      input("sqs/send", #"{queue: q, message: "${{ event.detail.items[0].unit-price }}"}"#).0
        == .path("$.detail.items[0].unit-price"))
  }

  @Test func wholeValuesHaveNoQuotes() {
    let (value, codes) = input(
      "sqs/send",
      #"{queue: q, message: {id: "${{ event.detail.id }}", other: "${{ event.id }}", n: 1.0, all: "${{ event }}"}}"#
    )
    #expect(codes.isEmpty)
    #expect(
      value
        == .transformer(
          InputTransformer(
            paths: [.init(name: "id", path: "$.detail.id"), .init(name: "id-2", path: "$.id")],
            template: """
              {
                "id": <id>,
                "other": <id-2>,
                "n": 1.0,
                "all": <aws.events.event.json>
              }
              """)))
  }

  @Test func idsAndTimesNeedNoEscaping() {
    #expect(input("sqs/send", #"{queue: q, message: {text: "At ${{ event.time }}"}}"#).1.isEmpty)
  }

  @Test func textNeverBecomesAPlaceholder() throws {
    let (value, _) = input(
      "sqs/send", #"{queue: q, message: {text: "<b> \"x\" \\ ${{ event.time }}", plain: "<c>", "<d>": 1}}"#)
    guard case .transformer(let transformer)? = value else { throw Unexpected("no transformer") }
    #expect(
      transformer.template == #"""
        {
          "text": "\u003cb> \"x\" \\ <time>",
          "plain": "\u003cc>",
          "\u003cd>": 1
        }
        """#)
  }

  @Test func constantsKeepTheirText() {
    #expect(
      input("sqs/send", #"{queue: q, message: {a: "<b>", n: 012, list: [yes, null, true]}}"#).0
        == .constant(#"{"a":"<b>","n":012,"list":["yes",null,true]}"#)
        || input("sqs/send", #"{queue: q, message: {a: "<b>", n: 12, list: [yes, null, true]}}"#).0
          == .constant(#"{"a":"<b>","n":12,"list":["yes",null,true]}"#)
    )
  }

  @Test func aTextAloneArrivesAsItIs() throws {
    let planned = Planned(Planned.task("sns/publish", "{topic: t, message: Hello}"))
    #expect(planned.mistakes.isEmpty)
    let state = try DefinitionCheck(#require(planned.machines.first).machine.definition).states[0]
    #expect(state["Arguments"]?["Message"] == "Hello")
  }

  @Test func aTextForARecordArrivesQuoted() throws {
    let (value, codes) = input("firehose/put-record", "{stream: s, data: Hello}")
    #expect(value == .constant(#""Hello""#))
    #expect(codes == [.textArrivesQuoted])
    let machine = Planned(
      tasks:
        "- wait: 1m\n- {id: a, uses: s3/put-object, with: {bucket: files, key: k, body: \"Hello ${{ event.id }}\"}}\n"
        + "- {id: b, uses: s3/put-object, with: {bucket: files, key: k, body: {a: 1}}}")
    #expect(machine.findings.map(\.code).filter { $0 == .textArrivesQuoted }.count == 1)
    let states = try DefinitionCheck(#require(machine.machines.first).machine.definition).states
    #expect(states[2]["Arguments"]?["Body"] == .map([PlanMember("a", .number("1"))]))
  }

  @Test func logEntriesHaveATimeAndAText() {
    let (value, codes) = input("logs/write", #"{group: g, message: "${{ event.detail.title }}"}"#)
    #expect(codes.isEmpty)
    #expect(
      value
        == .transformer(
          InputTransformer(
            paths: [.init(name: "time", path: "$.time"), .init(name: "title", path: "$.detail.title")],
            template: "{\n  \"timestamp\": <time>,\n  \"message\": <title>\n}")))
  }

  @Test func chatMessagesFollowTheSchema() throws {
    let (value, codes) = input(
      "slack/notify",
      #"{channel: desk, text: "${{ event.detail.text }}", title: 件名, next-steps: [Look], thread: "${{ event.detail.id }}"}"#
    )
    #expect(codes.isEmpty)
    guard case .transformer(let transformer)? = value else { throw Unexpected("no transformer") }
    #expect(
      transformer.template == """
        {
          "version": "1.0",
          "source": "custom",
          "content": {
            "textType": "client-markdown",
            "title": "件名",
            "description": <text>,
            "nextSteps": [
              "Look"
            ]
          },
          "metadata": {
            "threadId": <id>
          }
        }
        """)
  }

  @Test func inputsOverTheLimitTakeAMachine() {
    let long = String(repeating: "x", count: 8_193)
    let many = (0...100).map { "k\($0): \"${{ event.detail.f\($0) }}\"" }.joined(separator: ", ")
    for message in ["{text: \(long)}", "{\(many)}"] {
      let planned = Planned(Planned.task("sqs/send", "{queue: q, message: \(message)}"))
      #expect(planned.mistakes.isEmpty)
      #expect(planned.machines.count == 1)
    }
  }

  @Test func aMachineHasASizeToo() {
    let most = String(repeating: "x", count: 262_000)
    #expect(Planned(Planned.task("sqs/send", "{queue: q, message: \(most)}")).machines.count == 1)
    let long = String(repeating: "x", count: 262_145)
    let planned = Planned(Planned.task("sqs/send", "{queue: q, message: \(long)}"))
    #expect(planned.mistakes == [.machineTooLarge])
    #expect(planned.plan.resources.isEmpty)
    let list = "[" + String(repeating: "x, ", count: 70_000) + "x]"
    #expect(Planned(Planned.task("sqs/send", "{queue: q, message: \(list)}")).mistakes == [.machineTooLarge])
    let tasks = (1...5).map { "- {id: t\($0), uses: sqs/send, with: {queue: q, message: \(most)}}" }
    #expect(Planned(tasks: tasks.joined(separator: "\n")).mistakes == [.machineTooLarge])
  }

  /// The exact limit of Step Functions, and one byte more.
  @Test func theSizeOfADefinitionIsThatOfItsJSON() throws {
    func planned(_ lengths: [Int]) -> Planned {
      let function = "arn:aws:lambda:ap-northeast-1:123456789012:function:f"
      let tasks = lengths.enumerated().map { index, length in
        let text = "\\\"日\\n\\\\" + String(repeating: "x", count: length)
        return "- {id: t\(index), uses: lambda/invoke, "
          + "with: {function: \"\(function)\", payload: {a: \"\(text)\", b: [], c: {}, d: true, e: [false, 1]}}}"
      }
      return Planned(tasks: tasks.joined(separator: "\n"))
    }
    let definition = try #require(planned([0, 0, 0, 0, 0]).machines.first).machine.definition
    let rest = 1_048_576 - definition.shown.replacing("{partition}", with: "aws").utf8.count - 1_000_000
    let lengths = [250_000, 250_000, 250_000, 250_000, rest]
    #expect(planned(lengths).mistakes.isEmpty)
    let over = planned(lengths.dropLast() + [rest + 1])
    #expect(over.mistakes == [.machineTooLarge])
    #expect(
      over.findings.contains {
        $0.message.text == "the state machine of 'new-order' has 1048577 bytes; Step Functions allows 1048576"
      })
  }

  @Test func theRoleOfAMachineHasALimit() {
    func planned(_ count: Int) -> Planned {
      let name = String(repeating: "f", count: 50)
      let tasks = (0..<count).map { "- {id: t\($0), uses: lambda/invoke, with: {function: \(name)-\($0)}}" }
      return Planned(tasks: tasks.joined(separator: "\n"))
    }
    #expect(planned(30).mistakes.isEmpty)
    #expect(planned(60).mistakes == [.machineTooLarge])
    #expect(planned(60).plan.resources.isEmpty)
  }

  @Test func schedulesSendATextWithTheSchedulersContext() {
    let planned = Planned(
      Planned.task(
        "lambda/invoke", #"{function: f, payload: {at: "${{ event.time }}", note: "run ${{ event.id }} <x>"}}"#,
        trigger: "{schedule: rate(1 hour)}"))
    #expect(planned.mistakes.isEmpty)
    #expect(
      planned.schedules.first?.input?.shown
        == #"{"at":"<aws.scheduler.scheduled-time>","note":"run <aws.scheduler.execution-id> \u003cx>"}"#)
    let plain = Planned(
      Planned.task("sqs/send", "{queue: q, message: The hour struck.}", trigger: "{schedule: rate(1 hour)}"))
    #expect(plain.schedules.first?.input?.shown == "The hour struck.")
    let wrong = Planned(
      Planned.task(
        "sqs/send", #"{queue: q, message: "${{ event.detail.day }}"}"#, trigger: "{schedule: rate(1 hour)}"))
    #expect(wrong.mistakes == [.notInScheduledEvent])
  }
}
