import Diagnostics
import Flow
import Plan
import StatesLanguage
import Testing

/// Requests to HTTPS APIs, as state machines make them.
@Suite struct RequestTests {
  static let project = """
    project: desk
    connections:
      stripe: {stripe: {api-key: {secret: desk/stripe}}}

    """

  /// The plan of a workflow with one request.
  private func planned(_ with: String, more: String = "") -> Planned {
    Planned(
      more: more, tasks: "- {id: only, uses: stripe/request, with: {connection: stripe, \(with)}}",
      project: Self.project)
  }

  private func arguments(_ with: String) throws -> PlanValue {
    let planned = planned(with)
    #expect(planned.mistakes.isEmpty)
    let machine = try #require(planned.machines.first)
    return try #require(DefinitionCheck(machine.machine.definition).states.compactMap { $0["Arguments"] }.first)
  }

  @Test(arguments: ["GET", "DELETE"])
  func stripeReadsTheFieldsOfOtherRequestsInTheQuery(_ method: String) throws {
    let arguments = try arguments(
      #"method: \#(method), path: /v1/customers, form: {"expand[]": line_items, limit: 3, created: {gte: "${{ event.detail.since }}"}, status: [open, "${{ event.detail.status }}"], live: false, note: null}"#
    )
    #expect(
      arguments["QueryParameters"]?.shown
        == #"{"expand[]":"line_items","limit":"3","created[gte]":"{% $string($states.input.detail.since) %}","status[0]":"open","status[1]":"{% $string($states.input.detail.status) %}","live":"false"}"#
    )
    for name in ["RequestBody", "Transform", "Headers"] { #expect(arguments[name] == nil) }
  }

  @Test func stripeReadsTheFieldsOfAPostInTheBody() throws {
    let arguments = try arguments("path: /v1/customers, form: {expand: [a]}")
    #expect(arguments["QueryParameters"] == nil)
    #expect(arguments["RequestBody"]?.shown == #"{"expand":["a"]}"#)
  }

  @Test func aGetWithoutFieldsHasNoQuery() throws {
    for form in ["", ", form: {}", ", form: {a: null, b: []}"] {
      let arguments = try arguments("method: GET, path: /v1/customers\(form)")
      #expect(arguments["QueryParameters"] == nil)
      #expect(arguments["RequestBody"] == nil)
    }
  }

  @Test func aShadowLogsTheQuery() throws {
    let planned = planned("method: GET, path: /v1/x, form: {a: {b: c}}", more: "state: shadow\n")
    #expect(planned.mistakes.isEmpty)
    let definition = try #require(planned.machines.first).machine.definition.shown
    #expect(definition.contains("'QueryParameters': {'a[b]': 'c'}"))
    #expect(!definition.contains("'RequestBody'"))
  }

  @Test func aFieldHasOneValue() {
    let planned = planned(#"method: GET, path: /v1/x, form: {a: {b: 1}, "a[b]": 2}"#)
    #expect(planned.mistakes == [.inputLimit])
    #expect(planned.machines.isEmpty)
  }
}
