import Checks
import Diagnostics
import Flow
import Reading
import Resolving
import Source
import TestSupport
import Testing
import YAML

@testable import Driver

/// A document that cannot be read hides nothing in those beside it, and has only one finding.
@Suite struct BrokenFileTests {
  private static let good =
    "workflow: good\ntrigger: {source: com.example.shop, event: order.placed}\n"
    + "tasks:\n  - {id: t, uses: sqs/send, with: {queue: q}}\n"

  private func compiled(
    _ text: String, isNamed: Bool = true, project: String? = nil, environment: String? = nil
  ) async throws -> Compilation {
    let texts = [("a.yaml", text)] + (project.map { [("tasuki.yaml", $0)] } ?? [])
    return try await compile(
      CompileRequest(inputs: RunInputs(texts, named: isNamed), environment: environment, target: .terraform))
  }

  @Test func theOtherDocumentsHaveTheirFindings() async throws {
    let marked = MarkedText(
      Self.good + "⏵ownr⏴: a\n---\nworkflow: b\ntrigger: {source: ⏵[⏴x\ntasks: []\n---\n"
        + "workflow: c\n⏵ownr⏴: a\n"
        + String(Self.good.drop { $0 != "\n" }.dropFirst()).replacing("order.placed", with: "order.sent"))
    let compilation = try await compiled(marked.text)
    #expect(compilation.diagnostics.map(\.code) == [.unknownKey, .unclosedCollection, .unknownKey])
    #expect(compilation.diagnostics.map(\.span) == marked.spans)
    #expect(compilation.flows.map(\.name.value) == ["good", "c"])
    #expect(compilation.files.isEmpty)
  }

  /// Whatever a broken document contains, its only finding is the syntax error.
  @Test(arguments: [
    "workflow: b\nownr: a\ntrigger: [\n", "ownr: a\ntrigger: [\n", "- a\nworkflow: b\n", "workflow: good\nx: \"\n",
    "@\n", "workflow: b\ntrigger: {source: com.example.shop, event: [x\n",
  ])
  func aBreakHasOneFinding(broken: String) async throws {
    for text in [broken, broken + "---\n" + Self.good, Self.good + "---\n" + broken, "--- \n" + broken + "...\n"] {
      let compilation = try await compiled(text)
      #expect(compilation.diagnostics.count == 1, "\(text): \(compilation.diagnostics)")
      #expect(compilation.flows.count == (text.contains("placed") ? 1 : 0), "\(text)")
    }
  }

  @Test func commentsSilenceBesideABrokenDocument() async throws {
    let compilation = try await compiled(
      "# tasuki: ignore[unknown-key]\nownr: a\n" + Self.good
        + "---\na: [\n---\n# tasuki: ignore[unknown-input]\n- \n")
    #expect(compilation.findings.silenced.map(\.code) == [.unknownKey])
    #expect(!compilation.findings.shown.contains { $0.code == .unusedIgnore })
  }

  @Test func secretsAreFoundInWhatCouldNotBeRead() async throws {
    let token = "ghp_" + String(repeating: "a1", count: 18)
    let text = Self.good + "description: \(token)\n---\nworkflow: b\nx: \(token)\ny: [\nz: \(token)\n"
    let secrets = try await compiled(text).diagnostics.filter { $0.code == .secretInText }
    #expect(secrets.map { $0.message.text.prefix(6) } == ["a stri", "this t", "this t"])
    #expect(secrets.compactMap(\.span?.length) == [40, 40, 40])
  }

  @Test func onlyTheSyntaxErrorOfAFoundFileIsReported() async throws {
    let other = "kind: Deployment\nworkflow: [\n---\nkind: Service\n"
    #expect(try await compiled(other, isNamed: false).diagnostics.count == 1)
    #expect(try await compiled(other + "---\n" + Self.good, isNamed: false).flows.count == 1)
    #expect(try await compiled("kind: {{ x }}\n---\n- [\n", isNamed: false).passedOver.count == 1)
  }

  @Test func aProjectFileIsReadUpToItsFirstDocument() async throws {
    let project = "project: p\npolicy: {require: [owner]}\n"
    let whole = try await compiled(Self.good, project: project + "---\nx: [\n")
    #expect(whole.diagnostics.map(\.code).contains(.requiredByPolicy))
    let broken = try await compiled(Self.good, project: project + "x: [\n")
    #expect(broken.diagnostics.count == 1)
  }

