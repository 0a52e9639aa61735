import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

extension TargetPlanner {
  /// A request to an HTTPS API: an API destination with a connection and a role.
  mutating func target(_ request: HTTPRequest) -> TargetDraft? {
    guard request.answerCheck == nil, let message = message(of: request.body) else { return nil }
    guard let address = address(of: request.path) else { return nil }
    let separator = address.text.isEmpty || address.text.hasPrefix("/") ? "" : "/"
    var parameters = HTTPParameters(path: address.values)
    if let headers = request.headers {
      guard let pairs = httpPairs(headers) else { return nil }
      parameters.headers = pairs
    }
    if let query = request.query {
      guard let pairs = httpPairs(query) else { return nil }
      parameters.query = pairs
    }
    let destination = SharedResource.destination(
      request.connection, method: request.method,
      endpoint: request.connection.service.address + separator + address.text, origin: call.origin.span)
    let arn = PlanText.reference(destination.identifier, .arn)
    return TargetDraft(
      arn: arn, access: .role([PolicyStatement(actions: ["events:InvokeApiDestination"], resources: [arn])]),
      message: message, parameters: parameters == HTTPParameters() ? nil : .http(parameters),
      schedule: .impossible(.schedulerCallsNoAPI), needs: [destination])
  }

  /// The payload of the request; nil if only a state machine can send it, for which the action gives the reason.
  private mutating func message(of body: HTTPRequest.Body) -> TargetDraft.Message? {
    switch body {
    case .value(let value): message(value)
    case .payload(let payload): inputValue(payload).map { .value($0) }
    case .none, .form, .query: nil
    }
  }

  /// The path of an address: a segment that is an expression becomes `*` and a value.
  private mutating func address(of path: HTTPRequest.Path) -> (text: String, values: [String])? {
    let parts: [InputPart]
    switch path {
    case .fixed(let text): parts = [.literal(text)]
    case .value(let value):
      switch inputValue(value) {
      case .text(let texts)?: parts = texts
      case .expression(let inner, let span)?: parts = [.expression(inner, span)]
      case .number(let number)?: parts = [.literal(number)]
      case nil: return nil
      default:
        giveUp()
        return nil
      }
    }
    var text = ""
    var values: [String] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let piece):
        // EventBridge would replace a literal star with a value.
        text += piece.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "%2A")
      case .expression(let inner, let span):
        let follows: Bool
        if index + 1 < parts.count, case .literal(let next) = parts[index + 1] {
          follows = next.hasPrefix("/")
        } else {
          follows = index + 1 == parts.count
        }
        guard follows, text.isEmpty || text.hasSuffix("/"), case .event(let steps) = inner else {
          needsStateMachine(.wholePartOfAddress, at: span)
          return nil
        }
        guard let path = jsonPath(steps, at: span) else { return nil }
        text += "*"
        values.append(path)
      }
    }
    return (text, values)
  }

  private mutating func httpPairs(_ value: Value) -> [HTTPParameters.Pair]? {
    guard case .map(let entries) = value.kind else {
      giveUp()
      return nil
    }
    var pairs: [HTTPParameters.Pair] = []
    for entry in entries {
      guard let inner = inputValue(entry.value) else { return nil }
      let text: String
      switch inner {
      case .expression(.event(let steps), let span):
        guard let path = jsonPath(steps, at: span) else { return nil }
        text = path
      case .text(let parts):
        guard let literal = InputValue.literal(of: parts), !literal.hasPrefix("$.") else {
          needsStateMachine(.textOrPath, at: entry.value.span)
          return nil
        }
        text = literal
      case .number(let number): text = number
      case .bool(let flag): text = flag ? "true" : "false"
      default:
        giveUp()
        return nil
      }
      pairs.append(HTTPParameters.Pair(name: entry.name.value, value: text))
    }
    return pairs
  }
}

extension StatePlanner {
  /// A request with a connection, which contains the credentials.
  mutating func state(_ request: HTTPRequest) -> StateCall? {
    guard let address = address(of: request) else { return nil }
    let connection = SharedResource.connection(request.connection)
    let arn = PlanText.reference(connection.identifier, .arn)
    var arguments = ArgumentList()
    arguments.add("ApiEndpoint", address.value)
    arguments.add("Method", .text(PlanText(request.method)))
    arguments.add("Authentication", .map([StateMember("ConnectionArn", .text(arn))]))
    add(request, to: &arguments)
    guard !arguments.isBroken else { return nil }
    var call = StateCall(
      "http:invoke", arguments.members,
      [
        PolicyStatement(
          actions: ["states:InvokeHTTPEndpoint"], resources: [context.machineARN],
          conditions: [
            PolicyCondition("StringEquals", "states:HTTPMethod", [PlanText(request.method)]),
            PolicyCondition("StringLike", "states:HTTPEndpoint", [PlanText(address.fixed)]),
          ]),
        PolicyStatement(actions: ["events:RetrieveConnectionCredentials"], resources: [arn]),
        PolicyStatement(
          actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
          resources: [.reference(connection.identifier, .secretARN)]),
      ], needs: [connection])
    call.result = .states("result", "ResponseBody")
    call.retry = [TransientErrors.http]
    call.check = request.answerCheck.map { ResultCheck($0) }
    return call
  }

