import Catalog
import Diagnostics
import Expressions
import Plan
import Source
import Workflows

// Requests to HTTPS APIs, as a state machine makes them: over a connection, which keeps the credentials.
extension WorkflowPlanner {
  /// An address: its fixed beginning, and the whole as a value.
  private struct Address {
    var fixed: String
    var value: StateValue
  }

  /// A request over a connection.
  private mutating func request(
    _ connection: Connection, method: String, address: Address, _ more: [StateMember]
  ) -> MachineCall {
    let identifier = connectionResource(connection)
    let arguments = [
      StateMember("ApiEndpoint", address.value), StateMember("Method", .text(PlanText(method))),
      StateMember("Authentication", .map([StateMember("ConnectionArn", .text(.reference(identifier, .arn)))])),
    ]
    var call = MachineCall(
      "http:invoke", arguments + more,
      [
        PolicyStatement(
          actions: ["states:InvokeHTTPEndpoint"], resources: [machineARN],
          conditions: [
            PolicyCondition("StringEquals", "states:HTTPMethod", [PlanText(method)]),
            PolicyCondition("StringLike", "states:HTTPEndpoint", [PlanText(address.fixed)]),
          ]),
        PolicyStatement(
          actions: ["events:RetrieveConnectionCredentials"], resources: [.reference(identifier, .arn)]),
        PolicyStatement(
          actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
          resources: [.reference(identifier, .secretARN)]),
      ])
    call.result = .states("result", "ResponseBody")
    call.retry = [TransientErrors.http]
    // A try takes up to a minute (Step Functions Developer Guide, "Call HTTPS APIs").
    call.isQuick = false
    call.mayRunTwice = ["GET", "HEAD", "OPTIONS", "PUT"].contains(method)
    return call
  }

  private func address(_ base: String, _ path: Value, _ scope: MachineScope) -> Address? {
    guard case .text(let template) = path.kind else { return nil }
    var base = base
    if base.hasSuffix("/") { base.removeLast() }
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
        // A value of the event stays within its part of the path.
        parts.append(.call("encodeUrlComponent", .call("string", value)))
      }
    }
    return Address(fixed: start + "*", value: .expression(.joined(parts)))
  }

  /// A request to any API.
  mutating func httpCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let connection = connection(of: task), case .http(let settings) = connection.settings,
      let address = task.input("path").flatMap({ address(settings.baseURL.value, $0, scope) })
    else { return nil }
    let method = text(task, "method") ?? "POST"
    var arguments = ArgumentList()
    addForm(task, scope, to: &arguments)
    if task.input("form") == nil { arguments.add("Headers", task.input("headers")) { texts($0, scope) } }
    arguments.add("QueryParameters", task.input("query")) { texts($0, scope) }
    if task.input("form") == nil, !["GET", "HEAD", "OPTIONS"].contains(method) || task.input("body") != nil {
      arguments.add("RequestBody", payload(task, "body", scope))
    }
    guard !arguments.isBroken else { return nil }
    return request(connection, method: method, address: address, arguments.members)
  }

  /// A map whose values are texts.
  func texts(_ value: Value, _ scope: MachineScope) -> StateValue? {
    guard case .map(let entries) = value.kind else { return nil }
    var members: [StateMember] = []
    for entry in entries {
      guard let inner = scope.text(entry.value) else { return nil }
      members.append(StateMember(entry.name.value, inner))
    }
    return .map(members)
  }

  /// A call of Stripe's API, which takes forms.
  mutating func stripeCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let connection = connection(of: task), case .stripe = connection.settings,
      let address = task.input("path").flatMap({ address("https://api.stripe.com", $0, scope) })
    else { return nil }
    let method = text(task, "method") ?? "POST"
    var arguments = ArgumentList()
    // Only a POST has fields in its body (Stripe API reference, "Retrieve a customer", "Cancel a subscription").
    if method == "POST" {
      addForm(task, scope, to: &arguments)
    } else {
      addFormAsQuery(task, scope, to: &arguments)
    }
    guard !arguments.isBroken else { return nil }
    return request(connection, method: method, address: address, arguments.members)
  }

  /// A new record of a kintone app.
  mutating func kintoneCreateCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let record = record(task, scope) else { return nil }
    return kintoneCall(task, method: "POST", [record])
  }

  /// A change of a record of a kintone app.
  mutating func kintoneUpdateCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let record = record(task, scope) else { return nil }
    var members = ArgumentList()
    members.add("id", task.input("id")) { scope.json($0) }
    if let key = task.input("key") {
      guard case .map(let entries) = key.kind, let entry = entries.first else { return nil }
      members.add(
        "updateKey",
        scope.json(entry.value).map {
          .map([StateMember("field", MachineScope.literal(entry.name.value)), StateMember("value", $0)])
        })
    }
    guard !members.isBroken else { return nil }
    return kintoneCall(task, method: "PUT", members.members + [record])
  }

  /// kintone wants each field's value in an object of its own (kintone REST API, "Add Record").
  private func record(_ task: WorkflowTask, _ scope: MachineScope) -> StateMember? {
    guard case .map(let fields)? = task.input("record")?.kind else { return nil }
    var members: [StateMember] = []
    for field in fields {
      guard let value = scope.json(field.value) else { return nil }
      members.append(StateMember(field.name.value, .map([StateMember("value", value)])))
    }
    return StateMember("record", .map(members))
  }

  private mutating func kintoneCall(_ task: WorkflowTask, method: String, _ members: [StateMember]) -> MachineCall?
  {
    guard let connection = connection(of: task), case .kintone(let domain, _) = connection.settings,
      let app = text(task, "app")
    else { return nil }
    let endpoint = "https://\(domain.value)/k/v1/record.json"
    return request(
      connection, method: method, address: Address(fixed: endpoint, value: MachineScope.literal(endpoint)),
      [
        StateMember("Headers", .map([StateMember("Content-Type", "application/json")])),
        StateMember("RequestBody", .map([StateMember("app", .number(app))] + members)),
      ])
  }

  /// A message over Slack's own API, which answers 200 to what it refuses: the answer's `ok` must be true.
  mutating func slackCall(_ task: WorkflowTask, _ scope: MachineScope) -> MachineCall? {
    guard let connection = connection(of: task), case .slackAPI(_, let home) = connection.settings else {
      return nil
    }
    var body = ArgumentList()
    if let channel = task.input("channel") {
      body.add("channel", scope.text(channel))
    } else if let home {
      body.add("channel", MachineScope.literal(home.value))
    }
    body.add("text", task.input("text").flatMap { scope.text($0) })
    body.add("blocks", task.input("blocks")) { scope.json($0) }
    body.add("thread_ts", task.input("thread")) { scope.text($0) }
    guard !body.isBroken else { return nil }
    let endpoint = "https://slack.com/api/chat.postMessage"
    var call = request(
      connection, method: "POST", address: Address(fixed: endpoint, value: MachineScope.literal(endpoint)),
      [
        StateMember("Headers", .map([StateMember("Content-Type", "application/json; charset=utf-8")])),
        StateMember("RequestBody", .map(body.members)),
      ])
    call.check = ResultCheck(
      condition: { $0.member("ok").equals(.bool(true)) }, error: "Slack.Refused",
      // Whatever stands between may answer in Slack's place, and says nothing of an error.
      cause: { .call("exists", $0.member("error")).choose($0.member("error"), otherwise: $0) })
    return call
  }

  private func connection(of task: WorkflowTask) -> Connection? {
    text(task, "connection").flatMap { builder.request.project?.connection(named: $0) }
  }
}
