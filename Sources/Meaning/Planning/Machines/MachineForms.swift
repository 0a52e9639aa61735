import Diagnostics
import Plan
import Source
import Workflows

// The fields of forms, in the body of a request or in the query of its address.
extension WorkflowPlanner {
  /// The fields in the body (Step Functions Developer Guide, "Call HTTPS APIs": RequestBodyEncoding).
  func addForm(_ task: WorkflowTask, _ scope: MachineScope, to arguments: inout ArgumentList) {
    guard let form = task.input("form") else { return }
    var headers: [StateMember] = [StateMember("Content-Type", "application/x-www-form-urlencoded")]
    if let given = task.input("headers") {
      guard case .map(let members)? = texts(given, scope) else { return arguments.add("Headers", nil) }
      headers += members
    }
    arguments.add("Headers", .map(headers))
    arguments.add("RequestBody", scope.json(form))
    arguments.add(
      "Transform",
      .map([
        StateMember("RequestBodyEncoding", "URL_ENCODED"),
        StateMember("RequestEncodingOptions", .map([StateMember("ArrayFormat", "INDICES")])),
      ]))
  }

  /// The same fields in the query, under the same names. Step Functions encodes what a body holds, but takes a query's
  /// parameters one by one, each a text.
  mutating func addFormAsQuery(_ task: WorkflowTask, _ scope: MachineScope, to arguments: inout ArgumentList) {
    guard let form = task.input("form") else { return }
    guard case .map(let entries) = form.kind else { return arguments.add("QueryParameters", nil) }
    var fields = FormFields()
    for entry in entries { fields.add(entry.name.value, entry.value) }
    var members: [StateMember] = []
    var places: [String: Span] = [:]
    for field in fields.fields {
      if let first = places.updateValue(field.value.span, forKey: field.name) {
        report(
          Diagnostic(
            .inputLimit, .fieldTwice(field.name), at: field.value.span,
            hint: .keepOne,
            labels: [Label(first, .theFirstOne)]))
        return arguments.add("QueryParameters", nil)
      }
      guard let text = scope.text(field.value) else { return arguments.add("QueryParameters", nil) }
      members.append(StateMember(field.name, text))
    }
    if !members.isEmpty { arguments.add("QueryParameters", .map(members)) }
  }
}

/// The fields of a form, each with a name of its own: `metadata[order]`, `expand[0]`. A field without a value is left out.
private struct FormFields {
  private(set) var fields: [(name: String, value: Value)] = []

  mutating func add(_ name: String, _ value: Value) {
    switch value.kind {
    case .null: return
    case .map(let entries): for entry in entries { add("\(name)[\(entry.name.value)]", entry.value) }
    case .list(let items): for (index, item) in items.enumerated() { add("\(name)[\(index)]", item) }
    case .bool, .number, .text, .invalid: fields.append((name, value))
    }
  }
}
