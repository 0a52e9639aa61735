import Diagnostics
import Emit
import Execution
import Expressions
import Flow
import Source
import TestSupport
import Testing

@testable import Simulation

private let invoice = """
    - id: record
      uses: kintone/create-record
      with: {connection: kintone, app: 42, record: {customer: "${{ event.detail.customer }}", amount: "${{ event.detail.total }}"}}
      retry: {attempts: 2, delay: 10s}
    - id: chase
      if: ${{ event.detail.attempt >= 3 }}
      uses: email/send
      with: {connection: mail, to: "${{ event.detail.mail }}", subject: Please pay, text: "Record ${{ tasks.record.id }}"}
  """

@Suite struct SimulatedExecutions {
  private let project = deskProject(invoice)

  @Test func tasksAreFoundByTheirStates() throws {
    let execution = try project.execution(#"{"customer":"c-1","total":5,"attempt":3,"mail":"a@b.example"}"#)
    #expect(execution.path == ["record", "chase?", "chase"])
    #expect(execution.passages.map { $0.calledTask?.id } == ["record", nil, "chase"])
    #expect(execution.passages.map(\.isFirst) == [true, true, false])
    #expect(
      execution.sent("record").first?["RequestBody"]
        == (try json(#"{"app":42,"record":{"customer":{"value":"c-1"},"amount":{"value":5}}}"#)))
    #expect(
      execution.passages.last?.visit.arguments?["Content"]?["Simple"]?["Body"]?["Text"]?["Data"] == "Record 100")
    #expect(execution.passages.first?.visit.answer == .sample)
    #expect(execution.passages.first?.result == ["id": "100", "revision": "1"])
    #expect(execution.findings.isEmpty)
  }

  @Test func resultsAreWrappedAsTheIntegrationDoes() throws {
    let execution = try project.execution(
      #"{"customer":"c-1","total":5,"attempt":3,"mail":"a@b.example"}"#, results: #"{"record":{"id":"7"}}"#)
    #expect(execution.passages.first?.visit.result?["ResponseBody"] == ["id": "7"])
    #expect(execution.passages.first?.visit.answer == .given)
    #expect(
      execution.passages.last?.visit.arguments?["Content"]?["Simple"]?["Body"]?["Text"]?["Data"] == "Record 7")
  }

  @Test func conditionsShowTheirValues() throws {
    let execution = try project.execution(#"{"customer":"c-1","total":5,"attempt":1}"#)
    #expect(execution.path == ["record", "chase?", "end"])
    let reason = try #require(
      execution.reasons(of: execution.passages[1], in: project.rulebook.workflows[0].workflow).first)
    #expect(reason.condition.text == "event.detail.attempt >= 3")
    #expect(!reason.holds)
    #expect(reason.values.map(\.path) == ["event.detail.attempt"])
    #expect(reason.values.map(\.value) == [1])
  }

  /// What the language page says of an item of DynamoDB.
  @Test func aValueThatIsMissingIsNullInAnItem() throws {
    let project = deskProject(
      """
        - {id: put, uses: dynamodb/put-item, with: {table: orders, item: {id: "${{ event.detail.id }}", more: "${{ event.detail.more }}"}}}
      """)
    let execution = try project.execution(#"{"id":"a"}"#)
    #expect(execution.error == nil)
    #expect(execution.sent("put").first?["Item"] == (try json(#"{"id":{"S":"a"},"more":{"NULL":true}}"#)))
  }

  @Test func aRefusalThatGoesOnHasNoResult() throws {
    let project = deskProject(
      """
        - {id: post, uses: slack/post-message, on-error: continue, with: {connection: bot, text: Hello}}
        - {id: next, if: "${{ tasks.post }}", uses: sqs/send, with: {queue: q}}
      """)
    let execution = try project.execution("{}", results: #"{"post":{"ok":false,"error":"not_in_channel"}}"#)
    #expect(execution.path == ["post", "next?", "end"])
    let reason = try #require(
      execution.reasons(of: execution.passages[1], in: project.rulebook.workflows[0].workflow).first)
    #expect(reason.values.map(\.value) == [.null])
  }

  @Test func failuresAreRetriedAsTheWorkflowSays() throws {
    let detail = #"{"customer":"c-1","total":5,"attempt":1}"#
    let failure = #"{"record":{"$error":"States.Http.StatusCode.503","cause":"busy","times":2,"then":{"id":"9"}}}"#
    let well = try project.execution(detail, results: failure)
    #expect(well.passages[0].visit.retries.map(\.seconds) == [10, 20])
    #expect(
      well.passages[0].visit.retries.first?.failure == StateFailure("States.Http.StatusCode.503", cause: "busy"))
    #expect(well.passages[0].result == ["id": "9"])
    #expect(well.trace.ended.text == "2027-01-15T09:30:30.000Z")
    let badly = try project.execution(detail, results: #"{"record":{"$error":"States.Timeout"}}"#)
    #expect(badly.error == "States.Timeout")
    #expect(badly.path == ["record"])
  }

  @Test func theExecutionIsDescribed() throws {
    let project = deskProject(
      """
        - {id: a, uses: sns/publish, with: {topic: t, message: "${{ execution.id }} of ${{ workflow.name }} in ${{ event.region }}"}}
        - {id: b, uses: sqs/send, with: {queue: q}}
      """)
    let execution = try project.execution("{}")
    #expect(
      execution.sent("a").first?["Message"]
        == "arn:aws:states:eu-west-1:111122223333:execution:desk-order-placed:e-1 of order-placed in eu-west-1")
    #expect(execution.sent("b").first?["MessageBody"]?.text?.hasPrefix(#"{"version":"0","id":"e-1""#) == true)
  }

  @Test func aShadowOnlyLogs() throws {
    let project = SimulationTests.project("state: shadow\n" + shopWorkflow(tasks: invoice), project: deskFile)
    let execution = try project.execution(#"{"customer":"c-1","total":5,"attempt":3,"mail":"a@b.example"}"#)
    #expect(
      Set(execution.passages.compactMap(\.visit.resource)) == [
        "arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents"
      ])
    #expect(execution.passages.compactMap { $0.calledTask?.id } == ["record", "chase"])
    #expect(project.rulebook.workflows[0].reachesPerson == false)
  }

  @Test func everyTriggerStartsIt() throws {
    let project = SimulationTests.project(
      """
      workflow: order-placed
      trigger:
        - {source: com.example.shop, event: order.placed}
        - {source: com.example.shop, event: [order.placed, order.changed]}
      tasks:
      \(invoice)
      """, project: deskFile)
    let decision = try project.decide(shopEvent(#"{"attempt":1,"customer":"c","total":1}"#))
    #expect(decision.startCount == 2)
    #expect(decision.execution != nil)
  }

  @Test func aScheduleSendsItsOwnInput() throws {
    let project = SimulationTests.project(
      """
      workflow: nightly
      trigger: {schedule: rate(1 hour)}
      tasks:
        - {id: a, uses: lambda/invoke, with: {function: f, payload: {at: "${{ event.time }}", of: "${{ event.detail.workflow }}"}}}
        - {id: b, uses: sqs/send, with: {queue: q, message: "${{ tasks.a.n }}"}}
      """)
    let decision = try project.decide(
      #"{"source":"aws.scheduler","time":"2027-01-15T09:30:00Z","id":"x-1","account":"111122223333","region":"eu-west-1"}"#
    )
    let execution = try #require(decision.execution)
    #expect(execution.sent("a").first?["Payload"] == ["at": "2027-01-15T09:30:00Z", "of": "nightly"])
    #expect(decision.deliveries.isEmpty)
    // The result of the function is unknown.
    #expect(execution.passages.first?.visit.answer == .assumed)
    #expect(execution.error == "States.QueryEvaluationError")
  }

  @Test(arguments: [
    "message: \"${{ event.detail.n & ⏵$base64decode(event.detail.b)⏴ }}\"",
    "message: \"a ${{ $base64decode(event.detail.c) }} b ${{ ⏵$base64decode(event.detail.b)⏴ }}\"",
    "message: {same: \"${{ event.detail.b }}\", deep: [\"${{ [1, ⏵$base64decode(event.detail.b)⏴][0] }}\"]}",
  ])
  func unsupportedExpressionsHaveTheirPlaces(_ inputs: String) throws {
    let project = deskProject("    - {id: a, uses: sqs/send, with: {queue: q, \(inputs)}}")
    let execution = try project.execution(#"{"b":"?","c":"YQ==","n":1}"#)
    #expect(execution.findings.map(\.code) == [.notSimulated])
    #expect(execution.findings.map(\.span) == project.marks)
  }

  @Test func aLargeEventStartsNoExecution() throws {
    let text = String(repeating: "x", count: 262_144)
    let execution = try project.execution(#"{"text":"\#(text)"}"#)
    #expect(execution.passages.isEmpty)
    #expect(execution.findings.map(\.code) == [.notSimulated])
  }
}

@Suite struct WorkflowValueTests {
  private let tasks = """
      - id: outer
        uses: lambda/invoke
        with: {function: f}
      - parallel:
        - - {id: left, uses: lambda/invoke, with: {function: l, payload: "${{ tasks.outer.n }}"}}
        - - {id: right, uses: lambda/invoke, with: {function: r}}
      - for-each: ${{ event.detail.list }}
        max-concurrency: 1
        tasks:
          - id: first
            if: ${{ item.go }}
            uses: lambda/invoke
            with: {function: f, payload: "${{ index }}"}
          - {id: second, uses: lambda/invoke, with: {function: s, payload: ["${{ tasks.first }}", "${{ tasks.left }}", "${{ item.k }}"]}}
      - {id: last, uses: lambda/invoke, with: {function: z, payload: ["${{ tasks.left.v }}", "${{ tasks.right.v }}"]}}
    """

  @Test func namesHaveTheValuesOfTheMachine() throws {
    let project = deskProject(tasks)
    let execution = try project.execution(
      #"{"list":[{"go":true,"k":"a"},{"go":false,"k":"b"}]}"#,
      results: #"{"outer":{"n":1},"left":{"v":"L"},"right":{"v":"R"},"first":{"$each":[{"f":0},{"f":1}]}}"#)
    let workflow = project.rulebook.workflows[0].workflow
    #expect(execution.error == nil)
    var compared = 0
    for passage in execution.passages {
      guard let task = passage.calledTask, task.input("payload") != nil else { continue }
      var evaluation = InputEvaluation(
        .machine(WorkflowValues(at: passage.visit, in: execution, of: workflow)), workflow: workflow)
      // The values of the workflow's expressions are those that the machine sends.
      #expect(evaluation.inputs(of: task).member("payload") == passage.visit.arguments?["Payload"])
      compared += 1
    }
    #expect(compared == 5)
    #expect(
      execution.sent("second").map { $0["Payload"] } == [[["f": 0], ["v": "L"], "a"], [.null, ["v": "L"], "b"]])
    #expect(execution.sent("last").first?["Payload"] == ["L", "R"])
  }

  @Test func expressionsWithinTextsAreText() throws {
    let project = deskProject(
      """
        - {id: a, uses: sns/publish, with: {topic: t, message: "${{ event.detail.n }}|${{ event.detail.o }}|${{ event.detail.none }}|${{ event.detail.t }}"}}
        - {id: b, uses: sqs/send, with: {queue: q}}
      """)
    let execution = try project.execution(#"{"n":2.50,"o":{"a":[1]},"t":true}"#)
    let workflow = project.rulebook.workflows[0].workflow
    let passage = execution.passages[0]
    var evaluation = InputEvaluation(
      .machine(WorkflowValues(at: passage.visit, in: execution, of: workflow)), workflow: workflow)
    let message = evaluation.inputs(of: try #require(passage.calledTask)).member("message")
    #expect(message == #"2.5|{"a":[1]}||true"#)
    #expect(message == passage.visit.arguments?["Message"])
  }

  @Test func theErrorIsBoundInOnFailure() throws {
    let project = SimulationTests.project(
      """
      workflow: order-placed
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: a, uses: lambda/invoke, with: {function: f}, retry: {attempts: 0}}
        - {id: b, uses: sqs/send, with: {queue: q}}
      on-failure:
        - {id: c, uses: sns/publish, with: {topic: t, message: "${{ error.Error }}: ${{ error.Cause }}"}}
      """)
    let execution = try project.execution("{}", results: #"{"a":{"$error":"Lambda.Unknown","cause":"gone"}}"#)
    #expect(execution.path == ["a", "c", "failed"])
    #expect(execution.sent("c").first?["Message"] == "Lambda.Unknown: gone")
    #expect(execution.error == "Lambda.Unknown")
    let values = WorkflowValues(
      at: execution.passages[1].visit, in: execution, of: project.rulebook.workflows[0].workflow)
    #expect(values.bindings["error"] == ["Error": "Lambda.Unknown", "Cause": "gone"])
  }
}

@Suite struct CallChecks {
  private func findings(_ task: String, _ detail: String) throws -> [DiagnosticCode] {
    let tasks = task + "\n  - {id: then, uses: sqs/send, with: {queue: q, message: x}}"
    return try deskProject(tasks).execution(detail).findings.map(\.code)
  }

  @Test func aChatMessageFollowsItsSchema() throws {
    let chat = "  - {id: tell, uses: slack/notify, with: {channel: room, text: \"Hi ${{ event.detail.text }}\"}}"
    #expect(try findings(chat, #"{"text":"\"quoted\"\nand more"}"#) == [])
    #expect(try findings(chat, "{\"text\":\"\(String(repeating: "x", count: 7_997))\"}") == [])
    #expect(try findings(chat, "{\"text\":\"\(String(repeating: "x", count: 7_998))\"}") == [.payloadDropped])
    let bare = "  - {id: tell, uses: slack/notify, with: {channel: room, text: \"${{ event.detail.text }}\"}}"
    #expect(try findings(bare, #"{"text":""}"#) == [.payloadDropped])
  }

  @Test func aMailHasAddresses() throws {
    let mail =
      "  - {id: mail, uses: email/send, with: {connection: mail, to: \"${{ event.detail.to }}\", subject: a, text: b}}"
    #expect(try findings(mail, #"{"to":"a@b.example"}"#) == [])
    #expect(try findings(mail, #"{"to":["a@b.example","c@d.example"]}"#) == [])
    #expect(try findings(mail, #"{"to":"nobody"}"#) == [.payloadRejected])
    #expect(try findings(mail, "{}") == [.payloadRejected])
  }

  @Test func textsAreThere() throws {
    #expect(
      try findings(
        "  - {id: s, uses: sqs/send, with: {queue: q, message: \"${{ event.detail.m }}\"}}", #"{"m":""}"#)
        == [.payloadRejected])
    let topic = "  - {id: t, uses: sns/publish, with: {topic: t, subject: \"${{ event.detail.s }}\", message: m}}"
    #expect(try findings(topic, #"{"s":"fine"}"#) == [])
    #expect(try findings(topic, #"{"s":"two\nlines"}"#) == [.payloadRejected])
    #expect(try findings(topic, "{\"s\":\"\(String(repeating: "x", count: 100))\"}") == [.payloadRejected])
    let event =
      "  - {id: e, uses: eventbridge/put-event, with: {source: s, event: e, detail: \"${{ event.detail.d }}\"}}"
    #expect(try findings(event, #"{"d":{"a":1}}"#) == [])
    #expect(try findings(event, #"{"d":5}"#) == [.payloadRejected])
  }
}

/// A workflow of the shop in a project with connections.
private func deskProject(_ tasks: String) -> Project { project(shopWorkflow(tasks: tasks), project: deskFile) }
