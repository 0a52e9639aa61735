import Emit
import Plan
import TestSupport
import Testing

@testable import Simulation

/// Recorded deliveries of AWS with input transformers (2024-06 to 2025-10).
@Suite struct RecordedTransformers {
  struct Case: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
      /// The same JSON value; the service's white space is unknown.
      case json(String)
      case text(String)
      /// Nothing is delivered.
      case nothing
    }

    let template: String
    let outcome: Outcome
    var paths = RecordedTransformers.paths
    var testDescription: String { template }
  }

  static let event = """
    {"version":"0","id":"ID","detail-type":"core.update-account-command","source":"core.update-account-command",\
    "account":"111111111111","time":"TIME","region":"REGION","resources":[],"detail":{"command":"update-account",\
    "payload":{"acc_id":"0a787ecb-4015","sf_id":"baz"},"listsingle":["HIGH"],"listmulti":["ACTIVE","INACTIVE"],\
    "valid":true}}
    """
  static let paths = [
    "userId": "$.detail.payload.acc_id", "payload": "$.detail.payload", "systemstring": "$.detail.awsAccountId",
    "listsingle": "$.detail.listsingle", "listmulti": "$.detail.listmulti", "valid": "$.detail.valid",
  ]
  static let others = [
    "detail-type": "$.detail-type", "timestamp": "$.time", "command": "$.detail.notinmessage",
  ]

  static let cases: [Case] = [
    Case(
      template: #"{"method": "PUT", "path": "users-service/users/<userId>", "bod": <payload>}"#,
      outcome: .json(
        #"{"method":"PUT","path":"users-service/users/0a787ecb-4015","bod":{"acc_id":"0a787ecb-4015","sf_id":"baz"}}"#
      )
    ),
    Case(
      template: #""Payload of <payload> with path users-service/users/<userId> and <userId>""#,
      outcome: .text(
        #""Payload of {acc_id:0a787ecb-4015,sf_id:baz} with path users-service/users/0a787ecb-4015 and 0a787ecb-4015""#
      )
    ),
    Case(template: #"{"id" : <userId>}"#, outcome: .json(#"{"id":"0a787ecb-4015"}"#)),
    Case(template: #"{"id" : "<userId>"}"#, outcome: .json(#"{"id":"0a787ecb-4015"}"#)),
    Case(
      template: #"{"method": "PUT", "path": "users-service/users/<userId>", "bod": [<userId>, "hardcoded"]}"#,
      outcome: .json(
        #"{"method":"PUT","path":"users-service/users/0a787ecb-4015","bod":["0a787ecb-4015","hardcoded"]}"#)),
    Case(
      template:
        #"{"method": "PUT", "nested": {"level1": {"level2": {"level3": "users-service/users/<userId>"} } }, "bod": "<userId>"}"#,
      outcome: .json(
        #"{"method":"PUT","nested":{"level1":{"level2":{"level3":"users-service/users/0a787ecb-4015"}}},"bod":"0a787ecb-4015"}"#
      )),
    Case(template: #""<listsingle> single list item""#, outcome: .text(#""[HIGH] single list item""#)),
    Case(
      template: #""<listmulti> multiple list items""#, outcome: .text(#""[ACTIVE,INACTIVE] multiple list items""#)),
    Case(template: #"{"singlelistitem": <listsingle>}"#, outcome: .json(#"{"singlelistitem":["HIGH"]}"#)),
    Case(
      template:
        #""<listsingle> single list item <listmulti> multiple list items <systemstring> system account id <payload> payload <userId> user id""#,
      outcome: .text(
        #""[HIGH] single list item [ACTIVE,INACTIVE] multiple list items  system account id {acc_id:0a787ecb-4015,sf_id:baz} payload 0a787ecb-4015 user id""#
      )),
    Case(
      template: #"{"multi_replacement": "users/<userId>/second/<userId>"}"#,
      outcome: .json(#"{"multi_replacement":"users/0a787ecb-4015/second/0a787ecb-4015"}"#)),
    Case(template: #""Command is <valid>!""#, outcome: .text(#""Command is true!""#)),
    Case(
      template: """
        "<listsingle> single list item"
        "<listmulti> multiple list items"
        "<systemstring> system account id"
        "<payload> payload"
        "<userId> user id"
        """,
      outcome: .text(
        """
        "[HIGH] single list item"
        "[ACTIVE,INACTIVE] multiple list items"
        " system account id"
        "{acc_id:0a787ecb-4015,sf_id:baz} payload"
        "0a787ecb-4015 user id"
        """)),
    Case(
      template: #"{"detailType": <detail-type>,  "time": <timestamp>, "command": <command>}"#,
      outcome: .json(#"{"detailType":"core.update-account-command","time":"TIME","command":""}"#), paths: others),
    Case(
      template: #""Event of <detail-type> type, at time <timestamp>, info extracted from detail <command>""#,
      outcome: .text(
        #""Event of core.update-account-command type, at time TIME, info extracted from detail ""#), paths: others),
    Case(
      template: #""{[/Check with special starting characters for event of <detail-type> type""#,
      outcome: .text(
        #""{[/Check with special starting characters for event of core.update-account-command type""#),
      paths: others),
    Case(template: #"{"not_valid": "users-service/users/<payload>", "bod": <payload>}"#, outcome: .nothing),
    Case(template: #"{"payload": "<payload>"}"#, outcome: .nothing),
    Case(template: #"{"singlelistitem": "<listsingle>"}"#, outcome: .nothing),
    Case(
      template: #""Event of <detail-type> type, with not defined key <notdefinedkey>""#, outcome: .nothing,
      paths: others),
    Case(
      template: #"{"originalEvent": <aws.events.event>, "originalEventJson": <aws.events.event.json>}"#,
      outcome: .json(
        #"{"originalEvent":{"id":"ID","account":"111111111111","detailType":"core.update-account-command","time":"TIME","source":"core.update-account-command","region":"REGION","resources":[],"version":"0"},"originalEventJson":\#(event)}"#
      ), paths: [:]),
    Case(
      template:
        #""Message containing all pre defined variables <aws.events.rule-arn> <aws.events.rule-name> <aws.events.event.ingestion-time>""#,
      outcome: .text(
        #""Message containing all pre defined variables arn:aws:events:REGION:111111111111:rule/BUS/RULE RULE INGESTED""#
      ),
      paths: [:]),
  ]

  @Test(arguments: cases) func isDeliveredAsRecorded(_ recorded: Case) throws {
    let rendered = InputTransformer(
      paths: recorded.paths.map { .init(name: $0.key, path: $0.value) }, template: recorded.template
    ).rendered(from: try json(Self.event), reserved: reserved)
    let text = String(decoding: rendered.bytes, as: UTF8.self)
    switch recorded.outcome {
    case .nothing: #expect(rendered.mistake != nil, "\(text)")
    case .text(let wanted):
      #expect(rendered.mistake == nil)
      #expect(text == wanted)
    case .json(let wanted):
      #expect(rendered.mistake == nil)
      #expect(try json(text) == json(wanted))
    }
  }
}

private let reserved = ReservedValues(
  ruleARN: "arn:aws:events:REGION:111111111111:rule/BUS/RULE", ruleName: "RULE", ingestionTime: "INGESTED")

@Suite struct Rendering {
  private func render(_ template: String, _ detail: String, path: String = "$.detail.v") throws -> RenderedTemplate
  {
    InputTransformer(paths: [.init(name: "v", path: path)], template: template)
      .rendered(from: try json("{\"detail\":{\"v\":\(detail)}}"), reserved: reserved)
  }

  @Test(arguments: [
    (#""a\"b""#, #"{"t":<v>}"#, #"{"t":"a\"b"}"#), ("12.50", #"{"t":<v>}"#, #"{"t":12.50}"#),
    ("12.50", #"{"t":"n <v>"}"#, #"{"t":"n 12.50"}"#), ("null", #"{"t":<v>}"#, #"{"t":null}"#),
    ("false", #"[<v>]"#, "[false]"), (#""é\u00e9""#, #"{"t":"<v>"}"#, #"{"t":"éé"}"#),
    (#""x""#, #"{"t":"a < b <v> <>"}"#, #"{"t":"a < b x <>"}"#),
    (#""x""#, #"{"t":"\"<v>\""}"#, #"{"t":"\"x\""}"#),
  ])
  func valuesKeepTheirText(_ value: String, _ template: String, _ wanted: String) throws {
    let rendered = try render(template, value)
    #expect(String(decoding: rendered.bytes, as: UTF8.self) == wanted)
    #expect(rendered.mistake == nil)
    #expect(rendered.remarks.isEmpty)
  }

  @Test(arguments: [#""say \"hi\"""#, #""two\nlines""#, #""tab\there""#])
  func quotesAndControlsBreakTexts(_ value: String) throws {
    let rendered = try render(#"{"t":"x <v>"}"#, value)
    #expect(rendered.mistake != nil)
    guard case .breaks(let path, _)? = rendered.remarks.first else { throw Unexpected("\(rendered.remarks)") }
    #expect(path == "$.detail.v")
    #expect(try render(#"{"t":<v>}"#, value).mistake == nil)
  }

  @Test func backslashesAreReadAsEscapes() throws {
    let rendered = try render(#"{"t":"<v>"}"#, #""C:\\new""#)
    #expect(rendered.mistake == nil)
    #expect(rendered.remarks == [.altered(path: "$.detail.v", value: #"C:\new"#)])
    #expect(try json(String(decoding: rendered.bytes, as: UTF8.self)) == ["t": "C:\new"])
  }

  @Test func pathsWithoutAValueAreEmpty() throws {
    let rendered = try render(#"{"bare":<v>,"quoted":"a <v>"}"#, "1", path: "$.detail.w")
    #expect(String(decoding: rendered.bytes, as: UTF8.self) == #"{"bare":"","quoted":"a "}"#)
    #expect(rendered.remarks == [.missing(path: "$.detail.w"), .missing(path: "$.detail.w")])
  }
}

@Suite struct EventPaths {
  @Test(arguments: [
    ("$", #"{"a":{"b":[10,{"c":"x"}]},"d-e":1,"n":null}"#), ("$.a.b[0]", "10"), ("$.a.b[1].c", #""x""#),
    ("$.d-e", "1"), ("$.n", "null"), ("$.a.b[*]", #"[10,{"c":"x"}]"#), ("$.a.*", #"[[10,{"c":"x"}]]"#),
    ("$['d-e']", "1"), ("$.a.b.*.c", #"["x"]"#),
  ])
  func lead(_ path: String, _ wanted: String) throws {
    let event = try json(#"{"a":{"b":[10,{"c":"x"}]},"d-e":1,"n":null}"#)
    #expect(EventPath(path)?.value(in: event)?.text() == wanted)
  }

  @Test(arguments: ["$.a.x", "$.a.b[2]", "$.d-e.x", "$.a.b.c", "$.a[0]"])
  func leadNowhere(_ path: String) throws {
    let event = try json(#"{"a":{"b":[10,{"c":"x"}]},"d-e":1}"#)
    #expect(try #require(EventPath(path)).value(in: event) == nil)
  }

  @Test(arguments: ["", "a.b", "$a", "$..a", "$.a[", "$.a[-1]", "$.a[x]", "$.a."])
  func areRefused(_ path: String) {
    #expect(EventPath(path) == nil)
  }
}
