import Foundation
import TestSupport
import Testing

private let shop = """
  workflow: order-placed
  trigger:
    source: com.example.shop
    event: order.placed
    where: {total: {numeric: [">=", 100]}}
  tasks:
    - id: hand-over
      uses: sqs/send
      with: {queue: orders, message: {order: "${{ event.detail.id }}"}}

  """
private let tests = """
  tests:
    - name: a large one
      event: fixtures/order.json
      expect: {fires: true, tasks: {hand-over: {message: {order: A-1}}}}
    - name: a small one
      event: fixtures/order.json
      set: {detail.total: 20}
      expect: {fires: false, because: detail.total}

  """
private let order = """
  {"source":"com.example.shop","detail-type":"order.placed","account":"111122223333","region":"eu-west-1",\
  "time":"2027-01-15T09:30:00Z","detail":{"id":"A-1","total":250}}

  """

private func value(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct TestCommandTests {
  let tasuki = BuiltCommand()

  private func workspace(_ workflow: String) throws -> TemporaryFolder {
    try TemporaryFolder(["flows/orders.yaml": workflow, "flows/fixtures/order.json": order])
  }

  @Test func passingTestsEndWellInEveryFormat() throws {
    let folder = try workspace(shop + tests)
    let text = try tasuki("test", in: folder.path)
    #expect(text.status == 0)
    #expect(text.output == "order-placed  flows/orders.yaml\n  ok      a large one\n  ok      a small one\n")
    #expect(text.errors == "2 tests: 2 passed\n")
    let json = try value(try tasuki("test", "flows/orders.yaml", "--format", "json", "-q", in: folder.path).output)
    #expect((json["summary"] as? [String: Int]) == ["passed": 2, "failed": 0, "skipped": 0, "warnings": 0])
    let junit = try tasuki("test", "--format", "junit", in: folder.path).output
    #expect(junit.contains(#"<testsuite name="order-placed" tests="2" failures="0" errors="0" skipped="0">"#))
    #expect(try XMLDocumentCheck(junit).isWellFormed)
    // The same from another folder: paths of events are relative to the workflow.
    #expect(try tasuki("test", ".", in: folder.path + "/flows").status == 0)
  }

  @Test func aFailureShowsTheConditionAndEndsWithOne() throws {
    let folder = try workspace(shop + tests.replacingOccurrences(of: "detail.total: 20", with: "detail.total: 200"))
    let text = try tasuki("test", in: folder.path)
    #expect(text.status == 1)
    #expect(text.output.contains("  FAILED  a small one\n"))
    #expect(text.output.contains("error: 'order-placed' fires [TSK1111]"))
    #expect(text.output.contains("'detail.total' is 200 in the event."))
    #expect(text.errors == "2 tests: 1 passed, 1 failed\n")
    let junit = try tasuki("test", "--format", "junit", in: folder.path)
    #expect(junit.status == 1)
    #expect(junit.output.contains(#"<failure type="test-fired" message="'order-placed' fires">"#))
  }

  @Test func skippedTestsFailWhenStrict() throws {
    let folder = try workspace(shop.replacingOccurrences(of: "trigger:", with: "runs-on: zapier\ntrigger:") + tests)
    let text = try tasuki("test", in: folder.path)
    #expect(text.status == 0)
    #expect(text.output.contains("  skipped a large one: it runs on zapier\n"))
    #expect(try tasuki("test", "--strict", in: folder.path).status == 1)
    #expect(try tasuki("test", "--format", "junit", in: folder.path).output.contains("<skipped message="))
  }

  @Test func coverageNamesWhatIsMissing() throws {
    let folder = try workspace(shop)
    let text = try tasuki("test", "--coverage", in: folder.path)
    #expect(text.status == 0)
    #expect(text.errors == "no tests\n")
    #expect(text.output.hasSuffix("  flows/orders.yaml:1:11: order-placed: no test\n"))
  }

  @Test func brokenWorkflowsAndEmptyFolders() throws {
    let folder = try workspace(shop.replacingOccurrences(of: "sqs/send", with: "sqs/sned") + tests)
    let broken = try tasuki("test", in: folder.path)
    #expect(broken.status == 1)
    #expect(broken.errors.contains("flows/orders.yaml:8:11: error:"))
    #expect(broken.output.contains("  skipped a large one: the workflow has errors\n"))
    #expect(try tasuki("test", "nowhere.yaml", in: folder.path).status == 2)
    let empty = try TemporaryFolder()
    #expect(try tasuki("test", in: empty.path).status == 2)
  }

  @Test func junitReportsWhatCannotBeRead() throws {
    let folder = try workspace(shop + tests)
    let run = try tasuki("test", "nowhere.yaml", "flows", "--format", "junit", in: folder.path)
    #expect(run.status == 2)
    #expect(try XMLDocumentCheck(run.output).isWellFormed)
    #expect(
      run.output.contains("cannot read &apos;nowhere.yaml&apos;")
        || run.output.contains("cannot read 'nowhere.yaml'"))
  }

  @Test func aFirstProjectPasses() throws {
    let folder = try TemporaryFolder()
    #expect(try tasuki("init", "desk", in: folder.path).status == 0)
    let run = try tasuki("test", "desk", "--strict", in: folder.path)
    #expect((run.status, run.errors) == (0, "2 tests: 2 passed\n"))
  }

  @Test func theExamplesPass() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let run = try tasuki("test", "examples", "--format", "json", in: root)
    #expect(run.status == 0, "\(run.output)")
    let summary = try #require(try value(run.output)["summary"] as? [String: Int])
    #expect(summary["failed"] == 0)
    #expect(summary["warnings"] == 0)
    #expect((summary["passed"] ?? 0) > 0)
  }
}

