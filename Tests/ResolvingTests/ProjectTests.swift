import Catalog
import Diagnostics
import Flow
import ProjectSupport
import Resolving
import Source
import TestSupport
import Testing

/// What a project file comes to in an environment.
@Suite struct ProjectTests {
  private struct ResolvedProject: MarkedFindings {
    let project: Project
    let diagnostics: [Diagnostic]
    let marks: [Span]
    let text: String
  }

  private func project(_ lines: String, environment: String? = nil) -> ResolvedProject {
    let text = MarkedText(
      """
      project: shop
      environments:
        staging: {vars: {text: a b, list: [a], partner: aws.partner/stripe.com/test, secret: shop/test}}
        production: {vars: {partner: aws.partner/stripe.com/live, secret: shop/live}}
      \(lines)

      """)
    let sink = DiagnosticSink()
    let project = readProjectFile(text.file(path: "tasuki.yaml"), environment: environment, into: sink)
    return ResolvedProject(
      project: project, diagnostics: Diagnostic.inOrder(sink.diagnostics), marks: text.spans, text: text.text)
  }

  /// A value must have the form that a text in its place must have.
  @Test(arguments: [
    ("sources: {a: {partner: ⏵\"${{ vars.text }}\"⏴}}", DiagnosticCode.partnerName),
    ("sources: {a: {source: b, bus: ⏵\"${{ vars.text }}\"⏴}}", .resourceForm),
    ("sources: {a: {source: ⏵\"${{ vars.list }}\"⏴}}", .wrongType),
    ("sources: {github: {webhook: {secret: ⏵\"${{ vars.text }}\"⏴}}}", .secretName),
    ("sources: {github: {webhook: {parameter: a}, bus: ⏵\"${{ vars.text }}\"⏴}}", .resourceForm),
    ("connections: {a: {ses: {from: ⏵\"${{ vars.text }}\"⏴}}}", .connectionField),
    ("connections: {a: {stripe: {api-key: {parameter: ⏵\"${{ vars.text }}\"⏴}}}}", .secretName),
    (
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {oauth: {authorization-endpoint: \"https://a.example.com\", method: ⏵\"${{ vars.text }}\"⏴, client-id: a, client-secret: {secret: b}}}}}}",
      .unknownWord
    ),
    ("sources: {a: {partner: \"${{ ⏵vars.nothing⏴ }}\"}}", .unboundVariable),
  ])
  func finding(_ lines: String, _ code: DiagnosticCode) {
    let result = project(lines)
    expect(result, code)
    for source in result.project.sources {
      if case .invalid = source.arrival { continue }
      Issue.record("the source is not invalid")
    }
    #expect(result.project.connections.allSatisfy { $0.kind == nil })
  }

  /// A mistake of a connection hides no other one.
  @Test func aBrokenConnectionHasTheFindingsOfItsVariables() {
    let result = project(
      """
      connections:
        a:
          http:
            base-url: "https://${{ vars.nothing }}"
            auth: {bearer: {parameter: "${{ vars.text }}"}, basic: {username: a}}
      """)
    #expect(result.diagnostics.map(\.code.name) == ["unbound-variable", "secret-name", "connection-form"])
    #expect(result.project.connections.map { $0.kind == nil } == [true])
  }

  @Test func aMissingVariableIsOfItsEnvironment() {
    expectClean(project("sources: {a: {source: \"${{ vars.text }}\"}}"))
    expect(project("sources: {a: {source: \"${{ ⏵vars.text⏴ }}\"}}", environment: "production"), .variableMissing)
  }

  @Test(arguments: [(nil, "test"), ("production", "live")])
  func valuesAreThoseOfTheEnvironment(environment: String?, ending: String) throws {
    let result = project(
      "sources: {github: {webhook: {secret: \"${{ vars.secret }}\"}}, stripe: {partner: \"${{ vars.partner }}\"}}",
      environment: environment)
    expectClean(result)
    guard case .webhook(let endpoint) = result.project.sources[0].arrival,
      case .partner(let name) = result.project.sources[1].arrival
    else { throw Unexpected("another source") }
    #expect(endpoint.secret.name == "shop/\(ending)")
    #expect(name.value == "aws.partner/stripe.com/\(ending)")
    #expect(Set(result.project.variableUses.map(\.variable)) == ["secret", "partner"])
  }
}
