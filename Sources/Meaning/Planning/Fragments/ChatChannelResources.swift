import Catalog
import Plan
import Source

// A chat message goes to a topic that Amazon Q Developer in chat applications is subscribed to. It shows only events
// of AWS services, unchanged, and its own schema of custom notifications; it silently drops anything else
// (Amazon Q Developer in chat applications Administrator Guide, "Custom notifications").
extension ChatChannel {
  /// The channel's topic, the role of its configuration, and the configuration.
  func parts(_ facts: ProjectFacts, topic: ResourceIdentifier) -> [SharedResource.Part] {
    let label = topic.label
    let role = ResourceIdentifier(.role, label)
    // No condition: none is documented for this trust (Administrator Guide, "Protection policies").
    let trust = PolicyStatement(services: ["chatbot.amazonaws.com"], actions: ["sts:AssumeRole"])
    let guardrail = PlanText([.literal("arn:"), .partition, .literal(":iam::aws:policy/ReadOnlyAccess")])
    let settings = ChatSettings(
      role: role, topics: [topic], guardrails: [guardrail], logLevel: .errors, requiresUserRole: false)
    let bodies: [(ResourceIdentifier, ResourceBody)] = [
      (topic, .topic(name: facts.names.name(label, limit: 256))),
      (
        role,
        .role(
          RoleBody(
            name: facts.names.name(label, limit: 64),
            description: "Gives the chat channel \(name) no permissions in the account.",
            trust: PolicyDocument([trust]), policies: []))
      ),
      configuration(named: facts.names.name(name, limit: 128), settings),
    ]
    return bodies.map { SharedResource.Part(identifier: $0.0, body: $0.1, origin: origin.span) }
  }

  private func configuration(
    named configuration: String, _ settings: ChatSettings
  ) -> (ResourceIdentifier, ResourceBody) {
    switch app {
    case .slack:
      var (workspace, channel) = (PlanText.parameter(name + "-workspace"), PlanText.parameter(name + "-channel"))
      if case .slack(let givenWorkspace, let givenChannel)? = place {
        (workspace, channel) = (PlanText(givenWorkspace), PlanText(givenChannel))
      }
      return (
        ResourceIdentifier(.slackChannel, name),
        .slackChannel(
          SlackChannelBody(name: configuration, workspace: workspace, channel: channel, settings: settings))
      )
    case .teams:
      var (team, tenant) = (PlanText.parameter(name + "-team"), PlanText.parameter(name + "-tenant"))
      var channel = PlanText.parameter(name + "-channel")
      if case .teams(let givenTeam, let givenTenant, let givenChannel)? = place {
        (team, tenant, channel) = (PlanText(givenTeam), PlanText(givenTenant), PlanText(givenChannel))
      }
      return (
        ResourceIdentifier(.teamsChannel, name),
        .teamsChannel(
          TeamsChannelBody(name: configuration, team: team, tenant: tenant, channel: channel, settings: settings))
      )
    }
  }

  /// The IDs of the channel, which must be given when the workflow is deployed.
  var parameters: [PlannedParameter] {
    guard place == nil else { return [] }
    return switch app {
    case .slack:
      [
        PlannedParameter(
          name: name + "-workspace", description: "The ID of the Slack workspace of '\(name)', such as T0123ABCD.",
          pattern: "^[0-9A-Z]{1,255}$", origin: origin.span),
        PlannedParameter(
          name: name + "-channel", description: "The ID of the Slack channel '\(name)', such as C0123ABCD.",
          pattern: "^[A-Za-z0-9]+$", origin: origin.span),
      ]
    case .teams:
      [
        PlannedParameter(
          name: name + "-team", description: "The ID of the Microsoft Teams team of '\(name)'.",
          pattern: uuidPattern,
          origin: origin.span),
        PlannedParameter(
          name: name + "-tenant", description: "The ID of the Microsoft Teams tenant of '\(name)'.",
          pattern: uuidPattern, origin: origin.span),
        PlannedParameter(
          name: name + "-channel",
          description: "The ID of the Microsoft Teams channel '\(name)', URL-encoded as in its link.",
          pattern: "^([a-zA-Z0-9-_=+/.,])*%3[aA]([a-zA-Z0-9-_=+/.,])*%40([a-zA-Z0-9-_=+/.,])*$", origin: origin.span
        ),
      ]
    }
  }
}

private let uuidPattern = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
