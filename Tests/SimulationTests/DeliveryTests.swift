import Diagnostics
import Emit
import Flow
import Source
import TestSupport
import Testing

@testable import Simulation

private let desk = """
  project: desk
  connections:
    room: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
    crm: {http: {base-url: "https://crm.example.com/api", auth: {api-key: {header: X-Api-Key, value: {secret: crm/key}}}}}

  """

@Suite struct Deliveries {
  private func deliveries(_ tasks: String, _ detail: String) throws -> [SimulatedDelivery] {
    let project = project(shopWorkflow(tasks: tasks), project: desk)
    let errors = project.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.message.text))")
    let decision = try project.decide(shopEvent(detail))
    #expect(decision.verdict == .fires)
    return decision.deliveries
  }

  private func delivery(_ tasks: String, _ detail: String) throws -> SimulatedDelivery {
    try #require(try deliveries(tasks, detail).first)
  }

  @Test func theWholeEventIsSentAsItIs() throws {
    let delivery = try delivery(queueTask, #"{"n":1.50}"#)
    #expect(String(decoding: delivery.payload, as: UTF8.self) == shopEvent(#"{"n":1.50}"#))
    #expect(delivery.destination == "arn:aws:sqs:eu-west-1:111122223333:orders")
    #expect(delivery.arrives)
  }

  @Test func aPartOfTheEventIsItsJSON() throws {
    let task = "  - {id: hand-over, uses: sqs/send, with: {queue: orders, message: \"${{ event.detail.name }}\"}}"
    #expect(try delivery(task, #"{"name":"Ann \"Nan\""}"#).payload == Array(#""Ann \"Nan\"""#.utf8))
    let missing = try delivery(task, "{}")
    #expect(missing.findings.map(\.code) == [.valueMissing])
  }

  private static let chat = """
      - id: tell
        uses: slack/notify
        with: {channel: room, title: An order, text: "${{ event.detail.text }}"}
    """

  @Test func aChatMessageFollowsItsSchema() throws {
    let good = try delivery(Self.chat, #"{"text":"He said \"hi\""}"#)
    #expect(good.arrives)
    #expect(good.findings.isEmpty)
    #expect(
      try json(String(decoding: good.payload, as: UTF8.self)).member("content")?.member("description")?.text
        == "He said \"hi\"")
  }

  @Test(arguments: ["{}", #"{"text":{"a":1}}"#, #"{"text":5}"#, #"{"text":""}"#])
  func aChatMessageThatIsNotAStringIsDropped(_ detail: String) throws {
    let dropped = try delivery(Self.chat, detail)
    #expect(!dropped.arrives)
    #expect(dropped.findings.map(\.code).contains(.payloadDropped))
  }

  @Test func aLongChatMessageIsDropped() throws {
    let text = String(repeating: "x", count: 8_001)
    #expect(try !delivery(Self.chat, "{\"text\":\"\(text)\"}").arrives)
    #expect(try delivery(Self.chat, "{\"text\":\"\(text.dropFirst())\"}").arrives)
  }

  @Test func aLongMessageIsRejectedByItsTopic() throws {
    let task = "  - {id: tell, uses: sns/publish, with: {topic: orders, message: \"${{ event.detail.text }}\"}}"
    let text = String(repeating: "x", count: 262_142)
    let fitting = try delivery(task, "{\"text\":\"\(text)\"}")
    #expect((fitting.payload.count, fitting.findings.count) == (262_144, 0))
    #expect(try delivery(task, "{\"text\":\"\(text)x\"}").findings.map(\.code) == [.payloadRejected])
  }

  @Test func aLogEntryNeedsAString() throws {
    let task = "  - {id: keep, uses: logs/write, with: {group: orders, message: \"${{ event.detail.line }}\"}}"
    #expect(try delivery(task, #"{"line":"one"}"#).arrives)
    #expect(try delivery(task, #"{"line":1}"#).findings.map(\.code) == [.payloadDropped])
  }

  @Test func variablesOfContainersAndBuildsAreStrings() throws {
    let tasks = """
        - parallel:
          - - id: run
              uses: ecs/run-task
              with: {cluster: jobs, task-definition: convert, container: main, environment: {KEY: "${{ event.detail.key }}"}}
          - - id: build
              uses: codebuild/start-build
              with: {project: site, environment: {KEY: "${{ event.detail.key }}"}}
          - - id: job
              uses: batch/submit-job
              with: {queue: nightly, definition: "statistics:3", name: statistics, parameters: {key: "${{ event.detail.key }}"}}
          - - id: live
              uses: kinesis/put-record
              with: {stream: live, partition-key: "${{ event.detail.key }}"}
      """
    #expect(try deliveries(tasks, #"{"key":"a"}"#).map(\.arrives) == [true, true, true, true])
    let refused = try deliveries(tasks, #"{"key":7}"#)
    #expect(refused.map { $0.findings.map(\.code) } == Array(repeating: [.payloadRejected], count: 4))
  }

  @Test func anHTTPRequestIsShownWhole() throws {
    let task = """
        - id: crm
          uses: http/request
          with:
            connection: crm
            path: /accounts/${{ event.account }}/orders
            query: {source: shop}
            headers: {X-Order: "${{ event.detail.id }}"}
            body: {order: "${{ event.detail.id }}"}
      """
    let sent = try delivery(task, #"{"id":"A-1"}"#)
    #expect(
      sent.request
        == SimulatedRequest(
          method: "POST", address: "https://crm.example.com/api/accounts/111122223333/orders?source=shop",
          headers: ["X-Order: A-1"]))
    #expect(try json(String(decoding: sent.payload, as: UTF8.self)) == ["order": "A-1"])
    #expect(try delivery(task, "{}").findings.map(\.code) == [.valueMissing, .valueMissing])
    #expect(try delivery(task, #"{"id":[1]}"#).findings.map(\.code) == [.payloadRejected])
  }

  @Test func aScheduleTakesItsValuesFromTheEvent() throws {
    let project = project(
      """
      workflow: nightly
      trigger: {schedule: rate(1 hour)}
      tasks:
        - parallel:
          - - id: beat
              uses: sqs/send
              with: {queue: beats, message: {at: "${{ event.time }}", run: "${{ execution.id }}", note: "a<b"}}
          - - id: whole
              uses: lambda/invoke
              with: {function: report}

      """, project: desk)
    let decision = try project.decide(
      """
      {"source":"aws.scheduler","detail-type":"Scheduled Event","id":"x-1","time":"2027-01-01T00:00:00Z",
       "region":"eu-west-1","account":"111122223333","detail":{"workflow":"nightly"}}
      """)
    #expect(decision.verdict == .fires)
    #expect(decision.deliveries.map(\.task.id) == ["beat", "whole"])
    let payloads = try decision.deliveries.map { try json(String(decoding: $0.payload, as: UTF8.self)) }
    #expect(payloads[0] == ["at": "2027-01-01T00:00:00Z", "run": "x-1", "note": "a<b"])
    #expect(payloads[1].member("detail") == ["workflow": "nightly"])
    #expect(try project.decide(shopEvent("{}")).verdict == .scheduleOnly)
  }
}
