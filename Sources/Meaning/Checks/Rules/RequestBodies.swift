import Catalog
public import Diagnostics
import Flow
import Source

/// GET and HEAD requests have no body (RFC 9110, section 9.3.1).
@Sendable func checkRequestBody(_ task: Call, _: Flow, _ context: CheckContext) {
  guard task.action?.name == "http/request", let method = task.input("method")?.literalText,
    ["GET", "HEAD"].contains(method)
  else { return }
  for entry in task.inputs where ["body", "form"].contains(entry.name.value) {
    context.report(
      .bodyWithGet, .bodyWithMethod(entry.name.value, method: method), at: entry.name.span, hint: .writeQueryOrPost,
      notes: [.bodyHasNoMeaning])
  }
}

public extension DiagnosticCode {
  static let bodyWithGet = DiagnosticCode(
    419, "body-with-get", .warning, stage: .flow,
    summary: "A GET or HEAD request sends a body.",
    explanation: """
      A body has no meaning in these requests: most servers ignore it, some reject the request, and proxies may drop \
      it. Write the parameters of a GET request under `query`, which puts them into the address. `stripe/request` \
      does this with `form`.
      """,
    source: "RFC 9110, section 9.3.1",
    example: .init(
      .workflow,
      bad: taskWorkflow(
        uses: "http/request", "{connection: crm, path: /orders, method: GET, ⏵body⏴: {open: true}}"),
      good: taskWorkflow(
        uses: "http/request", "{connection: crm, path: /orders, method: GET, query: {open: \"true\"}}"),
      project: apiProject))

}

extension DiagnosticCode {
  private static let apiProject = """
    project: shop
    connections:
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}

    """
}

extension Sentence {
  static func bodyWithMethod(_ input: String, method: String) -> Sentence {
    "'\(term: input)' cannot be sent with the method \(method)"
  }
  static let writeQueryOrPost: Sentence = "write the parameters under 'query', or use the method 'POST'"
  static let bodyHasNoMeaning: Sentence =
    "A body has no meaning in this request: most servers ignore it, and some reject the request."
}
