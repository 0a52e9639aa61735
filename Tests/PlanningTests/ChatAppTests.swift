import Diagnostics
import Plan
import StatesLanguage
import TestSupport
import Testing

@Suite struct ChatAppTests {
  private static let project = """
    project: shop
    connections:
      bot: {discord: {token: {secret: discord/token}, channel: "111"}}
      work: {chatwork: {token: {secret: chatwork/token}}}

    """

  @Test func aRuleItselfPostsToDiscord() throws {
    let planned = Planned(
      Planned.task("discord/post-message", "{connection: bot, text: \"${{ event.detail.name }}\"}"),
      project: Self.project)
    #expect(planned.mistakes.isEmpty)
    guard case .apiDestination(let destination)? = planned.resources(.apiDestination).first?.body,
      case .connection(let connection)? = planned.resources(.connection).first?.body
    else { throw Unexpected("no destination") }
    #expect(destination.endpoint.literal == "https://discord.com/api/v10/channels/111/messages")
    #expect(
      connection.authorization
        == .apiKey(
          header: "Authorization", value: .secretsManager(prefix: "Bot ", name: "discord/token", key: nil)))
    guard case .transformer(let input)? = planned.rules.first?.targets.first?.input else {
      throw Unexpected("no transformer")
    }
    #expect(input.template.contains("\"parse\": []"))
  }

  @Test func aMachinePostsAFormToChatwork() throws {
    let planned = Planned(
      Planned.task("chatwork/post-message", "{connection: work, room: \"22\", text: hello, unread: true}"),
      project: Self.project)
    #expect(planned.mistakes.isEmpty)
    let definition = try #require(planned.machines.first).machine.definition
    let check = DefinitionCheck(definition)
    #expect(check.problems.isEmpty, "\(check.problems)")
    for text in [
      "https://api.chatwork.com/v2/rooms/22/messages", "application/x-www-form-urlencoded", "URL_ENCODED",
    ] {
      #expect(check.texts.contains(text), "\(text)")
    }
  }
}
