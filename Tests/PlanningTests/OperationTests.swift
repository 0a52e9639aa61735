import Diagnostics
import Plan
import Planning
import StatesLanguage
import TestSupport
import Testing

/// What single operations send, and what they are allowed.
@Suite struct OperationTests {
  private static let project = """
    project: desk
    connections:
      plain: {ses: {from: desk@example.com}}
      tracked: {ses: {from: desk@example.com, configuration-set: tracked}}
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}

    """

  private func planned(_ tasks: String) -> Planned { Planned(tasks: tasks, project: Self.project) }

  private func statements(_ planned: Planned) throws -> [PolicyStatement] {
    try #require(planned.role("desk-new-order-machine")?.policies.first { $0.name == "tasks" }?.document.statements)
  }

  @Test(
    arguments: [
      ("plain", nil, ["identity/*"]), ("tracked", "tracked", ["identity/*", "configuration-set/tracked"]),
    ] as [(String, String?, [String])])
  func mailsAreSentWithTheConnectionsConfigurationSet(_ name: String, _ set: String?, _ resources: [String]) throws
  {
    let planned = planned(
      "- {id: m, uses: email/send, with: {connection: \(name), to: a@example.com, subject: s, text: t}}")
    let state = try #require(DefinitionCheck(planned.machines[0].machine.definition).states.first)
    #expect(state["Arguments"]?["ConfigurationSetName"]?.shown == set.map { "\"\($0)\"" })
    let statement = try #require(try statements(planned).first)
    #expect(statement.actions == ["ses:SendEmail"])
    #expect(statement.resources.map(\.shown) == resources.map { "arn:{partition}:ses:{region}:{account}:\($0)" })
    #expect(statement.conditions.map(\.key) == ["ses:FromAddress"])
  }

  @Test(arguments: [
    ("", ["arn:{partition}:iam::{account}:role/*"]),
    (", role: \"arn:aws:iam::123456789012:role/t\"", ["arn:aws:iam::123456789012:role/t"]),
    (
      ", role: \"arn:aws:iam::123456789012:role/t\", execution-role: \"arn:aws:iam::123456789012:role/x\"",
      ["arn:aws:iam::123456789012:role/t", "arn:aws:iam::123456789012:role/x"]
    ),
    (
      ", role: \"arn:aws:iam::123456789012:role/t\", execution-role: \"arn:aws:iam::123456789012:role/t\"",
      ["arn:aws:iam::123456789012:role/t"]
    ),
  ])
  func containerTasksAreGivenTheRolesThatAreNamed(_ more: String, _ roles: [String]) throws {
    let task = "uses: ecs/run-task, with: {cluster: c, task-definition: t\(more)}"
    let machine = planned("- {id: t, \(task)}\n- wait: 1m")
    let passing = try #require(try statements(machine).first { $0.actions == ["iam:PassRole"] })
    #expect(passing.resources.map(\.shown) == roles)
    #expect(passing.conditions.map(\.key) == ["iam:PassedToService"])
    let rule = planned("- {id: t, \(task)}")
    let allowed = try #require(rule.role("desk-new-order-events")?.policies.first?.document.statements)
    #expect(allowed.contains(passing))
  }

  @Test func severalContainerTasksAreStartedBeyondTheOptimizedIntegration() throws {
    func resource(_ count: String) throws -> (String?, String?) {
      let planned = planned(
        "- {id: t, uses: ecs/run-task, with: {cluster: c, task-definition: t\(count)}}\n- wait: 1m")
      let state = try #require(DefinitionCheck(planned.machines[0].machine.definition).states.first)
      return (state["Resource"]?.shown, state["Arguments"]?["Count"]?.shown)
    }
    #expect(try resource("") == ("\"arn:{partition}:states:::ecs:runTask\"", nil))
    #expect(try resource(", count: 1") == ("\"arn:{partition}:states:::ecs:runTask\"", nil))
    #expect(try resource(", count: 2") == ("\"arn:{partition}:states:::aws-sdk:ecs:runTask\"", "2"))
  }

  /// A value of the event must not lead to another address, and only a state machine surely encodes it.
  @Test(arguments: [
    ("/orders/${{ event.id }}", true), ("/orders/${{ event.account }}/${{ event.region }}", true),
    ("/orders/${{ event.detail.id }}", false), ("/orders/${{ event.source }}", false),
    ("/orders/${{ event.resources[0] }}", false),
  ])
  func targetsInsertOnlyWhatNeedsNoEncodingIntoAnAddress(_ path: String, _ isTarget: Bool) throws {
    let planned = planned("- {id: c, uses: http/request, with: {connection: crm, path: \"\(path)\"}}")
    #expect(planned.mistakes.isEmpty)
    #expect(planned.machines.isEmpty == isTarget)
    guard !isTarget else { return }
    let state = try #require(DefinitionCheck(planned.machines[0].machine.definition).states.first)
    #expect(state["Arguments"]?["ApiEndpoint"]?.shown.contains("$encodeUrlComponent($string(") ?? false)
  }

  @Test func addressesOfQueuesAreInThePartitionsDomain() throws {
    let planned = planned(
      """
      - {id: a, uses: sqs/send, with: {queue: own}}
      - {id: b, uses: sqs/send, with: {queue: "arn:aws-cn:sqs:cn-north-1:123456789012:theirs"}}
      """)
    let states = DefinitionCheck(planned.machines[0].machine.definition).states
    #expect(
      states.map { $0["Arguments"]?["QueueUrl"]?.shown } == [
        "\"{queue own url}\"", "\"https://sqs.cn-north-1.{urlSuffix}/123456789012/theirs\"",
      ])
    let own = try #require(planned.resources(.queue).first { $0.identifier.label == "own" })
    #expect(own.body.builtText(of: .url)?.shown == "https://sqs.{region}.{urlSuffix}/{account}/own")
  }

  /// What must exist before the deployment is listed once, in the order of its kinds.
  @Test func whatMustExistIsListed() {
    let planned = Planned(
      Planned.workflow(
        trigger: "{source: com.example.shop, event: e, bus: shop}",
        tasks: """
          - {id: a, uses: lambda/invoke, with: {function: notify}}
          - {id: b, uses: sqs/send, with: {queue: own}}
          - {id: c, uses: sqs/send, with: {queue: "arn:aws:sqs:eu-west-1:123456789012:theirs"}}
          - {id: d, uses: email/send, with: {connection: tracked, to: a@example.com, subject: s, text: t}}
          - {id: e, uses: http/request, with: {connection: crm, path: /a}}
          - {id: f, uses: stepfunctions/start, with: {machine: started}}
          - {id: g, uses: stepfunctions/start, with: {machine: other}}
          - {id: h, uses: s3/put-object, with: {bucket: archive, key: k, body: b}}
          """),
      Planned.workflow(
        "started", trigger: "{source: aws.partner/example.com/x/y, event: e}",
        tasks: "- {id: a, uses: lambda/invoke, with: {function: notify}}"), project: Self.project)
    #expect(planned.mistakes.isEmpty, "\(planned.findings.map(\.message.text))")
    #expect(
      planned.plan.prerequisites.map { "\($0.kind) \($0.name.shown)" } == [
        "partnerEventSource aws.partner/example.com/x/y", "eventBus shop", "secret crm/token",
        "mailSender desk@example.com", "configurationSet tracked",
        "queue arn:aws:sqs:eu-west-1:123456789012:theirs",
        "function notify", "stateMachine other", "bucket archive",
      ])
  }
}
