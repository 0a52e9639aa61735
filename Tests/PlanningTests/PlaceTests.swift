import Diagnostics
import Emit
import Plan
import Planning
import StatesLanguage
import TestSupport
import Testing

/// Resources of other accounts and Regions: how rules, schedules and state machines use them, and what is reported.
@Suite struct PlaceTests {
  private static let project = """
    project: shop
    environments: {production: {region: ap-northeast-1, account: "210987654321"}}

    """

  private static let accounts =
    project + #"accounts: {"111122223333": {role: "arn:aws:iam::111122223333:role/callee"}}"# + "\n"

  private static func arn(_ service: String, _ resource: String, _ account: String = "111122223333") -> String {
    "\"arn:aws:\(service):ap-northeast-1:\(account):\(resource)\""
  }

  private func planned(_ workflows: String..., project: String = PlaceTests.project) -> Planned {
    Planned(all: workflows, project: project, environment: "production")
  }

  @Test(arguments: [
    ("lambda/invoke", "{function: \(arn("lambda", "function:theirs"))}", "lambda:InvokeFunction"),
    ("lambda/invoke", "{function: \(arn("lambda", "function:theirs:live"))}", "lambda:InvokeFunction"),
    ("sqs/send", "{queue: \(arn("sqs", "theirs"))}", "sqs:SendMessage"),
    ("sns/publish", "{topic: \(arn("sns", "theirs"))}", "sns:Publish"),
    ("kinesis/put-record", "{stream: \(arn("kinesis", "stream/theirs"))}", "kinesis:PutRecord"),
    ("eventbridge/forward", "{bus: \(arn("events", "event-bus/theirs"))}", "events:PutEvents"),
  ])
  func rulesReachOtherAccountsByTheirOwnRole(_ uses: String, _ with: String, _ action: String) throws {
    let planned = planned(Planned.task(uses, with))
    let target = try #require(planned.target)
    #expect(target.role == ResourceIdentifier(.role, "new-order-events"))
    #expect(planned.resources(.functionPermission).isEmpty)
    let statement = try #require(
      planned.role("shop-production-new-order-events")?.policies.first?.document.statements.first)
    #expect(statement.actions == [action] && statement.resources.map(\.shown) == [target.arn.shown])
    let grant = try #require(planned.plan.outputs.first)
    #expect(grant.name == "new-order-only-grant")
    #expect(
      grant.value.shown
        == #"{"Sid":"AllowNewOrder","Effect":"Allow","Principal":{"AWS":"{role new-order-events arn}"},"Action":"\#(action)","Resource":"\#(target.arn.shown)"}"#
    )
    #expect(planned.findings.map(\.code) == [.grantNeeded])
  }

  @Test func resourcesOfTheOwnAccountKeepTheirOwnPolicies() throws {
    let planned = planned(Planned.task("sqs/send", "{queue: \(Self.arn("sqs", "theirs", "210987654321"))}"))
    #expect(planned.target?.role == nil)
    #expect(planned.plan.outputs.first?.value.shown.contains("events.amazonaws.com") ?? false)
  }

  @Test func whereTheAccountIsNotKnownNothingIsTakenForAnother() {
    let planned = Planned(Planned.task("sqs/send", "{queue: \(Self.arn("sqs", "theirs"))}"))
    #expect(planned.target?.role == nil)
    #expect(planned.mistakes.isEmpty)
  }

  @Test func schedulesReachOtherAccountsByTheirRole() throws {
    let planned = planned(
      Planned.task(
        "lambda/invoke", "{function: \(Self.arn("lambda", "function:theirs"))}", trigger: "{schedule: rate(1 hour)}"
      ))
    #expect(planned.plan.outputs.first?.value.shown.contains("{role new-order-scheduler arn}") ?? false)
    #expect(planned.schedules.count == 1)
  }

  @Test func machinesTakeOnARoleOfTheOtherAccount() throws {
    let planned = planned(
      Planned.workflow(
        tasks: """
          - {id: start, uses: stepfunctions/start, with: {machine: \(Self.arn("states", "stateMachine:far")), wait: true}}
          - {id: keep, uses: dynamodb/put-item, with: {table: \(Self.arn("dynamodb", "table/far")), item: {id: x}}}
          """), project: Self.accounts)
    #expect(planned.mistakes.isEmpty, "\(planned.findings.map(\.message.text))")
    let states = DefinitionCheck(try #require(planned.machines.first).machine.definition).states
    for state in states {
      #expect(state["Credentials"]?["RoleArn"]?.shown == #""arn:aws:iam::111122223333:role/callee""#)
    }
    let statements = try #require(
      planned.role("shop-production-new-order-machine")?.policies.first?.document.statements)
    #expect(statements.map(\.actions) == [["sts:AssumeRole"]])
    let output = try #require(planned.plan.outputs.first { $0.name == "new-order-111122223333-role" })
    #expect(
      output.value.shown
        == #"{"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{role new-order-machine arn}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:{partition}:states:{region}:{account}:stateMachine:shop-production-new-order"}}}]},"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"states:StartExecution","Resource":"arn:aws:states:ap-northeast-1:111122223333:stateMachine:far"},{"Effect":"Allow","Action":["states:DescribeExecution","states:StopExecution"],"Resource":"arn:aws:states:ap-northeast-1:111122223333:execution:far:*"},{"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"arn:aws:dynamodb:ap-northeast-1:111122223333:table/far"}]}}"#
    )
    #expect(planned.plan.prerequisites.map(\.kind) == [.stateMachine, .table, .role])
  }

  @Test(arguments: [
    "stepfunctions/start, with: {machine: \(arn("states", "stateMachine:far"))}",
    "dynamodb/put-item, with: {table: \(arn("dynamodb", "table/far")), item: {id: x}}",
    "firehose/put-record, with: {stream: \(arn("firehose", "deliverystream/far"))}",
    "codebuild/start-build, with: {project: \(arn("codebuild", "project/far"))}",
    "logs/write, with: {group: \(arn("logs", "log-group:/aws/events/far"))}",
  ])
  func withoutARoleMachinesReachNothingThatHasNoPolicy(_ uses: String) {
    #expect(planned(Planned.workflow(tasks: "- {id: a, uses: \(uses)}")).mistakes == [.roleOfOtherAccount])
  }

  @Test func machinesReachWhatHasAPolicyByTheirOwnRole() throws {
    let planned = planned(
      Planned.workflow(
        tasks: "- {id: a, uses: sqs/send, with: {queue: \(Self.arn("sqs", "far"))}}\n- wait: 1m"))
    #expect(planned.mistakes.isEmpty)
    #expect(planned.plan.outputs.first?.value.shown.contains("{role new-order-machine arn}") ?? false)
    let states = DefinitionCheck(try #require(planned.machines.first).machine.definition).states
    #expect(states.allSatisfy { $0["Credentials"] == nil })
  }

  @Test func shadowsReachNoOtherAccount() throws {
    let planned = planned(
      Planned.workflow(
        more: "state: shadow\n",
        tasks: "- {id: a, uses: stepfunctions/start, with: {machine: \(Self.arn("states", "stateMachine:far"))}}"),
      project: Self.accounts)
    #expect(planned.plan.outputs.isEmpty)
    let states = DefinitionCheck(try #require(planned.machines.first).machine.definition).states
    #expect(states.allSatisfy { $0["Credentials"] == nil })
  }

  @Test(arguments: [
    "sqs/send, with: {queue: \"arn:aws:sqs:us-east-1:210987654321:far\"}",
    "lambda/invoke, with: {function: \"arn:aws:lambda:us-east-1:210987654321:function:far\"}",
    "stepfunctions/start, with: {machine: \"arn:aws:states:us-east-1:210987654321:stateMachine:far\"}",
    "dynamodb/put-item, with: {table: \"arn:aws:dynamodb:us-east-1:111122223333:table/far\", item: {id: x}}",
    "eventbridge/put-event, with: {bus: \"arn:aws:events:us-east-1:210987654321:event-bus/far\", source: s, event: e}",
  ])
  func nothingReachesAnotherRegion(_ uses: String) {
    for trigger in ["{source: s, event: e}", "{schedule: rate(1 hour)}"] {
      let planned = planned(Planned.workflow(trigger: trigger, tasks: "- {id: a, uses: \(uses)}"))
      #expect(planned.mistakes == [.otherRegion], "\(planned.findings.map(\.message.text))")
    }
  }

  @Test func rulesForwardToBusesOfOtherRegions() throws {
    let planned = planned(
      Planned.task("eventbridge/forward", "{bus: \"arn:aws:events:us-east-1:111122223333:event-bus/far\"}"))
    #expect(planned.mistakes.isEmpty)
    #expect(planned.plan.outputs.count == 1)
    let own = self.planned(
      Planned.task("eventbridge/forward", "{bus: \"arn:aws:events:us-east-1:210987654321:event-bus/far\"}"))
    #expect(own.findings.isEmpty && own.plan.outputs.isEmpty)
  }

  @Test(arguments: ["us-east-1:210987654321", "ap-northeast-1:111122223333"])
  func rulesAreOnOwnBuses(_ place: String) {
    let bus = "\"arn:aws:events:\(place):event-bus/far\""
    let task = "- {id: a, uses: sqs/send, with: {queue: q}}"
    let project = Self.project + "sources: {theirs: {source: com.example, bus: \(bus)}}\n"
    for trigger in [
      "{source: s, event: e, bus: \(bus)}", "{pattern: {source: [s]}, bus: \(bus)}", "{source: theirs, event: e}",
    ] {
      #expect(
        planned(Planned.workflow(trigger: trigger, tasks: task), project: project).mistakes == [.busElsewhere])
    }
  }
}
