import Emit
import Plan
import Source

/// The page beside the files: what must exist first, and which commands to run in which order.
struct Readme {
  private let plan: DeploymentPlan
  var values: KnownValues
  private let sources: SourceIndex
  var output = ""

  init(_ plan: DeploymentPlan, _ values: KnownValues, _ sources: SourceIndex) {
    self.plan = plan
    self.values = values
    self.sources = sources
  }

  /// The page as Markdown in UTF-8.
  mutating func bytes(commands: [String]) -> [UInt8] {
    let place = plan.environment.map { "\(plan.project), \($0)" } ?? plan.project
    output = "# \(Markdown.line(place))\n\n"
    output += "Rules, schedules and state machines for the `aws` command"
    if let region = values.region, let account = values.account {
      output += ", for the Region \(Markdown.code(region)) and the account \(Markdown.code(account))"
    }
    output += ".\n"
    writeNeeds()
    output += "\n## Commands\n\nRun them in this order, in the folder of this page."
    output += " The `FailedEntryCount` that `put-targets` prints must be 0."
    if commands.contains(where: { $0.contains("create-schedule ") }) {
      output += " To change a schedule that exists, run `update-schedule` with the same file."
    }
    if commands.contains(where: { $0.contains("create-state-machine ") }) {
      output +=
        " To change a state machine that exists, run `update-state-machine` with its ARN and the same definition."
    }
    if commands.contains(where: { $0.contains("$(sed ") }) {
      output += " `sed` puts ARNs that AWS has assigned into a file, in the places of the names in angle brackets."
    }
    output += "\n\n```sh\n"
    if let region = values.region { output += "export AWS_DEFAULT_REGION=\(region)\n" }
    for command in commands { output += command + "\n" }
    output += "```\n"
    writeOutputs()
    writePlaceholders()
    return Array(output.utf8)
  }

  // MARK: What must exist

  private mutating func writeNeeds() {
    let start = output.utf8.count
    for section in Section.allCases { write(section) }
    guard output.utf8.count > start else { return }
    let heading = """

      ## What must exist first

      Rules, schedules and state machines refer to the resources in this list, and nothing reaches a target whose policy \
      or role is missing. The CloudFormation and Terraform targets create all of them.

      """
    let index = output.utf8.index(output.startIndex, offsetBy: start)
    output.insert(contentsOf: heading, at: index)
  }

  private mutating func write(_ section: Section) {
    let resources = plan.resources.filter { $0.identifier.kind.section == section }
    if resources.isEmpty { return }
    output += "\n### \(section.rawValue)\n"
    for resource in resources { write(resource) }
  }

  private mutating func write(_ resource: PlannedResource) {
    switch resource.body {
    case .eventBus(let body):
      let name = Markdown.code(values.text(body.eventSource, isNeeded: false))
      item("The bus of the partner event source \(name), named after the source", resource)
    case .topic(let name): item("The topic \(Markdown.code(name)), standard", resource)
    case .topicPolicy(let topic, let document):
      item("The policy of the topic \(name(of: topic))", resource)
      write(document)
    case .queue(let body):
      let kind = body.isFIFO ? "FIFO, with content-based deduplication" : "standard"
      let encryption = body.isEncrypted ? "encrypted with keys of SQS" : "not encrypted"
      item(
        "The queue \(Markdown.code(body.name)), \(kind), \(encryption), messages kept for "
          + "\(body.retention) seconds", resource)
    case .queuePolicy(let queue, let document):
      item("The policy of the queue \(name(of: queue))", resource)
      write(document)
    case .logGroup(let body):
      item("The log group \(Markdown.code(body.name)), entries kept for \(body.retentionDays) days", resource)
    case .logPolicy(let name, let document):
      item("The resource policy \(Markdown.code(name)) of CloudWatch Logs", resource)
      write(document)
    case .logStream(let body):
      item(
        "The stream \(Markdown.code(body.name)) of the log group \(Markdown.code(values.text(body.logGroup, isNeeded: false)))",
        resource)
    case .connection(let body): write(body, resource)
    case .apiDestination(let body):
      let endpoint = values.text(body.endpoint, isNeeded: false)
      item(
        "The API destination \(Markdown.code(body.name)): \(Markdown.code("\(body.method) \(endpoint)")) over the "
          + "connection \(name(of: body.connection)), at most \(body.callsPerSecond) calls per second", resource)
    case .role(let body): write(body, resource)
    case .function(let body): write(body, resource)
    case .functionURL(let function): writeAddress(of: function, resource)
    case .functionPermission(let body): write(body, resource)
    case .urlInvocation(let body): write(body, resource)
    case .slackChannel(let body):
      writeChat("Slack", body.name, body.channel, body.settings, resource)
    case .teamsChannel(let body):
      writeChat("Teams", body.name, body.channel, body.settings, resource)
    case .rule, .schedule, .scheduleGroup, .stateMachine: break
    }
  }

  private mutating func write(_ body: ConnectionBody, _ resource: PlannedResource) {
    let how =
      switch body.authorization {
      case .apiKey(let header, let value): "API key, header \(Markdown.code(header)), \(words(value))"
      case .basic(let username, let password):
        "basic authentication, user name \(words(username)), password \(words(password))"
      case .oauth(let endpoint, let method, let clientID, let clientSecret, let query, let body):
        "OAuth client credentials, \(Markdown.code("\(method) \(endpoint)")), client id \(words(clientID)), "
          + "client secret \(words(clientSecret))"
          + (query + body).map { ", \(Markdown.code($0.name + "=" + $0.value))" }.joined()
      }
    item("The connection \(Markdown.code(body.name)): \(how)", resource)
  }

