// Source: CloudFormation, AWS::Chatbot::SlackChannelConfiguration and AWS::Chatbot::MicrosoftTeamsChannelConfiguration.
extension ConnectionKind {
  static let slackFields = [
    ConnectionField(
      "workspace", .text, "The workspace's id, which the console shows once Slack has been authorised there.",
      required: true, limits: Limits(length: 1...255, characters: .slackWorkspace)),
    ConnectionField(
      "channel", .text, "The channel's id, at the end of its link; the app must have been invited to it.",
      required: true, limits: Limits(length: 1...255, characters: .slackChannel)),
  ]

  static let teamsFields = [
    ConnectionField(
      "team", .text, "The team's id: `groupId` in the channel's link.", required: true,
      limits: Limits(length: 36...36, characters: .uuid)),
    ConnectionField(
      "tenant", .text, "The tenant's id: `tenantId` in the channel's link.", required: true,
      limits: Limits(length: 36...36, characters: .uuid)),
    ConnectionField(
      "channel", .text, "The channel's id as its link has it: `19%3A…%40thread.tacv2`.", required: true,
      limits: Limits(length: 1...255, characters: .teamsChannel)),
  ]

  static let slackAPIFields = [
    ConnectionField("token", .text, "The bot's token.", required: true, secret: true),
    ConnectionField(
      "channel", .text, "The channel's id, for tasks that name none.",
      limits: Limits(length: 1...255, characters: .slackChannel)),
  ]
}
