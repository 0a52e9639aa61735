import Diagnostics
import Emit
import Source
import TestSupport
import Testing

@testable import EventPattern
@testable import Simulation

@Suite struct Decisions {
  /// EventBridge compares numbers as 64-bit floating point: those that it does not hold exactly equal nothing.
  @Test(arguments: [
    ("9007199254740993", true), ("1e400", true), ("0.1000000000000000055511151231257827", true), ("20", false),
    ("9007199254740992", false),
  ])
  func aFailureSaysWhyANumberIsNotCompared(_ number: String, _ isSaid: Bool) throws {
    let project = project(shopWorkflow(where: "  where: {total: {numeric: [\"=\", 5000]}}", tasks: queueTask))
    let decision = try project.decide(shopEvent("{\"total\":\(number)}"))
    let failure = try #require(decision.rules.first?.failure)
    #expect(failure.sentence.text.contains("64-bit floating-point number") == isSaid, "\(failure.sentence.text)")
    let missing = try project.decide(shopEvent("{}"))
    #expect(missing.rules.first?.failure?.sentence.text.contains("64 bits") == false)
  }

  @Test func aFailureNamesItsFieldValuesAndPlace() throws {
    let project = project(
      shopWorkflow(where: "  where:\n    ⏵total⏴: {numeric: [\">=\", 100]}\n    currency: jpy", tasks: queueTask))
    #expect(project.diagnostics.isEmpty)
    let decision = try project.decide(shopEvent(#"{"total":20,"currency":"usd"}"#))
    #expect(decision.verdict == .silent)
    let failure = try #require(decision.rules.first?.failure)
    #expect(failure.sentence.text == "'detail.total' is 20, expected a number >= 100")
    #expect(failure.span == project.marks.first)
    #expect(try project.decide(shopEvent(#"{"total":100.0,"currency":"jpy"}"#)).verdict == .fires)
  }

  @Test func theSourceComesFirst() throws {
    let project = project(shopWorkflow(where: "  where: {total: 1}", tasks: queueTask))
    let failure = try #require(try project.decide("{}").rules.first?.failure)
    #expect(failure.sentence.text == #"'source' is missing, expected "com.example.shop""#)
  }

  @Test func alternativesTellEachBranch() throws {
    let conditions = """
        where:
          $or:
            - channel: [web, app]
            - customer.tier: gold
      """
    let project = project(shopWorkflow(where: conditions, tasks: queueTask))
    let decision = try project.decide(shopEvent(#"{"channel":"shop","customer":{"tier":"silver"}}"#))
    let failure = try #require(decision.rules.first?.failure)
    #expect(failure.fields == ["detail.channel", "detail.customer.tier", "detail.$or"])
    #expect(
      failure.sentence.text
        == #"no branch of '$or' matches: 'detail.channel' is "shop", expected "web" or "app"; 'detail.customer.tier' is "silver", expected "gold""#
    )
    #expect(try project.decide(shopEvent(#"{"channel":"app"}"#)).verdict == .fires)
  }

  @Test func conditionsOnOneElementOfAList() throws {
    let project = project(
      shopWorkflow(where: "  where: {items.kind: book, items.price: {numeric: [\">\", 10]}}", tasks: queueTask))
    let apart = try project.decide(shopEvent(#"{"items":[{"kind":"book","price":5},{"kind":"pen","price":50}]}"#))
    let failure = try #require(apart.rules.first?.failure)
    #expect(failure.kind == .apart)
    #expect(failure.field == "detail.items.price")
    #expect(
      try project.decide(shopEvent(#"{"items":[{"kind":"pen","price":5},{"kind":"book","price":50}]}"#)).matches)
  }

  @Test func objectsAndEmptyListsAreNotValues() throws {
    let event = try json(#"{"detail":{"a":{"b":1},"c":[],"d":[{"e":1},{"e":2}],"x.y":3}}"#)
    #expect(FieldValues(at: "detail.a", in: event).sentence.text == "not a single value")
    #expect(FieldValues(at: "detail.c", in: event).sentence.text == "not a single value")
    #expect(FieldValues(at: "detail.d.e", in: event).sentence.text == "1, 2")
    #expect(FieldValues(at: "detail.x.y", in: event).sentence.text == "3")
    #expect(FieldValues(at: "detail.q", in: event).sentence.text == "missing")
  }

  @Test(arguments: [
    (#"{"prefix":"a"}"#, #"a string that starts with "a""#),
    (#"{"anything-but":["a","b"]}"#, #"anything but "a" or "b""#),
    (#"{"numeric":[">",0,"<=",5]}"#, "a number > 0 and <= 5"), (#"{"exists":false}"#, "no value"),
    (#"{"exists":true}"#, "any single value"), (#"{"cidr":"10.0.0.0/8"}"#, "an address in 10.0.0.0/8"),
    (#"{"suffix":{"equals-ignore-case":".PNG"}}"#, #"a string that ends with ".PNG" in any case"#),
    ("null", "null"),
  ])
  func conditionsInWords(_ matcher: String, _ words: String) throws {
    let sink = DiagnosticSink()
    let input = try #require(parseJSON(Array("[\(matcher)]".utf8), file: FileNumber(0), into: sink))
    #expect(try #require(readCondition(input, into: sink)).sentence.text == words)
  }

  @Test func aPartnerSourceThatIsAParameterTakesAnyOfItsKind() throws {
    let project = project(
      """
      workflow: paid
      trigger: {source: stripe, event: invoice.paid}
      tasks:
      \(queueTask)

      """)
    func verdict(_ source: String) throws -> WorkflowDecision.Verdict {
      try project.decide(#"{"source":"\#(source)","detail-type":"invoice.paid","detail":{"id":"evt"}}"#).verdict
    }
    #expect(try verdict("aws.partner/stripe.com/ed_61TzExample") == .fires)
    #expect(try verdict("aws.partner/zendesk.com/1") == .silent)
    #expect(try verdict("stripe.com") == .silent)
  }

  @Test func disabledAndLeftOutWorkflowsAreReported() throws {
    let disabled = project("state: disabled\n" + shopWorkflow(tasks: queueTask))
    #expect(try disabled.decide(shopEvent("{}")).verdict == .disabled)
    let machine = project(shopWorkflow(tasks: queueTask + "\n  - {id: then, uses: sqs/send, with: {queue: more}}"))
    #expect(try machine.decide(shopEvent("{}")).verdict == .fires)
    #expect(machine.rulebook.workflows.first?.machine == "tasuki-order-placed")
    let elsewhere = project("runs-on: zapier\n" + shopWorkflow(tasks: queueTask))
    guard case .unknown(let reason) = try elsewhere.decide(shopEvent("{}")).verdict else {
      throw Unexpected("a workflow of another tool is decided")
    }
    #expect(reason.text == "it runs on zapier")
    let broken = project(shopWorkflow(tasks: "  - {id: hand-over, uses: sqs/sned, with: {queue: orders}}"))
    #expect(try broken.decide(shopEvent("{}")).verdict == .unknown("it has errors: see 'tasuki check'"))
  }

  @Test func eachTriggerIsDecided() throws {
    let project = project(
      """
      workflow: order-placed
      trigger:
        - {source: com.example.shop, event: order.placed}
        - {source: com.example.till, event: sale}
      tasks:
      \(queueTask)

      """)
    let decision = try project.decide(#"{"source":"com.example.till","detail-type":"sale","detail":{"a":1}}"#)
    #expect(decision.rules.map(\.matches) == [false, true])
    #expect(decision.verdict == .fires)
    #expect(decision.deliveries.count == 1)
  }

  @Test func aRawPatternHasItsPlaces() throws {
    let project = project(
      """
      workflow: stopped
      trigger:
        pattern:
          source: [aws.ec2]
          detail:
            ⏵state⏴: [stopped]
      tasks:
      \(queueTask)

      """)
    let decision = try project.decide(#"{"source":"aws.ec2","detail":{"state":"running"}}"#)
    #expect(decision.rules.first?.failure?.span == project.marks.first)
  }
}

@Suite struct BareBodies {
  @Test(arguments: [
    (#"{"object":"event","type":"invoice.paid","data":{}}"#, "Stripe", "invoice.paid"),
    (
      #"{"object":"v2.core.event","type":"v1.billing.meter.no_meter_found"}"#, "Stripe",
      "v1.billing.meter.no_meter_found"
    ),
    (#"{"action":"published","release":{},"repository":{},"sender":{}}"#, "GitHub", "release"),
    (#"{"action":"opened","issue":{},"repository":{},"sender":{}}"#, "GitHub", "issues"),
    (#"{"action":"created","issue":{},"comment":{},"repository":{},"sender":{}}"#, "GitHub", "issue_comment"),
    (#"{"ref":"refs/heads/main","commits":[],"pusher":{},"repository":{},"sender":{}}"#, "GitHub", "push"),
    (
      #"{"specversion":"1.0","type":"com.twilio.messaging.message.sent","data":{}}"#, "Twilio",
      "com.twilio.messaging.message.sent"
    ),
  ])
  func areRecognized(_ body: String, _ app: String, _ type: String) throws {
    let found = try #require(BareBody(try json(body)))
    #expect(found.app == app)
    #expect(found.type == type)
    let finding = try #require(envelopeFinding(of: try json(body), knownSources: AppSources([]), at: nil))
    #expect(finding.code == .bareEventBody)
    #expect(finding.hint?.text.contains("\"detail-type\": \"\(type)\"") == true)
  }

  @Test func theAdviceTakesTheProjectsSource() throws {
    let body = try json(#"{"object":"event","type":"invoice.paid"}"#)
    let finding = envelopeFinding(
      of: body, knownSources: AppSources(["x", "aws.partner/stripe.com/ed_9"]), at: nil)
    #expect(finding?.hint?.text.contains("aws.partner/stripe.com/ed_9") == true)
  }

  @Test func eventsAreNoBodies() throws {
    #expect(envelopeFinding(of: try json(shopEvent("{}")), knownSources: AppSources([]), at: nil) == nil)
    #expect(envelopeFinding(of: try json(#"{"detail":{}}"#), knownSources: AppSources([]), at: nil) == nil)
    #expect(
      envelopeFinding(of: try json(#"{"a":1}"#), knownSources: AppSources([]), at: nil)?.code
        == .eventWithoutEnvelope)
  }
}