  private mutating func words(_ secret: SecretText) -> String {
    switch secret {
    case .plain(let text):
      // A parameter may contain the secret itself, which must not be printed on a page.
      for case .parameter(let name) in text.parts { return "the value of the parameter \(Markdown.code(name))" }
      return Markdown.code(values.text(text, isNeeded: false))
    case .secretsManager(let prefix, let name, let key, let version):
      let field = key.map { "the field \(Markdown.code($0)) of " } ?? ""
      let edition =
        switch version {
        case nil: ""
        case .stage(let label): " with the staging label \(Markdown.code(label))"
        case .id(let id): " with the ID \(Markdown.code(id))"
        }
      return Readme.prefixed(prefix) + field + (edition.isEmpty ? "" : "the version\(edition) of ")
        + "the secret \(Markdown.code(name))"
    case .parameterStore(let prefix, let name, let version):
      let edition = version.map { "the version \(Markdown.code($0)) of " } ?? ""
      return Readme.prefixed(prefix) + edition + "the parameter \(Markdown.code(name)) of Parameter Store"
    }
  }

  private static func prefixed(_ prefix: String) -> String {
    prefix.isEmpty ? "" : "\(Markdown.code(prefix)) and then "
  }

  private mutating func write(_ body: RoleBody, _ resource: PlannedResource) {
    item("The role \(Markdown.code(body.name)), with this trust policy", resource)
    write(body.trust)
    for policy in body.policies {
      output += "\n  and the policy \(Markdown.code(policy.name)):\n"
      write(policy.document)
    }
  }

  private mutating func writeChat(
    _ tool: String, _ name: String, _ channel: PlanText, _ settings: ChatSettings, _ resource: PlannedResource
  ) {
    var names: [String] = []
    for topic in settings.topics { names.append(self.name(of: topic)) }
    var policies: [String] = []
    for guardrail in settings.guardrails { policies.append(Markdown.code(values.text(guardrail, isNeeded: false))) }
    let limits = policies.isEmpty ? "" : ", guardrails \(policies.joined(separator: ", "))"
    item(
      "The \(tool) channel \(Markdown.code(values.text(channel, isNeeded: false))) as the configuration "
        + "\(Markdown.code(name)) of Amazon Q Developer in chat applications, role \(self.name(of: settings.role)), topics "
        + names.joined(separator: ", ") + limits, resource)
  }

  // MARK: Pieces

  private mutating func writeOutputs() {
    guard !plan.outputs.isEmpty else { return }
    output += "\n## What else to know\n"
    for planned in plan.outputs {
      output += "\n- \(Markdown.line(planned.description))\n"
      switch planned.value {
      case .text(let text): output += "\n  \(Markdown.code(values.text(text, isNeeded: false)))\n"
      default: write(planned.value)
      }
    }
  }

  /// The commands that print what is in angle brackets.
  private mutating func writePlaceholders() {
    let told = values.placeholders.filter { $0.command != nil }
    guard !told.isEmpty else { return }
    output += """

      ## Values that AWS assigns

      AWS assigns the values in angle brackets when it creates their resources. These commands print them; compile \
      again with `--parameter NAME=VALUE` for each to get a page with the values.

      ```sh

      """
    for value in told {
      output += "# \(value.name)\n\(value.command ?? "")\n"
    }
    output += "```\n"
  }

  mutating func item(_ text: String, _ resource: PlannedResource) {
    let place = sources.place(of: resource.origin)
    output += "\n- \(text)" + (place.isEmpty ? "" : " (\(Markdown.code(place)))") + "\n"
  }

  private mutating func write(_ document: PolicyDocument) {
    write(document.value)
  }

  private mutating func write(_ value: PlanValue) {
    output += "\n  ```json\n"
    let bytes = values.json(value, isNeeded: false).bytes(.pretty)
    for line in bytes.split(separator: 0x0A) {
      output += "  "
      output += String(decoding: line, as: UTF8.self)
      output += "\n"
    }
    output += "  ```\n"
  }

  mutating func name(of identifier: ResourceIdentifier) -> String {
    Markdown.code(values.attribute(.name, of: identifier, isNeeded: false))
  }
}

/// A section of what must exist first, in the page's order.
private enum Section: String, CaseIterable {
  case eventBuses = "Event buses"
  case topics = "Topics"
  case queues = "Queues"
  case logGroups = "Log groups"
  case connections = "Connections and API destinations"
  case roles = "Roles"
  case functions = "Functions"
  case chatChannels = "Chat channels"
}

extension ResourceKind {
  /// The section that lists resources of this kind; none for what the commands create.
  fileprivate var section: Section? {
    switch self {
    case .eventBus: .eventBuses
    case .topic, .topicPolicy: .topics
    case .queue, .queuePolicy: .queues
    case .logGroup, .logStream, .logPolicy: .logGroups
    case .connection, .apiDestination: .connections
    case .role: .roles
    case .function, .functionURL, .functionPermission, .urlInvocation: .functions
    case .slackChannel, .teamsChannel: .chatChannels
    case .rule, .schedule, .scheduleGroup, .stateMachine: nil
    }
  }
}
