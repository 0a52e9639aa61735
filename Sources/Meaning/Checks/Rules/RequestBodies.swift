import Catalog
import Diagnostics
import Flow
import Source
import Workflows

/// What a request sends goes where its receiver reads it: a GET and a HEAD have no body (RFC 9110, section 9.3.1).
@Sendable func checkRequestBody(_ task: WorkflowTask, _: Flow, _ context: CheckContext) {
  guard task.action?.name == "http/request", let method = task.input("method")?.literalText,
    ["GET", "HEAD"].contains(method)
  else { return }
  for entry in task.inputs where ["body", "form"].contains(entry.name.value) {
    context.report(
      .bodyWithGet, "'\(entry.name.value)' with the method \(method)", at: entry.name.span,
      hint: "write what the address asks for under 'query', or use the method 'POST'",
      notes: ["The body of such a request has no meaning: most servers ignore it, and some refuse the request."])
  }
}