  /// A workflow whose every line depends on the project file.
  private static let resting = """
    workflow: resting
    trigger:
      - {source: strip, event: customer.subscription.trial_will_end, where: {data.object.a: {numeric: [">", "${{ vars.least }}"]}}}
      - {source: shop, event: order.placed, where: {number: "${{ vars.number }}"}}
      - {schedule: "${{ vars.often }}", timezone: "${{ vars.zone }}"}
    tasks:
      - {id: ask, uses: http/request, with: {connection: crm, path: "/${{ vars.path }}"}}
      - {id: pay, uses: stripe/request, with: {connection: "${{ vars.stripe }}", path: /v1/refunds}}
      - {id: mail, uses: email/send, with: {connection: mail, to: a@example.com, subject: Hello, text: "${{ tasks.ask.body.a }}"}}
      - {id: tell, uses: sqs/send, if: "${{ event.detail.a > vars.least.deep }}", with: {queue: "${{ vars.queue }}"}}

    """

  /// The content of a project file that cannot be read is unknown: there is one finding, in whatever environment.
  @Test(arguments: [
    "project: p\nworkflows: [*.yaml]\nconnections: {crm: {ses: {from: a@example.com}}}\n", "project: [\n",
    "project: p\nproject: q: r\n", "workflow: p\n", "- project\n", "", "text\n", "project: \u{1}\n",
  ])
  func aBrokenProjectFileIsTheOneFinding(project: String) async throws {
    for environment in [nil, "production"] {
      let found = try await compiled(Self.resting, project: project, environment: environment)
      #expect(found.diagnostics.map(\.span?.file) == [FileNumber(1)], "\(found.diagnostics.map(\.message.text))")
      #expect(found.flows.count == 1)
      #expect(found.files.isEmpty)
    }
  }

  /// What does not depend on the project file is checked beside it.
  @Test func whatNeedsNoProjectIsFoundBesideABrokenOne() async throws {
    let text = Self.good.replacing("queue:", with: "qeue:") + "---\n" + Self.good
    let found = try await compiled(text, project: "project: [\n")
    #expect(found.diagnostics.map(\.code).prefix(2) == [.unknownInput, .duplicateWorkflow])
    #expect(found.diagnostics.map(\.span?.file) == [FileNumber(0), FileNumber(0), FileNumber(1)])
  }

  /// A part of the project file with the wrong type has one finding, and references to it from workflows have none;
  /// references to other parts do.
  @Test(arguments: ["connections: [crm]", "conections: {crm: {ses: {from: a@example.com}}}", "connections:"])
  func aBrokenPartIsTheOneFinding(part: String) async throws {
    let text = Self.good.replacing(
      "sqs/send, with: {queue: q}", with: "http/request, with: {connection: crm, path: /a}")
    let project = "project: p\nenvironments: {production: {vars: {a: b}}}\n"
    let found = try await compiled(text, project: project + part + "\n")
    #expect(found.diagnostics.map(\.span?.file) == [FileNumber(1)], "\(found.diagnostics.map(\.message.text))")
    #expect(try await compiled(text, project: project).diagnostics.map(\.code) == [.unknownConnection])
    let open = Self.good.replacing("queue: q", with: "queue: \"${{ vars.b }}\"")
    let codes = try await compiled(open, project: project + part + "\n").diagnostics.map(\.code)
    #expect(codes.contains(.unboundVariable))
  }

  @Test(arguments: [
    "environments: [production]", "enviroments: {production: {}}", "environments: {production: []}",
    "environments: {production: {vars: [a]}}", "environments: {production: {var: {b: q}}}",
    "environments: {production: {vars: {b-: q}}}",
  ])
  func brokenVariablesAreTheOneFinding(environments: String) async throws {
    let text = Self.good.replacing("queue: q", with: "queue: \"${{ vars.b }}\"")
    for environment in [nil, "production"] {
      let found = try await compiled(text, project: "project: p\n\(environments)\n", environment: environment)
      #expect(found.diagnostics.map(\.span?.file) == [FileNumber(1)], "\(found.diagnostics.map(\.message.text))")
    }
  }

  /// Nothing is fixed in a file that still cannot be read afterwards.
  @Test func aBrokenFileIsNotFixed() async throws {
    let text = Self.good.replacing("tasks", with: "taskss") + "---\nworkflow: b\nx: [\n"
    let request = CheckRequest(inputs: RunInputs([("a.yaml", text)]))
    let result = try await check(request)
    #expect(result.shown.contains { $0.code == .unknownKey && !$0.fixes.isEmpty })
    let mending = try await FixRun(request, result)
    #expect(mending.changed.isEmpty)
    #expect(mending.request.inputs.files.first?.bytes == Array(text.utf8))
  }
}