/// Whether a text is XML.
private struct XMLDocumentCheck {
  let isWellFormed: Bool

  init(_ text: String) throws {
    var open: [Substring] = []
    var rest = text[...]
    var isSound = true
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      if tag.hasPrefix("/") {
        isSound = isSound && open.popLast() == tag.dropFirst()
      } else if !tag.hasPrefix("?"), !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
      rest = rest[rest.index(after: end)...]
    }
    isWellFormed = isSound && open.isEmpty
  }
}

@Suite struct SimulateCommandTests {
  let tasuki = BuiltCommand()

  private static let refunds = """
    workflow: order-refunded
    trigger: {source: com.example.shop, event: order.refunded}
    tasks:
      - {id: keep, uses: sqs/send, with: {queue: refunds}}

    """

  private func workspace() throws -> TemporaryFolder {
    try TemporaryFolder(["flows/orders.yaml": shop, "flows/refunds.yaml": Self.refunds, "event.json": order])
  }

  @Test func showsDecisionsAndPayloads() throws {
    let folder = try workspace()
    let run = try tasuki("simulate", "--event", "event.json", in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.output == """
        order-placed: fires
          hand-over (sqs/send) to arn:aws:sqs:eu-west-1:111122223333:orders, by tasuki-order-placed
            {
              "order": "A-1"
            }

        order-refunded: does not fire: 'detail-type' is "order.placed", expected "order.refunded" (flows/refunds.yaml:2)

        """)
    #expect(run.errors == "1 of 2 workflows fired; no findings\n")
  }

  @Test func oneWorkflowByNameOrPathAsJSON() throws {
    let folder = try workspace()
    for target in ["order-placed", "flows/orders.yaml"] {
      let run = try tasuki("simulate", target, "--event", "-", "--format", "json", in: folder.path, input: order)
      #expect(run.status == 0)
      let decisions = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
      #expect(decisions.map { $0["decision"] as? String } == ["fires"])
      let delivery = try #require((decisions[0]["deliveries"] as? [[String: Any]])?.first)
      #expect(delivery["arrives"] as? Bool == true)
      #expect(try value(try #require(delivery["payload"] as? String))["order"] as? String == "A-1")
    }
    let unknown = try tasuki("simulate", "order-plaecd", "--event", "event.json", in: folder.path)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean 'order-placed'?"))
    #expect(try tasuki("simulate", "--event", "none.json", in: folder.path).status == 2)
  }

