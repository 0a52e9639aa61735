import Diagnostics
import Plan
import Planning
import Source
import StatesLanguage
import TestSupport
import Testing

/// Workflows that others start by their names.
@Suite struct StartedWorkflowTests {
  private static let project = """
    project: p
    environments:
      staging: {region: ap-northeast-1, account: "111111111111", vars: {next: pack}}
      production: {region: ap-northeast-1, account: "222222222222", vars: {next: fulfil}}

    """

  private func start(_ machine: String, _ more: String = "", from name: String = "place", tail: String = "")
    -> String
  {
    Planned.workflow(
      name, tasks: "- {id: go, uses: stepfunctions/start, with: {machine: \(machine)\(more)}}\(tail)")
  }

  private func pack(_ name: String = "pack", _ more: String = "", tasks: String = item) -> String {
    Planned.workflow(name, trigger: "{source: com.example.shop, event: order.packed}", more: more, tasks: tasks)
  }

  /// A task that is quick and may run twice.
  private static let item =
    "- {id: keep, uses: dynamodb/put-item, with: {table: tab, item: {id: \"${{ event.id }}\"}}}"
  private static let send = "- {id: keep, uses: sqs/send, with: {queue: q}}"

  private func statements(_ planned: Planned, _ role: String) -> [PolicyStatement] {
    planned.role(role)?.policies.first?.document.statements ?? []
  }

