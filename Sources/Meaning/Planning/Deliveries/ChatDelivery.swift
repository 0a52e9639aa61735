import Catalog
import Plan
import Source
import Workflows

// A chat message goes to a topic that Amazon Q Developer in chat applications is subscribed to. It shows only events
// of AWS services, unchanged, and its own schema of custom notifications; anything else it drops in silence
// (Amazon Q Developer in chat applications Administrator Guide, "Custom notifications").
extension WorkflowPlanner {
  mutating func chatDraft(_ task: WorkflowTask) -> TargetDraft? {
    guard let channel = text(task, "channel"), let topic = chatTopic(task, channel) else {
      giveUp()
      return nil
    }
    var content: [(String, InputValue)] = [("textType", .literal("client-markdown"))]
    if let title = task.input("title").flatMap({ inputValue($0) }) { content.append(("title", title)) }
    guard let text = task.input("text").flatMap({ inputValue($0) }) else { return nil }
    content.append(("description", text))
    for (input, member) in [("next-steps", "nextSteps"), ("keywords", "keywords")] {
      if let list = task.input(input).flatMap({ inputValue($0) }) { content.append((member, list)) }
    }
    var members: [(String, InputValue)] = [
      ("version", .literal("1.0")), ("source", .literal("custom")), ("content", .map(content)),
    ]
    if let thread = task.input("thread").flatMap({ inputValue($0) }) {
      members.append(("metadata", .map([("threadId", thread)])))
    }
    return TargetDraft(
      arn: .reference(topic, .arn), access: .topic(topic), message: .value(.map(members)), parameters: nil,
      schedule: .target(
        arn: .reference(topic, .arn),
        statements: [PolicyStatement(actions: ["sns:Publish"], resources: [.reference(topic, .arn)])],
        parameters: nil))
  }

  /// The topic of a channel, made with the channel's configuration and role by the first task that uses it.
  mutating func chatTopic(_ task: WorkflowTask, _ channel: String) -> ResourceIdentifier? {
    let origin = task.input("channel")?.span ?? task.span
    let isTeams = task.uses.value.hasPrefix("teams/")
    let settings: ConnectionSettings
    var place = origin
    if let project = builder.request.project {
      guard let connection = project.connection(named: channel) else { return nil }
      settings = connection.settings
      place = connection.span
    } else {
      settings = .invalid
    }
    let builder = builder
    let label = "chat-" + channel
    let topic = builder.shared(.topic, key: label, label: label, workflow: name, origin: place) { _ in
      .topic(name: builder.physicalName(.topic, [label], limit: 256))
    }
    let role = builder.shared(.role, key: label, label: label, workflow: name, origin: place) { _ in
      // No condition: none is documented for this trust (Administrator Guide, "Protection policies").
      .role(
        RoleBody(
          name: builder.physicalName(.role, [label], limit: 64),
          description: "What the chat channel \(channel) may do in the account: nothing.",
          trust: PolicyDocument([PolicyStatement(services: ["chatbot.amazonaws.com"], actions: ["sts:AssumeRole"])]
          ),
          policies: []))
    }
    let guardrail = PlanText([.literal("arn:"), .partition, .literal(":iam::aws:policy/ReadOnlyAccess")])
    let chat = ChatSettings(
      role: role, topics: [topic], guardrails: [guardrail], logLevel: .errors, requiresUserRole: false)
    let configuration = builder.names.name(channel, limit: 128)
    if isTeams {
      _ = builder.shared(.teamsChannel, key: label, label: channel, workflow: name, origin: place) { _ in
        let (team, tenant, id): (PlanText, PlanText, PlanText)
        if case .teams(let givenTeam, let givenTenant, let givenChannel) = settings {
          (team, tenant, id) = (
            PlanText(givenTeam.value), PlanText(givenTenant.value), PlanText(givenChannel.value)
          )
        } else {
          team = builder.parameter(
            PlannedParameter(
              name: channel + "-team", description: "The id of the Microsoft Teams team of '\(channel)'.",
              pattern: uuidPattern, origin: origin))
          tenant = builder.parameter(
            PlannedParameter(
              name: channel + "-tenant", description: "The id of the Microsoft Teams tenant of '\(channel)'.",
              pattern: uuidPattern, origin: origin))
          id = builder.parameter(
            PlannedParameter(
              name: channel + "-channel",
              description: "The id of the Microsoft Teams channel '\(channel)', URL-encoded as in its link.",
              pattern: "^([a-zA-Z0-9-_=+/.,])*%3[aA]([a-zA-Z0-9-_=+/.,])*%40([a-zA-Z0-9-_=+/.,])*$", origin: origin)
          )
        }
        return .teamsChannel(
          TeamsChannelBody(
            name: configuration, team: team, tenant: tenant, channel: id, settings: chat))
      }
    } else {
      _ = builder.shared(.slackChannel, key: label, label: channel, workflow: name, origin: place) { _ in
        let (workspace, id): (PlanText, PlanText)
        if case .slack(let givenWorkspace, let givenChannel) = settings {
          (workspace, id) = (PlanText(givenWorkspace.value), PlanText(givenChannel.value))
        } else {
          workspace = builder.parameter(
            PlannedParameter(
              name: channel + "-workspace",
              description: "The id of the Slack workspace of '\(channel)', such as T0123ABCD.",
              pattern: "^[0-9A-Z]{1,255}$", origin: origin))
          id = builder.parameter(
            PlannedParameter(
              name: channel + "-channel",
              description: "The id of the Slack channel '\(channel)', such as C0123ABCD.",
              pattern: "^[A-Za-z0-9]+$", origin: origin))
        }
        return .slackChannel(
          SlackChannelBody(
            name: configuration, workspace: workspace, channel: id, settings: chat))
      }
    }
    return topic
  }
}

private let uuidPattern = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