  @Test func bareBodiesAndBrokenEventsEndWithOne() throws {
    let folder = try workspace()
    let bare = try tasuki(
      "simulate", "--event", "-", in: folder.path, input: #"{"object":"event","type":"invoice.paid","data":{}}"#)
    #expect(bare.status == 1)
    #expect(bare.output.isEmpty)
    #expect(bare.errors.contains("[TSK1103]") && bare.errors.contains(#""detail-type": "invoice.paid""#))
    let broken = try tasuki("simulate", "--event", "-", in: folder.path, input: #"{"source": }"#)
    #expect(broken.status == 1)
    #expect(broken.errors.contains("<stdin>:1:12: error:"))
    let several = try tasuki("simulate", "--event", "-", in: folder.path, input: order + order)
    #expect(several.status == 1)
    #expect(several.errors.contains("tasuki replay"))
  }

  private static let machine = """
    workflow: order-kept
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: price
        uses: lambda/invoke
        with: {function: price, payload: {order: "${{ event.detail.id }}"}}
        retry: {attempts: 2, delay: 5s}
      - id: large
        if: ${{ tasks.price.yen >= 100 }}
        uses: sqs/send
        with: {queue: large, message: "${{ event.detail.id }}: ${{ tasks.price.yen }}"}
      - wait: 1h
      - for-each: ${{ tasks.price.parts }}
        tasks:
          - {id: part, uses: sqs/send, with: {queue: parts, message: "${{ item }}"}}

    """

  @Test func aMachineIsShownStateByState() throws {
    let folder = try TemporaryFolder([
      "order.yaml": Self.machine, "event.json": order,
      "results.json": #"{"price":{"$error":"Lambda.Busy","times":1,"then":{"yen":120,"parts":["a"]}}}"#,
    ])
    let run = try tasuki("simulate", "--event", "event.json", "--results", "results.json", in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.output == """
        order-kept: fires
          starts the state machine tasuki-order-kept (STANDARD)
          price (lambda/invoke) calls lambda:invoke
            FunctionName: arn:aws:lambda:eu-west-1:111122223333:function:price
            Payload:
              {
                "order": "A-1"
              }
            fails: Lambda.Busy; retried after at most 5 s
            returns {"yen":120,"parts":["a"]} (given)
            sets $price to {"yen":120,"parts":["a"]}
          large?: goes to large
            true: tasks.price.yen >= 100
              tasks.price.yen is 120
          large (sqs/send) calls sqs:sendMessage
            QueueUrl: https://sqs.eu-west-1.amazonaws.com/111122223333/large
            MessageBody: A-1: 120
            returns {"MessageId":"5fea7756-0ea4-451a-a703-a558b933e274","MD5OfMessageBody":"fafb00f5732ab283681e124bf8747ed1"} (sample result)
          wait 1h: 3600 s until 2027-01-15T10:30:05.000Z
          for each: 1 round
            round 0: item is "a"
              part (sqs/send) calls sqs:sendMessage
                QueueUrl: https://sqs.eu-west-1.amazonaws.com/111122223333/parts
                MessageBody: a
                returns {"MessageId":"5fea7756-0ea4-451a-a703-a558b933e274","MD5OfMessageBody":"fafb00f5732ab283681e124bf8747ed1"} (sample result)
          succeeds at 2027-01-15T10:30:05.000Z

        """)
    let json = try tasuki(
      "simulate", "--event", "event.json", "--results", "results.json", "--format", "json", in: folder.path)
    let decisions = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let execution = try #require(decisions.first?["execution"] as? [String: Any])
    #expect(execution["status"] as? String == "SUCCEEDED")
    let states = try #require(execution["states"] as? [[String: Any]])
    #expect(states.map { $0["state"] as? String } == ["price", "large?", "large", "wait 1h", "for each", "part"])
    #expect(states.map { $0["task"] as? String } == ["price", nil, "large", nil, nil, "part"])
    #expect(states[0]["resource"] as? String == "arn:aws:states:::lambda:invoke")
    #expect((states[0]["retries"] as? [[String: Any]])?.first?["seconds"] as? Int == 5)
    #expect((states[0]["result"] as? [String: Any])?["yen"] as? Int == 120)
    #expect(states[0]["answer"] as? String == "given")
    #expect(states[0]["input"] == nil)
    #expect(states[3]["seconds"] as? Int == 3_600)
    #expect((states[5]["in"] as? [[String: Any]])?.first?["round"] as? Int == 0)
    #expect((states[5]["input"] as? [String: Any])?["item"] as? String == "a")
  }

  @Test func resultsThatAreWrongEndWithOne() throws {
    let folder = try TemporaryFolder([
      "order.yaml": Self.machine, "event.json": order, "results.json": #"{"prise":{}}"#,
    ])
    let run = try tasuki("simulate", "--event", "event.json", "--results", "results.json", in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("results.json:1:2: error: no simulated workflow has a task 'prise' [TSK1106]"))
    #expect(run.errors.contains("did you mean 'price'?"))
    let twice = try tasuki("simulate", "--event", "-", "--results", "-", in: folder.path, input: order)
    #expect(twice.status == 2)
    // The shape of the function's result is unknown.
    let assumed = try tasuki("simulate", "--event", "event.json", in: folder.path)
    #expect(assumed.status == 0)
    #expect(assumed.output.contains("    returns {} (sample result: its shape is unknown)\n"))
    #expect(assumed.output.contains("    false: tasks.price.yen >= 100\n      tasks.price.yen is undefined\n"))
  }

  @Test func errorsAndFailuresAreCounted() throws {
    let failing = Self.machine.replacingOccurrences(of: "tasks.price.yen >= 100", with: "$number('x') = 1")
    let folder = try TemporaryFolder([
      "order.yaml": failing, "broken.yaml": Self.refunds.replacingOccurrences(of: "sqs/send", with: "sqs/sned"),
      "event.json": order,
    ])
    let both = try tasuki("simulate", "--event", "event.json", in: folder.path)
    #expect(both.status == 1)
    #expect(both.errors.hasSuffix("1 of 2 workflows fired, 1 execution failed; 1 error\n"), "\(both.errors)")
    let failure = try tasuki("simulate", "order.yaml", "--event", "event.json", in: folder.path)
    #expect(failure.status == 1)
    #expect(failure.output.contains("  fails at "))
    #expect(failure.errors == "1 of 1 workflow fired, 1 execution failed; no findings\n")
  }

  @Test func warningsCountWhenStrict() throws {
    let folder = try workspace()
    let event = order.replacingOccurrences(of: #""id":"A-1","#, with: "")
    let run = try tasuki("simulate", "--event", "-", in: folder.path, input: event)
    #expect(run.status == 0)
    #expect(run.output.contains("warning: flows/orders.yaml:9:"))
    #expect(run.output.contains("the event has no 'detail.id': an empty string is sent [TSK1123]"))
    #expect(try tasuki("simulate", "--strict", "--event", "-", in: folder.path, input: event).status == 1)
  }
}
