import Emit
import Plan

extension ResourceSpeller {
  /// A Slack channel of Amazon Q Developer in chat applications.
  mutating func block(for channel: SlackChannelBody, of resource: PlannedResource) -> HCLBlock {
    block(
      resource,
      [
        .attribute("configuration_name", .text(channel.name)),
        .attribute("slack_team_id", spelling.text(channel.workspace)),
        .attribute("slack_channel_id", spelling.text(channel.channel)),
      ] + body(of: channel.settings) + tags(of: resource))
  }

  /// A Teams channel of the same service.
  mutating func block(for channel: TeamsChannelBody, of resource: PlannedResource) -> HCLBlock {
    block(
      resource,
      [
        .attribute("configuration_name", .text(channel.name)),
        .attribute("tenant_id", spelling.text(channel.tenant)),
        .attribute("team_id", spelling.text(channel.team)),
        .attribute("channel_id", spelling.text(channel.channel)),
      ] + body(of: channel.settings) + tags(of: resource))
  }

  private mutating func body(of settings: ChatSettings) -> [HCLItem] {
    [
      .attribute("iam_role_arn", spelling.reference(settings.role, .arn)),
      .attribute("sns_topic_arns", .list(settings.topics.map { spelling.reference($0, .arn) })),
      // Without one, AWS attaches AdministratorAccess.
      .attribute("guardrail_policy_arns", .list(settings.guardrails.map { spelling.text($0) })),
      .attribute("logging_level", .text(settings.logLevel.rawValue)),
      .attribute("user_authorization_required", .bool(settings.requiresUserRole)),
    ]
  }
}
