import Diagnostics
import Emit
import TestSupport
import Testing

@testable import Simulation

@Suite struct RecordedLines {
  static let event = #"{"source":"a","detail-type":"t","time":"2027-01-02T00:00:00Z","detail":{"n":1}}"#

  private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }

  private static func cell(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  static let lines: [(String, RecordShape, [String])] = [
    (event, .event, [event]),
    ("  \(event)\r", .event, [event]),
    (
      #"{"replay-name":"r","source":"a","detail-type":"t","detail":{}}"#, .replayed,
      [#"{"replay-name":"r","source":"a","detail-type":"t","detail":{}}"#]
    ),
    (
      #"{"Source":"a","DetailType":"t","Detail":"{\"n\":1}","EventBusName":"b"}"#, .entry,
      [#"{"source":"a","detail-type":"t","detail":{"n":1}}"#]
    ),
    (
      #"{"Entries":[{"Source":"a","DetailType":"t","Detail":{"n":1}},{"Source":"b","DetailType":"t","Detail":"{}"}]}"#,
      .entry,
      [#"{"source":"a","detail-type":"t","detail":{"n":1}}"#, #"{"source":"b","detail-type":"t","detail":{}}"#]
    ),
    (#"{"timestamp":1,"message":\#(quoted(event)),"logStreamName":"s"}"#, .logEntry, [event]),
    (#"{"@timestamp":"x","@message":\#(event)}"#, .logEntry, [event]),
    ("2027-01-15T09:30:00.000Z \(event)", .logEntry, [event]),
    (
      #"{"messageType":"DATA_MESSAGE","logGroup":"g","logEvents":[{"id":"1","message":\#(quoted(event))},{"id":"2","message":\#(quoted(event))}]}"#,
      .subscription, [event, event]
    ),
    (
      #"{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","message":"CWL CONTROL MESSAGE: Checking health"}]}"#,
      .subscription, []
    ),
    // The output of 'aws logs filter-log-events', 'get-log-events' and 'get-query-results'.
    (
      #"{"events":[{"message":\#(quoted(event)),"eventId":"1"},{"message":\#(quoted(event))}],"searchedLogStreams":[]}"#,
      .logEntry, [event, event]
    ),
    (
      #"{"results":[[{"field":"@timestamp","value":"x"},{"field":"@message","value":\#(quoted(event))}]],"status":"Complete"}"#,
      .logEntry, [event]
    ),
    (
      #"{"Records":[{"body":\#(quoted(event))},{"Sns":{"Message":1},"body":\#(quoted(event))}]}"#, .record,
      [event, event]
    ),
    (#"{"Messages":[{"MessageId":"m","Body":\#(quoted(event))}]}"#, .record, [event]),
    // The output of 'aws logs tail', and the tables that the console exports.
    ("2027-01-15T09:30:00.000000+00:00 rules/stream-1 \(event)", .logEntry, [event]),
    ("1768469400000,\(cell(event))", .logEntry, [event]),
    ("2027-01-15 09:30:00.000,\(cell(event)),x", .logEntry, [event]),
    (#"{"MessageId":"m","Body":\#(quoted(event))}"#, .record, [event]),
    (#"{"Type":"Notification","Message":\#(quoted(event))}"#, .record, [event]),
    (#"{"event":\#(event)}"#, .record, [event]),
  ]

  @Test(arguments: lines.indices) func haveTheirShape(_ index: Int) throws {
    let (line, wantedShape, wanted) = Self.lines[index]
    guard case .events(let events, let shape, let entriesWithout) = recordedEvents(in: Array(line.utf8)) else {
      throw Unexpected("no event in \(line)")
    }
    #expect(shape == wantedShape)
    #expect(entriesWithout == 0)
    #expect(events.map { String(decoding: $0.bytes, as: UTF8.self) } == wanted)
  }

  @Test(arguments: [
    "x", "[1]", "{", #"{"a":1}"#, #"{"source":"a""#, "12", #"{"message":"plain text"}"#, "@timestamp,@message",
    #"{"events":[{"message":"plain text"}]}"#, #"{"events":[]}"#, #"a,"{""a"":1"#, "2027-01-15T09:30:00.000Z {",
  ])
  func withoutAnEvent(_ line: String) throws {
    guard case .unreadable(let reason) = recordedEvents(in: Array(line.utf8)) else {
      throw Unexpected("\(recordedEvents(in: Array(line.utf8)))")
    }
    #expect(!reason.text.isEmpty)
  }

  @Test func ofSeveralEntriesThoseWithoutAnEventAreCounted() throws {
    let answer = #"{"events":[{"message":"START"},{"message":\#(Self.quoted(Self.event))},{"message":"END"}]}"#
    guard case .events(let events, .logEntry, let entriesWithout) = recordedEvents(in: Array(answer.utf8)) else {
      throw Unexpected("no event in \(answer)")
    }
    #expect(events.count == 1)
    #expect(entriesWithout == 2)
  }

  @Test(arguments: ["", "  ", "\t\r"]) func blanks(_ line: String) throws {
    guard case .blank = recordedEvents(in: Array(line.utf8)) else { throw Unexpected("not blank") }
  }

  @Test func noBytesTrap() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let alphabet = Array(#"{}[]":,\ua0 -.etn"#.utf8) + [0, 0x0A, 0xFF, 0xC3]
    for _ in 0..<3_000 {
      var line = Array(#"{"source":"a","detail":"#.utf8)
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = recordedEvents(in: line)
      _ = JSONSlice(line).scalars(at: ["detail", "a"])
      _ = recordedEvents(in: Array(line.dropFirst(Int(state >> 40) % 30)))
    }
  }
}

@Suite struct Replays {
  private static let workflows = """
    workflow: order-alert
    trigger: {source: com.example.shop, event: order.placed, where: {total: {numeric: [">=", 100]}}}
    tasks:
      - {id: tell, uses: slack/notify, with: {channel: room, text: "${{ event.detail.id }}"}}
    ---
    workflow: order-books
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: keep, uses: sqs/send, with: {queue: books}}
    ---
    workflow: chained
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: one, uses: sqs/send, with: {queue: books}}
      - {id: two, uses: sqs/send, with: {queue: books}}

    """

  private func replay(_ lines: [String], field: String? = nil) -> ReplayCounts {
    replay(lines, of: project(Self.workflows), field: field)
  }

  private func replay(_ lines: [String], of project: Project, field: String? = nil) -> ReplayCounts {
    var replay = Replay([project.rulebook], field: field)
    replay.begin(file: nil, at: 0)
    for line in lines { replay.add(line: Array(line.utf8)) }
    replay.end(at: 1, of: 1)
    return replay.counts
  }

  private func order(_ total: Int, day: Int, currency: String = "jpy") -> String {
    #"{"source":"com.example.shop","detail-type":"order.placed","time":"2027-01-0\#(day)T10:00:00Z","detail":{"id":"x","total":\#(total),"currency":"\#(currency)"}}"#
  }

  @Test func countsWhatFires() {
    let replay = replay(
      [
        order(50, day: 2), order(150, day: 1), "", "no json", order(100, day: 2, currency: "usd"),
        #"{"source":"other","detail-type":"x","detail":{}}"#, #"{"source":"other","detail-type":"x","detail":{}"#,
      ], field: "detail.currency")
    #expect(replay.subject.workflows.map(\.name) == ["chained", "order-alert", "order-books"])
    #expect(replay.subject.leftOut.isEmpty)
    #expect(replay.total == ReplayCount(events: 4, fired: 3, reachedPerson: 2, workflows: [0: 3, 1: 2, 2: 3]))
    #expect(replay.total.triageRate == 0.5)
    #expect(replay.daysInOrder.map(\.key) == ["2027-01-01", "2027-01-02", ""])
    #expect(replay.daysInOrder.map(\.count.events) == [1, 2, 1])
    #expect(replay.valuesInOrder.map(\.key) == ["jpy", "usd"])
    #expect(replay.valuesInOrder.map(\.count.reachedPerson) == [1, 1])
    #expect(LogParts(replay.parts).lineCount == 7)
    #expect(replay.unreadable == 2)
    #expect(replay.problems.map(\.line) == [4, 7])
    #expect(replay.shapes == [.event: 4])
  }

  @Test func aMachineThatSendsMessagesReachesAPerson() {
    let machine = project(
      """
      workflow: third
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: record, uses: kintone/create-record, with: {connection: kintone, app: 1, record: {a: 1}}}
        - {id: tell, if: "${{ event.detail.total >= 100 }}", uses: slack/notify, with: {channel: room, text: "Record ${{ tasks.record.id }}"}}
      ---
      workflow: shadowed
      state: shadow
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: tell, uses: slack/notify, with: {channel: room, text: "Hi"}}

      """, project: deskFile)
    #expect(machine.diagnostics.filter { $0.severity == .error }.isEmpty)
    let replay = replay([order(99, day: 1), order(100, day: 1), order(500, day: 2)], of: machine)
    #expect(replay.subject.workflows.map(\.reachesPerson) == [false, true])
    #expect(replay.total == ReplayCount(events: 3, fired: 3, reachedPerson: 2, workflows: [0: 3, 1: 3]))
    #expect(replay.unknownExecutions == 0)
  }

  @Test func unknownExecutionsCountAsReaching() {
    let machine = project(
      """
      workflow: unknown
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: count, uses: lambda/invoke, with: {function: f, payload: "${{ $base64decode('%') }}"}}
        - {id: tell, uses: slack/notify, with: {channel: room, text: "Hi"}}

      """, project: deskFile)
    let replay = replay([order(1, day: 1)], of: machine)
    #expect(replay.total.reachedPerson == 1)
    #expect(replay.unknownExecutions == 1)
  }

  @Test func countsOnlySoManyValuesSeparately() {
    let more = 200
    let lines = (0..<KeyedCounts.limit + more).map { order($0, day: 1, currency: "c\($0)") }
    let replay = replay(lines, field: "detail.currency")
    #expect(replay.valuesInOrder.count == KeyedCounts.limit)
    #expect(replay.values.others.events == more)
    #expect(replay.values.isSample)
    let reversed = self.replay(lines.reversed(), field: "detail.currency")
    #expect(reversed.values == replay.values, "the order of events decides which values are counted separately")
  }

  @Test func countsOnlySoManyDaysSeparately() {
    let lines = (0..<KeyedCounts.limit + 200).map { number in
      #"{"source":"a","detail-type":"t","time":"\#(1_000 + number)-01-01T00:00:00Z","detail":{}}"#
    }
    let replay = replay(lines)
    #expect(replay.daysInOrder.count == KeyedCounts.limit)
    #expect(replay.days.others.events == 200)
  }

  @Test func aLongValueIsCountedByItsBeginning() {
    let long = String(repeating: "€", count: 100_000)
    let replay = replay(
      [order(1, day: 1, currency: long), order(1, day: 1, currency: "jpy")], field: "detail.currency")
    #expect(replay.valuesInOrder.map(\.key) == ["jpy", String(repeating: "€", count: 128) + "…"])
  }

  @Test func spellingsOfOneCharacterAreTwoValues() {
    let replay = replay(
      [order(1, day: 1, currency: "\u{E9}"), order(1, day: 1, currency: "e\u{301}")], field: "detail.currency")
    #expect(replay.valuesInOrder.map { Array($0.key.utf8) } == [Array("e\u{301}".utf8), Array("\u{E9}".utf8)])
  }

  /// In any form of a log, the events are the same.
  @Test func eventsHaveManyForms() {
    let orders = (1...9).map { order($0 * 20, day: $0) }
    let spread = orders.map { $0.split(separator: ",").joined(separator: ",\n  ") }
    let logs: [String] = [
      orders.joined(separator: "\n"),
      orders.joined(),
      orders.joined(separator: " "),
      spread.joined(separator: "\n"),
      "[\(orders.joined(separator: ","))]",
      "[\n\(orders.joined(separator: ",\n"))\n]\n",
      "[\r\n  \(spread.joined(separator: ",\r\n  "))\r\n]",
      "\u{FEFF}\(orders.joined(separator: "\n"))",
    ]
    let project = project(Self.workflows)
    for log in logs {
      for size in [3, 1_000_000] {
        var replay = Replay([project.rulebook])
        replay.begin(file: nil, at: 0)
        for line in log.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
          var rest = Array(line)
          while rest.count > size {
            replay.add(line: Array(rest.prefix(size)), isWhole: false)
            rest.removeFirst(size)
          }
          replay.add(line: rest)
        }
        replay.end(at: 1, of: 1)
        #expect(replay.counts.total.events == 9, "\(log)")
        #expect(replay.counts.total.workflows == [0: 9, 1: 5, 2: 9])
        #expect(replay.counts.unreadable == 0)
      }
    }
  }

  @Test func truncatedEventsDoNotHideOthers() {
    let sound = order(150, day: 1)
    let replay = replay([
      sound, String(sound.dropLast(3)), sound, String(sound.prefix(30)), sound, "}} left over", sound + " junk",
      sound + "{",
      sound, "[\(sound), {\"source\"",
    ])
    #expect(replay.total.events == 7)
    #expect(replay.problems.map(\.line) == [2, 4, 6, 7, 8])
    #expect(replay.unreadable == 6)
  }

  @Test(arguments: [("[", 1), ("[[[[", 1), ("[]", 0), ("[\n]\n", 0), ("", 0), ("[[]", 1)])
  func aListWithoutAnEndIsNoEmptyLog(text: String, unreadable: Int) {
    let replay = replay([text])
    #expect(replay.total.events == 0)
    #expect(replay.unreadable == unreadable)
  }

  @Test func aWorkflowFiresOncePerEvent() {
    let twice = project(
      """
      workflow: twice
      trigger:
        - {source: a, event: t}
        - {pattern: {source: [a]}}
      tasks:
      \(queueTask)

      """)
    #expect(replay([RecordedLines.event], of: twice).total.workflows == [0: 1])
  }
}

@Suite struct Answers {
  private func said(_ answer: PatternAnswers.Answer) -> String {
    switch answer {
    case .matches(let matches): "\(matches)"
    case .invalid(let reason): "invalid: " + reason.text
    }
  }

  @Test(arguments: [
    (#"{"pattern":{"source":["a"]},"event":{"source":"a"}}"#, "true"),
    (#"{"event":{"source":"b"},"pattern":{"source":["a"]}}"#, "false"),
    (#"{"pattern":"{\"source\":[\"a\"]}","event":"{\"source\":\"a\"}"}"#, "true"),
    (#"{"pattern":{"source":[{"prefix":""}]},"event":{"source":"\ud800"}}"#, "true"),
    (#"{"pattern":{"source":"a"},"event":{}}"#, "invalid: expected a list for 'source', found a string"),
    (#"{"event":{}}"#, "invalid: the line has no 'pattern'"),
    (#"{"pattern":{"a":[1]}}"#, "invalid: the line has no 'event'"),
    ("[]", "invalid: the line is not an object"),
  ])
  func toALine(_ line: String, _ answer: String) {
    var answers = PatternAnswers()
    #expect(said(answers.answer(to: Array(line.utf8))) == answer)
    #expect(said(answers.answer(to: Array(line.utf8))) == answer, "the same from memory")
  }

  @Test(arguments: ["", "x", "{", #"{"pattern":{"a":[1]},"event":}"#, #"{"pattern":{"a":[1]},"event":"x"}"#])
  func toInvalidJSON(_ line: String) {
    var answers = PatternAnswers()
    let answer = said(answers.answer(to: Array(line.utf8)))
    #expect(answer.hasPrefix("invalid: "))
    #expect(!answer.contains("\n"))
  }
}