  @Test func aTargetRefersToItsMachine() throws {
    let planned = Planned(start("pack"), pack(tasks: Self.send), project: Self.project, environment: "production")
    #expect(planned.mistakes.isEmpty)
    // It could be a target of its rule, but is a machine because it is started by name.
    #expect(planned.machines.map(\.name) == ["p-production-pack"])
    let target = try #require(planned.rules.first { $0.name == "p-production-place" }?.targets.first)
    #expect(target.arn.shown == "{stateMachine pack arn}")
    #expect(
      statements(planned, "p-production-place-events").map { ($0.resources.map(\.shown)) } == [
        ["{stateMachine pack arn}"]
      ])
  }

  @Test func aScheduleRefersToItsMachine() throws {
    let planned = Planned(
      Planned.workflow(
        "nightly", trigger: "{schedule: rate(1 day)}",
        tasks: "- {id: go, uses: stepfunctions/start, with: {machine: pack}}"), pack())
    #expect(planned.mistakes.isEmpty)
    #expect(planned.schedules.map(\.arn.shown) == ["{stateMachine pack arn}"])
  }

  @Test func aStateRefersToItsMachine() throws {
    let planned = Planned(start("pack", ", wait: true"), pack(tasks: Self.send))
    #expect(planned.mistakes.isEmpty)
    let machine = try #require(planned.machines.first { $0.name == "tasuki-place" })
    #expect(machine.machine.definition.shown.contains("\"StateMachineArn\":\"{stateMachine pack arn}\""))
    let resources = statements(planned, "tasuki-place-machine").flatMap(\.resources).map(\.shown)
    #expect(
      resources.prefix(2) == [
        "{stateMachine pack arn}",
        "arn:{partition}:states:{region}:{account}:execution:{stateMachine pack name}:*",
      ])
  }

  @Test func anotherNameIsAMachineThatExists() throws {
    let planned = Planned(start("fulfil"), pack(tasks: Self.send))
    #expect(planned.machines.isEmpty)
    #expect(
      planned.rules.compactMap(\.targets.first?.arn.shown).contains {
        $0 == "arn:{partition}:states:{region}:{account}:stateMachine:fulfil"
      })
  }

  @Test func anARNIsNeverAWorkflow() throws {
    let arn = "arn:aws:states:ap-northeast-1:123456789012:stateMachine:pack"
    let planned = Planned(start("\"\(arn)\""), pack(tasks: Self.send))
    #expect(planned.machines.isEmpty)
    #expect(planned.rules.contains { $0.targets.first?.arn.shown == arn })
  }

  @Test(arguments: [("staging", "{stateMachine pack arn}"), ("production", "stateMachine:fulfil")])
  func aVariableNamesAWorkflow(_ environment: String, _ arn: String) throws {
    let planned = Planned(
      start("\"${{ vars.next }}\""), pack(tasks: Self.send), project: Self.project, environment: environment)
    #expect(planned.mistakes.isEmpty)
    #expect(planned.machines.count == (environment == "staging" ? 1 : 0))
    let rule = try #require(planned.rules.first { $0.name == "p-\(environment)-place" })
    #expect(rule.targets.first?.arn.shown.hasSuffix(arn) == true)
  }

  @Test(arguments: [item, item + "\n- wait: 1m"], [false, true])
  func aNameOnAWSIsAWarning(tasks: String, isExpress: Bool) throws {
    let name = "p-production-pack" + (isExpress ? "_express" : "")
    let planned = Planned(start(name), pack(tasks: tasks), project: Self.project, environment: "production")
    #expect(planned.mistakes == [.machineNameOnAWS])
    #expect(planned.findings.first { $0.code == .machineNameOnAWS }?.hint?.text == "write 'machine: pack'")
    let other = Planned(start(name), pack(tasks: tasks), project: Self.project, environment: "staging")
    #expect(other.mistakes.isEmpty)
  }

  // MARK: Types

  @Test func workflowsThatOthersWaitForAreStandard() throws {
    let plain = Planned(start("pack"), pack())
    #expect(plain.machines.map(\.kind) == [.express])
    let waited = Planned(start("pack", ", wait: true"), pack())
    let machine = try #require(waited.machines.first { $0.name == "tasuki-pack" })
    #expect(machine.kind == .standard)
    #expect(machine.machine.comment == "STANDARD because another workflow waits for its end.")
  }

  @Test func nothingWaitsForAnExpressMachine() throws {
    let planned = Planned(start("pack", ", wait: true"), pack("pack", "state-machine: express\n"))
    #expect(planned.mistakes == [.notExpress])
    let finding = try #require(planned.findings.first { $0.code == .notExpress })
    #expect(finding.labels.map(\.text.text) == ["this waits for its end"])
    #expect(finding.labels.first?.span.file != finding.span?.file)
  }

  @Test func theNameDependsOnTheType() {
    func names(_ more: String, _ tasks: String, _ name: String = "pack") -> [String] {
      Planned(pack(name, more, tasks: tasks)).machines.map(\.name)
    }
    let waits = Self.item + "\n- wait: 10m"
    #expect(names("", Self.item) == ["tasuki-pack_express"])
    #expect(names("", waits) == ["tasuki-pack"])
    #expect(names("state-machine: express\n", Self.send) == ["tasuki-pack_express"])
    #expect(names("state-machine: standard\n", Self.item) == ["tasuki-pack"])
    // Also if a name is cut.
    let long = String(repeating: "a", count: 48)
    let project = "project: \(String(repeating: "p", count: 32))\n"
    let both = ["", "state-machine: standard\n"].flatMap {
      Planned(pack(long, $0), project: project).machines.map(\.name)
    }
    #expect(Set(both).count == 2 && both.allSatisfy { $0.utf8.count <= 80 })
  }

  @Test(arguments: [
    item, item + "\n- wait: 10m", item + "\n- {id: b, uses: sqs/send, with: {queue: q}}",
    "- {id: a, uses: sns/publish, with: {topic: t, subject: Hello}}",
    "- {for-each: \"${{ event.detail.lines }}\", tasks: [{id: a, uses: dynamodb/put-item, with: {table: tab, item: {id: \"${{ item.id }}\"}}}]}",
  ])
  func aShadowHasTheTypeOfTheLiveWorkflow(tasks: String) throws {
    let live = try #require(Planned(pack(tasks: tasks)).machines.first)
    let shadow = try #require(Planned(pack("pack", "state: shadow\n", tasks: tasks)).machines.first)
    #expect(shadow.kind == live.kind)
    #expect(shadow.name == live.name)
    // Its log group does not depend on the type.
    #expect(shadow.logGroup == live.logGroup)
  }

  @Test func aShadowIsCheckedLikeTheLiveWorkflow() {
    let planned = Planned(pack("pack", "state: shadow\nstate-machine: express\n", tasks: "- wait: 10m"))
    #expect(planned.mistakes == [.notExpress])
  }

  // MARK: Circles

  @Test func machinesOfACycleNameEachOther() throws {
    let planned = Planned(
      start("b", from: "a", tail: "\n- wait: 1m"), start("c", from: "b"), start("a", from: "c"),
      start("a", from: "outside"))
    #expect(planned.mistakes.isEmpty)
    #expect(planned.machines.map(\.name) == ["tasuki-a", "tasuki-b", "tasuki-c"])
    for (machine, next) in zip(planned.machines, ["b", "c", "a"]) {
      #expect(machine.machine.definition.shown.contains("stateMachine:tasuki-\(next)\""), "\(next)")
      #expect(!machine.machine.definition.shown.contains("{stateMachine"))
    }
    let target = planned.rules.first { $0.name == "tasuki-outside" }?.targets.first
    #expect(target?.arn.shown == "{stateMachine a arn}")
  }

  @Test func aMachineThatStartsItselfNamesItself() throws {
    let tasks = "- {id: again, if: event.detail.rest, uses: stepfunctions/start, with: {machine: pack}}"
    let machine = try #require(Planned(pack("pack", "state-machine: express\n", tasks: tasks)).machines.first)
    #expect(machine.machine.definition.shown.contains("stateMachine:tasuki-pack_express\""))
  }

  @Test func aLongChainOfStartsIsPlanned() {
    let count = 1_000
    let workflows = (0..<count).map { start("w\($0 + 1)", from: "w\($0)") }
    let planned = Planned(all: workflows)
    #expect(planned.mistakes == [.tooManyRules])
    #expect(planned.machines.count == count - 1)
  }
}
