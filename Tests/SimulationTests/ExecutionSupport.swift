import Diagnostics
import Emit
import Execution
import Flow
import Source
import TestSupport
import Testing

@testable import Simulation

let deskFile = """
  project: desk
  connections:
    room: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
    bot: {slack-api: {token: {secret: slack/token}, channel: C0456EFGH}}
    kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/api-token}}}
    crm: {http: {base-url: "https://crm.example.com/api", auth: {api-key: {header: X-Api-Key, value: {secret: crm/key}}}}}
    mail: {ses: {from: desk@example.com}}

  """

extension Project {
  /// The execution of the first workflow's state machine for an event of the shop. `results` are entries of
  /// `results:` in JSON.
  func execution(_ detail: String, results: String = "{}") throws -> SimulatedExecution {
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.message.text))")
    let workflow = try #require(rulebook.workflows.first)
    let sink = DiagnosticSink()
    let file = SourceFile(number: FileNumber(9), path: "results.json", bytes: Array(results.utf8))
    let answers = TaskResults(file, for: [workflow], into: sink)
    #expect(sink.diagnostics.isEmpty, "\(sink.diagnostics.map(\.message.text))")
    return try #require(rulebook.decide(workflow, on: try json(shopEvent(detail)), results: answers).execution)
  }
}

extension SimulatedExecution {
  var path: [String] { passages.map(\.visit.state) }

  /// The payloads of a task's calls.
  func sent(_ task: String) -> [JSONValue] {
    passages.compactMap { $0.calledTask?.id == task ? $0.visit.arguments : nil }
  }

  var error: String? {
    if case .failed(let failure) = trace.outcome { failure.error } else { nil }
  }
}
