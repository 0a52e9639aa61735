import Diagnostics
import Emit
import Plan
import Planning
import TestSupport
import Testing

/// Permissions. The facts are in docs/targets.md.
@Suite struct PermissionTests {
  @Test func topicPoliciesHoldNoCondition() throws {
    let planned = Planned(Planned.task("sns/publish", "{topic: orders}"))
    guard case .topicPolicy(let topic, let document)? = planned.resources(.topicPolicy).first?.body else {
      throw Unexpected("no topic policy")
    }
    #expect(topic.label == "orders")
    #expect(
      document.value.shown
        == #"{"Version":"2012-10-17","Statement":[{"Sid":"AllowEventBridge","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"{topic orders arn}"}]}"#
    )
  }

  @Test func queuesAllowOnlyTheirRules() {
    let planned = Planned(
      Planned.task("sqs/send", "{queue: orders}"),
      Planned.workflow("old-order", tasks: "- {id: send, uses: sqs/send, with: {queue: orders}}"))
    let policies = planned.resources(.queuePolicy).compactMap { resource -> String? in
      guard case .queuePolicy(let queue, let document) = resource.body, queue.label == "orders" else { return nil }
      return document.value.shown
    }
    #expect(
      policies == [
        #"{"Version":"2012-10-17","Statement":[{"Sid":"AllowEventBridge","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{queue orders arn}","Condition":{"ArnEquals":{"aws:SourceArn":["{rule new-order arn}","{rule old-order arn}"]}}}]}"#
      ])
    #expect(planned.plan.resources.first { $0.identifier == ResourceIdentifier(.queue, "orders") }?.workflow == nil)
    #expect(planned.mistakes.isEmpty)
  }

  @Test func everyTargetHasADeadLetterQueueThatTakesItsRules() throws {
    let planned = Planned(Planned.task("lambda/invoke", "{function: notify}"))
    #expect(planned.target?.deadLetterQueue?.shown == "{queue new-order-dead-letter arn}")
    guard case .queuePolicy(_, let document)? = planned.resources(.queuePolicy).first?.body else {
      throw Unexpected("no policy")
    }
    #expect(document.statements.first?.conditions.first?.values.map(\.shown) == ["{rule new-order arn}"])
  }

  @Test func deadLettersCanBeLeftOutWithAReason() {
    let planned = Planned(
      tasks: "- id: only\n  uses: sqs/send\n  with: {queue: orders}\n  dead-letter: none\n  because: It is tried.")
    #expect(planned.mistakes.isEmpty)
    #expect(planned.target?.deadLetterQueue == nil)
    #expect(planned.resources(.queue).map(\.identifier.label) == ["orders"])
  }

  @Test func functionsAllowRulesByARNAndNeverByAccount() throws {
    let planned = Planned(
      Planned.task(
        "lambda/invoke", #"{function: "arn:aws:lambda:ap-northeast-1:123456789012:function:notify:live"}"#))
    guard case .functionPermission(let body)? = planned.resources(.functionPermission).first?.body else {
      throw Unexpected("no permission")
    }
    #expect(body.function.shown == "arn:aws:lambda:ap-northeast-1:123456789012:function:notify")
    #expect(body.qualifier == "live")
    #expect(body.caller == .rule(ResourceIdentifier(.rule, "new-order")))
    #expect(planned.target?.role == nil)
  }

  @Test(arguments: [
    ("sqs/send", "{queue: orders}", ResourceIdentifier(.queuePolicy, "orders")),
    ("logs/write", "{group: orders}", ResourceIdentifier(.logPolicy, "events")),
    ("lambda/invoke", "{function: notify}", ResourceIdentifier(.functionPermission, "new-order-only")),
    ("stepfunctions/start", "{machine: fulfil}", nil),
  ])
  func targetsWaitForThePoliciesThatLetThemIn(_ uses: String, _ with: String, _ own: ResourceIdentifier?) throws {
    let planned = Planned(Planned.task(uses, with))
    let target = try #require(planned.target)
    #expect(target.waitsFor == [own, ResourceIdentifier(.queuePolicy, "new-order-dead-letter")].compactMap(\.self))
    #expect(target.waitsFor.allSatisfy(planned.plan.resources.map(\.identifier).contains))
  }

  @Test func onlyTheirRulesAssumeRoles() {
    let planned = Planned(Planned.task("stepfunctions/start", "{machine: fulfil}"))
    let role = planned.role("tasuki-new-order-events")
    #expect(
      role?.trust.value.shown
        == #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"{account}"},"ArnLike":{"aws:SourceArn":"{rule new-order arn}"}}}]}"#
    )
    #expect(
      role?.policies.first?.document.value.shown
        == #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"states:StartExecution","Resource":"arn:{partition}:states:{region}:{account}:stateMachine:fulfil"}]}"#
    )
  }

  @Test func manyRulesAreTrustedByTheBeginningOfTheirNames() throws {
    let name = "a-workflow-with-a-name-that-is-as-long-as-it-can"
    let triggers = (1...9).map { "{source: s, event: e\($0)}" }.joined(separator: ", ")
    let planned = Planned(
      name, trigger: "[\(triggers)]", tasks: "- {id: a, uses: stepfunctions/start, with: {machine: m}}",
      project: "project: a-project-with-a-name-that-is-long\n")
    #expect(planned.rules.count == 9)
    let role = try #require(planned.resources(.role).first)
    guard case .role(let body) = role.body, let trust = body.trust.statements.first,
      let pattern = trust.conditions.last?.values.first?.shown, trust.conditions.last?.values.count == 1
    else { throw Unexpected("no trust") }
    let names = try #require(pattern.split(separator: "/").last)
    #expect(names.hasPrefix("*a-project-with"))
    let expression = try Regex(
      names.split(separator: "*", omittingEmptySubsequences: false).joined(separator: ".*"))
    for rule in planned.rules { #expect(rule.name.wholeMatch(of: expression) != nil && rule.name.utf8.count <= 64) }
  }

  /// Only a rule's own targets allow it, not those of the workflow's other rules.
  @Test func eachRuleIsAllowedByItsOwnTargets() throws {
    let theirs = "arn:aws:sqs:ap-northeast-1:123456789012:theirs"
    let uses = [
      "sqs/send, with: {queue: first}", "lambda/invoke, with: {function: shared}", "sqs/send, with: {queue: both}",
      "sns/publish, with: {topic: orders}", "sqs/send, dead-letter: none, because: x, with: {queue: x}",
      "lambda/invoke, with: {function: shared}", "lambda/invoke, with: {function: second}",
      "sqs/send, with: {queue: both}", "sqs/send, with: {queue: \"\(theirs)\"}",
    ]
    let branches = uses.enumerated().map { "    - - {id: t\($0), uses: \($1)}" }
    let planned = Planned(
      trigger: "[{source: s, event: a}, {source: s, event: b}]",
      tasks: "- parallel:\n" + branches.joined(separator: "\n"))
    #expect(planned.mistakes.isEmpty)
    var sent: Set<[String]> = []
    for rule in planned.rules {
      for target in rule.targets {
        sent.insert([target.arn.shown, rule.name])
        if let queue = target.deadLetterQueue { sent.insert([queue.shown, rule.name]) }
      }
    }
    var granted: [[String]] = []
    func rules(_ statement: PolicyStatement?) -> [String] {
      (statement?.conditions.first?.values ?? []).map(\.shown)
    }
    let names = Dictionary(
      uniqueKeysWithValues: planned.resources(.rule).compactMap { resource -> (String, String)? in
        guard case .rule(let body) = resource.body else { return nil }
        return ("{rule \(resource.identifier.label) arn}", body.name)
      })
    for resource in planned.plan.resources {
      switch resource.body {
      case .queuePolicy(let queue, let document):
        for rule in rules(document.statements.first) {
          granted.append(["{queue \(queue.label) arn}", try #require(names[rule])])
        }
      case .functionPermission(let body):
        guard case .rule(let rule) = body.caller else { continue }
        granted.append([body.function.shown, try #require(names["{rule \(rule.label) arn}"])])
      default: continue
      }
    }
    let outsider = try #require(planned.plan.outputs.first).value
    for (reference, name) in names where outsider.shown.contains(reference) { granted.append([theirs, name]) }
    #expect(granted.count == Set(granted).count)
    #expect(Set(granted) == sent.filter { !$0[0].hasPrefix("{topic") })
    #expect(planned.rules.count == 4)
  }

  @Test func schedulesWorkByARoleOfTheirGroup() {
    let planned = Planned(
      Planned.task("lambda/invoke", "{function: report}", trigger: #"{schedule: rate(1 hour)}"#))
    let role = planned.role("tasuki-new-order-scheduler")
    #expect(
      role?.trust.value.shown
        == #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"{account}","aws:SourceArn":"{scheduleGroup schedules arn}"}}}]}"#
    )
    #expect(
      role?.policies.first?.document.statements.map(\.actions) == [["lambda:InvokeFunction"], ["sqs:SendMessage"]])
    #expect(planned.resources(.functionPermission).isEmpty)
    #expect(planned.resources(.queuePolicy).isEmpty)
  }

  @Test func logGroupsShareOneResourcePolicy() {
    let planned = Planned(
      Planned.task("logs/write", "{group: orders}"),
      Planned.workflow("old-order", tasks: "- {id: log, uses: logs/write, with: {group: others}}"))
    #expect(planned.resources(.logPolicy).count == 1)
    #expect(planned.resources(.logGroup).map(\.identifier.label) == ["orders", "others"].sorted())
  }

  @Test func grantsOnForeignResourcesAreOutputs() {
    let planned = Planned(Planned.task("sqs/send", #"{queue: "arn:aws:sqs:ap-northeast-1:123456789012:theirs"}"#))
    #expect(planned.findings.map(\.code) == [.grantNeeded])
    #expect(planned.plan.outputs.map(\.name) == ["new-order-only-grant"])
    #expect(planned.plan.outputs.first?.value.shown.contains("sqs:SendMessage") ?? false)
    #expect(planned.resources(.queuePolicy).count == 1, "the dead-letter queue's own")
  }

  @Test func descriptionsOfRolesAreASCII() {
    let planned = Planned(
      more: "description: 日本語の説明\n", tasks: "- {id: start, uses: stepfunctions/start, with: {machine: m}}")
    for resource in planned.resources(.role) {
      guard case .role(let body) = resource.body else { continue }
      #expect(body.description.utf8.allSatisfy { $0 < 0x80 })
    }
    #expect(planned.rules.first?.description == "日本語の説明")
  }
}
