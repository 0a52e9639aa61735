// Source: CloudFormation, AWS::Chatbot::SlackChannelConfiguration and AWS::Chatbot::MicrosoftTeamsChannelConfiguration.
extension ConnectionKind {
  static let slack = ConnectionKind(
    "slack", "A Slack channel, reached through Amazon Q Developer in chat applications, with no token to keep.",
    reachesPeople: true, fields: slackFields
  ) { values in
    guard let workspace = values.text("workspace"), let channel = values.text("channel") else { return nil }
    return .slackChannel(workspace: workspace, channel: channel)
  }

  static let teams = ConnectionKind(
    "teams", "A Teams channel, reached through Amazon Q Developer in chat applications, with no token to keep.",
    reachesPeople: true, fields: teamsFields
  ) { values in
    guard let team = values.text("team"), let tenant = values.text("tenant"), let channel = values.text("channel")
    else { return nil }
    return .teamsChannel(team: team, tenant: tenant, channel: channel)
  }

  private static let slackFields = [
    ConnectionField(
      "workspace", .text, "The workspace ID, which the console shows after you have authorized Slack.",
      required: true, limits: Limits(length: 1...255, characters: .slackWorkspace)),
    ConnectionField(
      "channel", .text, "The channel ID, at the end of its link; the channel must have the app as a member.",
      required: true, limits: Limits(length: 1...255, characters: .slackChannel)),
  ]

  private static let teamsFields = [
    ConnectionField(
      "team", .text, "The team ID: `groupId` in the channel's link.", required: true,
      limits: Limits(length: 36...36, characters: .uuid)),
    ConnectionField(
      "tenant", .text, "The tenant ID: `tenantId` in the channel's link.", required: true,
      limits: Limits(length: 36...36, characters: .uuid)),
    ConnectionField(
      "channel", .text, "The channel ID from its link: `19%3A…%40thread.tacv2`.", required: true,
      limits: Limits(length: 1...255, characters: .teamsChannel)),
  ]
}