  private struct Address {
    /// The constant start of the address, with `*` for the rest.
    var fixed: String
    var value: StateValue
  }

  private func address(of request: HTTPRequest) -> Address? {
    let base = request.connection.service.address
    let template: TextTemplate
    switch request.path {
    case .fixed(let text): template = TextTemplate(literal: text)
    case .value(let value):
      guard case .text(let written) = value.kind else { return nil }
      template = written
    }
    if let literal = template.literal {
      let whole = base + (literal.isEmpty || literal.hasPrefix("/") ? "" : "/") + literal
      return Address(fixed: whole, value: MachineScope.literal(whole))
    }
    var parts: [StateExpression] = []
    var start = base
    var isFixed = true
    for (index, part) in template.parts.enumerated() {
      switch part {
      case .literal(let text):
        let piece = index == 0 ? base + (text.hasPrefix("/") ? "" : "/") + text : text
        parts.append(.string(piece))
        if isFixed { start = piece }
      case .expression(let expression):
        guard let value = scope.expression(expression) else { return nil }
        if index == 0 {
          parts.append(.string(base + "/"))
          start = base + "/"
        }
        isFixed = false
        // Encoding keeps a value of the event inside its part of the path.
        parts.append(.call("encodeUrlComponent", .call("string", value)))
      }
    }
    return Address(fixed: start + "*", value: .expression(.joined(parts)))
  }

  private mutating func add(_ request: HTTPRequest, to arguments: inout ArgumentList) {
    let isForm = if case .form = request.body { true } else { false }
    if isForm {
      var headers: [StateMember] = [StateMember("Content-Type", "application/x-www-form-urlencoded")]
      if let given = request.headers {
        guard case .map(let members)? = scope.texts(given) else { return arguments.add("Headers", nil) }
        headers += members
      }
      arguments.add("Headers", .map(headers))
    } else if let type = request.contentType {
      arguments.add("Headers", .map([StateMember("Content-Type", .text(PlanText(type)))]))
    } else {
      arguments.add("Headers", request.headers) { scope.texts($0) }
    }
    if isForm { addBody(request, to: &arguments) }
    arguments.add("QueryParameters", request.query) { scope.texts($0) }
    if !isForm { addBody(request, to: &arguments) }
  }

  /// The body. Step Functions encodes fields as a form (Step Functions Developer Guide, "Call HTTPS APIs":
  /// RequestBodyEncoding).
  private mutating func addBody(_ request: HTTPRequest, to arguments: inout ArgumentList) {
    switch request.body {
    case .none: break
    case .value(let value):
      // A GET, HEAD or OPTIONS request sends a body only if one is given.
      if value != nil || !["GET", "HEAD", "OPTIONS"].contains(request.method) {
        arguments.add("RequestBody", json(value))
      }
    case .payload(let payload): arguments.add("RequestBody", scope.json(payload))
    case .form(let form):
      arguments.add("RequestBody", scope.json(form))
      arguments.add(
        "Transform",
        .map([
          StateMember("RequestBodyEncoding", "URL_ENCODED"),
          StateMember("RequestEncodingOptions", .map([StateMember("ArrayFormat", "INDICES")])),
        ]))
    case .query(let form): addQuery(form, to: &arguments)
    }
  }

  /// The fields of a form in the query of an address, with the same names as in a body. Step Functions encodes the
  /// fields of a body, but expects each parameter of a query as a string.
  private mutating func addQuery(_ form: Value, to arguments: inout ArgumentList) {
    guard case .map(let entries) = form.kind else { return arguments.add("QueryParameters", nil) }
    var fields = FormFields()
    for entry in entries { fields.add(entry.name.value, entry.value) }
    var members: [StateMember] = []
    var places: [String: Span] = [:]
    for field in fields.fields {
      if let first = places.updateValue(field.value.span, forKey: field.name) {
        findings.append(
          Diagnostic(
            .inputLimit, .fieldTwice(field.name), at: field.value.span,
            hint: .keepOne, labels: [Label(first, .theFirstOne)]))
        return arguments.add("QueryParameters", nil)
      }
      guard let text = scope.text(field.value) else { return arguments.add("QueryParameters", nil) }
      members.append(StateMember(field.name, text))
    }
    if !members.isEmpty { arguments.add("QueryParameters", .map(members)) }
  }
}

extension ResultCheck {
  fileprivate init(_ check: HTTPRequest.AnswerCheck) {
    self.init(
      condition: { $0.member(check.success).equals(.bool(true)) }, error: check.error,
      // A proxy may answer instead of the service, without a reason.
      cause: { .call("exists", $0.member(check.reason)).choose($0.member(check.reason), otherwise: $0) })
  }
}

/// The fields of a form, with the names of nested maps and lists in brackets.
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
