import Diagnostics
import Emit
import Expressions
import Plan
import Planning
import Source
import StatesLanguage
import TestSupport
import Testing

/// Workflows that need a state machine, which is valid for any steps.
@Suite struct StateMachineTests {
  static let needingOne = [
    "- {id: a, uses: sqs/send, with: {queue: q}}\n- {id: b, uses: sqs/send, with: {queue: r}}",
    "- {id: a, if: \"${{ event.detail.x = 1 }}\", uses: sqs/send, with: {queue: q}}",
    "- {id: a, uses: sqs/send, with: {queue: q}, timeout: 5s}",
    "- {id: a, uses: sqs/send, with: {queue: q}, retry: {attempts: 3, delay: 10s, backoff: 2}}",
    "- wait: 10m",
    "- {wait: {until: \"${{ event.detail.due }}\"}}",
    "- stop: succeed",
    "- stop: {fail: \"no ${{ event.id }}\"}",
    "- {for-each: \"${{ event.detail.lines }}\", tasks: [{id: a, uses: sqs/send, with: {queue: q}}]}",
    "- {id: a, uses: sqs/send, with: {queue: q, message: \"${{ $uppercase(event.detail.x) }}\"}}",
    "- {id: a, uses: sqs/send, with: {queue: q, message: {k: \"${{ event.detail.`odd name` }}\"}}}",
    "- {id: a, uses: sqs/send, with: {queue: q, message: \"Hello ${{ event.detail.name }}\"}}",
    "- {id: a, uses: sns/publish, with: {topic: t, subject: Hello}}",
    "- {id: a, uses: dynamodb/put-item, with: {table: tab, item: {id: \"${{ event.id }}\", n: 1, l: [a, true, null]}}}",
    "- {id: a, uses: aws/ec2.stopInstances, with: {InstanceIds: [i-1]}}",
    "- {id: a, uses: s3/put-object, with: {bucket: files, key: k, body: {a: 1}}}",
    "- {id: a, uses: stepfunctions/start, with: {machine: m, wait: true}}",
    "- {id: a, uses: logs/write, with: {group: g, message: {a: \"${{ event.detail.a }}\"}}}",
    "- {id: a, uses: sqs/send, with: {queue: q}, on-error: continue}\n"
      + "- {id: b, uses: sqs/send, with: {queue: q, message: \"${{ tasks.a.MessageId }}\"}}",
    "- {id: a, if: \"${{ event.detail.x }}\", uses: sqs/send, with: {queue: q}}\n"
      + "- {id: b, uses: sqs/send, with: {queue: q, message: \"${{ tasks.a.MessageId }}\"}}",
    "- parallel:\n    - [{id: a, uses: sqs/send, with: {queue: q}}, {wait: 1m}]\n"
      + "    - [{parallel: [[{id: b, uses: sqs/send, with: {queue: r}}]]}, {wait: 1m}]\n"
      + "- {id: c, uses: sqs/send, with: {queue: s, message: \"${{ tasks.a.MessageId & tasks.b.MessageId }}\"}}",
    "- choose:\n    - {when: \"${{ event.detail.a }}\", tasks: [{wait: 1m}]}\n    - {when: \"${{ event.detail.b }}\", tasks: [{stop: succeed}]}",
    "- choose:\n    - {when: \"${{ event.detail.a }}\", tasks: [{stop: succeed}]}\n    - {otherwise: [{wait: 1m}, {wait: 1m}]}\n- wait: 1m",
    "- for-each: \"${{ event.detail.lines }}\"\n  max-concurrency: 2\n  tasks:\n    - {for-each: \"${{ item.parts }}\", tasks: [{id: a, uses: sqs/send, with: {queue: q, message: \"${{ item }}\"}}]}\n    - wait: 1m",
    "- {id: branch-a, uses: sqs/send, with: {queue: q}}\n"
      + "- parallel:\n    - [{id: a, uses: sqs/send, with: {queue: q, message: \"${{ tasks.branch-a.MessageId }}\"}}]\n"
      + "    - [{parallel: [[{id: b, uses: sqs/send, with: {queue: r}}], [{wait: 1m}]]}]\n"
      + "- {id: branch2-a, uses: sqs/send, with: {queue: s, message: \"${{ tasks.a.MessageId & tasks.b.MessageId }}\"}}\n"
      + "- {id: branch-b, uses: sqs/send, with: {queue: s, message: \"${{ tasks.branch2-a.MessageId }}\"}}\n"
      + "- {id: last, uses: sqs/send, with: {queue: s, message: \"${{ tasks.branch-b.MessageId }}\"}}",
    "- {id: string, uses: sqs/send, with: {queue: q}}\n"
      + "- {id: b, uses: sqs/send, with: {queue: q, message: \"${{ tasks.string.MessageId }}\"}}",
  ]

  static let failures = [
    "", "on-failure:\n  - {id: help, uses: sns/publish, with: {topic: help, message: \"${{ error.Cause }}\"}}\n",
  ]

  @Test(arguments: needingOne, failures)
  func becomesOneThatIsSound(tasks: String, failure: String) throws {
    let planned = Planned(more: failure, tasks: tasks)
    #expect(planned.mistakes.isEmpty, "\(planned.findings.map(\.message.text))")
    let machine = try #require(planned.machines.first)
    let problems = DefinitionCheck(machine.machine.definition).problems
    #expect(problems.isEmpty, "\(problems)\n\(machine.machine.definition.shown)")
    // It is the only target of its rule, with the whole event.
    #expect(planned.rules.map(\.targets.count) == [1])
    #expect(planned.target?.input == .event)
    #expect(planned.target?.deadLetterQueue != nil)
  }

  @Test(arguments: needingOne) func aShadowOnlyWritesLogEntries(tasks: String) throws {
    let planned = Planned(more: "state: shadow\n", tasks: tasks)
    #expect(planned.mistakes.isEmpty)
    let machine = try #require(planned.machines.first)
    #expect(DefinitionCheck(machine.machine.definition).problems.isEmpty)
    let resources = DefinitionCheck(machine.machine.definition).states.compactMap { $0["Resource"]?.literalText }
    #expect(resources.allSatisfy { $0.hasSuffix(":::aws-sdk:cloudwatchlogs:putLogEvents") }, "\(resources)")
    #expect(!DefinitionCheck(machine.machine.definition).states.contains { $0["Type"] == "Wait" })
  }

  /// The entry of a shadow is one expression, in which constants are strings.
  @Test(arguments: ["it's here", "'", "a 'b' \\\"c\\\" ${d}", "plain"])
  func constantsStayStringsInAShadow(text: String) throws {
    let tasks = "- {id: a, uses: sqs/send, with: {queue: q, message: \"\(text)\", group: \"${{ event.id }}\"}}"
    let planned = Planned(more: "state: shadow\n", tasks: tasks)
    let machine = try #require(planned.machines.first)
    let states = DefinitionCheck(machine.machine.definition).states
    let entries = states.lazy.compactMap { $0["Arguments"]?["LogEvents"] }.compactMap { events in
      if case .list(let entries) = events { entries.first } else { nil }
    }
    guard case .text(let message)? = entries.first?["Message"] else { throw Unexpected("no entry") }
    let expression = message.parts.map { if case .literal(let part) = $0 { part } else { "x" } }.joined()
    let written = expression.dropFirst(2).dropLast(2)
    #expect(throws: Never.self) { try ExpressionNode.parse(String(written)) }
  }

  @Test(arguments: ["logs/write, with: {group: g}"]) func whatSchedulesCannotDoNeedsAMachine(task: String) {
    let planned = Planned(trigger: "{schedule: rate(1 hour)}", tasks: "- {id: a, uses: \(task)}")
    #expect(planned.mistakes.isEmpty)
    #expect(planned.machines.count == 1)
    #expect(planned.schedules.count == 1)
  }

  @Test func workflowsThatNeedAMachineLeaveNoTargets() {
    // The queue is planned with the target, before the text turns out to need a machine.
    let planned = Planned(
      Planned.task(
        "sqs/send",
        "{queue: q, group: \"${{ event.detail.x }}\", message: {text: \"Hello ${{ event.detail.name }}\"}}"),
      Planned.workflow("other", tasks: "- {id: only, uses: sqs/send, with: {queue: other}}"))
    #expect(planned.mistakes.isEmpty)
    #expect(planned.machines.map(\.name) == ["tasuki-new-order"])
    let queue = planned.plan.resources.first { $0.identifier == ResourceIdentifier(.queue, "q") }
    #expect(queue?.workflow == "new-order")
    // The machine's role allows it to send, not the queue's policy.
    #expect(!planned.plan.resources.contains { $0.identifier == ResourceIdentifier(.queuePolicy, "q") })
  }

  @Test func emptyTagsAreLeftOutWhereTheyAreRejected() throws {
    let planned = Planned(
      more: "labels: {empty: \"\", full: x}\n", tasks: "- wait: 1m\n- {id: a, uses: sqs/send, with: {queue: q}}")
    func keys(_ kind: ResourceKind) throws -> [String] {
      try #require(planned.resources(kind).first).tags.map(\.key)
    }
    #expect(try keys(.stateMachine) == ["project", "workflow", "full"])
    #expect(try keys(.rule) == ["project", "workflow", "empty", "full"])
  }

  @Test func hostileTextStaysText() throws {
    for text in [
      "{% $states.input %}", "a ${b} c", "%} x {%", "it's \\\\ \\\"q\\\"", "{%", "$${{ x }}", "<a> %{b}",
    ] {
      let planned = Planned(tasks: "- wait: 1m\n- {id: a, uses: sqs/send, with: {queue: q, message: \"\(text)\"}}")
      #expect(planned.mistakes.isEmpty, "\(text)")
      let machine = try #require(planned.machines.first)
      for value in DefinitionCheck(machine.machine.definition).texts {
        guard value.hasPrefix("{%") else {
          #expect(!value.contains("{%") && !value.contains("%}") && !value.contains("${"), "\(value)")
          continue
        }
        #expect(value.hasSuffix("%}"))
        let inner = value.dropFirst(2).dropLast(2)
        #expect(!inner.contains("{%") && !inner.contains("%}") && !inner.contains("${"), "\(value)")
      }
    }
  }

  @Test func namesThatLookLikePathsStayNames() throws {
    let planned = Planned(
      tasks: "- wait: 1m\n"
        + "- {id: a, uses: lambda/invoke, with: {function: f, payload: {in: {\"a.$\": $.x, b: 1}}}}")
    #expect(planned.mistakes.isEmpty)
    let states = DefinitionCheck(try #require(planned.machines.first).machine.definition).states
    #expect(states.compactMap { $0["Arguments"]?["Payload"]?.shown } == [#"{"in":"{% {'a.$': '$.x', 'b': 1} %}"}"#])
  }

  @Test func standardUnlessExpressIsSafe() throws {
    func kind(_ tasks: String) throws -> StateMachineBody.Kind {
      try #require(Planned(tasks: tasks).machines.first).kind
    }
    let item = "- {id: a, uses: dynamodb/put-item, with: {table: tab, item: {id: \"${{ event.id }}\"}}}"
    #expect(try kind(item) == .express)
    #expect(try kind(item + "\n- wait: 1m") == .standard)
    let request = Planned(
      Planned.workflow(
        tasks: "- {id: a, uses: http/request, with: {connection: crm, path: /x, method: GET}}\n"
          + item.replacing("id: a", with: "id: b")),
      project:
        "project: p\nconnections: {crm: {http: {base-url: \"https://crm.example.com\", auth: {bearer: {secret: crm/token}}}}}\n"
    )
    #expect(request.mistakes.isEmpty)
    #expect(try #require(request.machines.first).kind == .standard)
    #expect(try kind(item + "\n- {id: b, uses: sqs/send, with: {queue: q}}") == .standard)
  }

  @Test func aWorkflowChoosesItsType() throws {
    func planned(_ choice: String, _ tasks: String) -> Planned {
      Planned(more: "state-machine: \(choice)\n", tasks: tasks)
    }
    let send = "- {id: a, uses: sqs/send, with: {queue: q}}"
    #expect(try #require(planned("express", send).machines.first).kind == .express)
    #expect(try #require(planned("standard", send).machines.first).kind == .standard)
    #expect(try #require(planned("express", send + "\n- wait: 4m").machines.first).kind == .express)
    for tasks in [
      "- wait: 5m", "- wait: 3m\n- wait: 3m", "- {wait: {until: \"${{ event.detail.due }}\"}}",
      "- {id: a, uses: stepfunctions/start, with: {machine: m, wait: true}}",
    ] {
      let refused = planned("express", tasks)
      #expect(refused.mistakes == [.notExpress], "\(tasks)")
      #expect(refused.plan.resources.isEmpty)
    }
  }

  @Test func tasksNameTheirStates() throws {
    let planned = Planned(
      more: "on-failure:\n  - {id: end, uses: sqs/send, with: {queue: q}}\n",
      tasks: "- {id: failed, if: \"${{ event.detail.x }}\", uses: sqs/send, with: {queue: q}}\n- wait: 1m")
    let names = try DefinitionCheck.names(#require(planned.machines.first).machine.definition)
    #expect(names == ["failed?", "failed", "wait 1m", "end", "failed 2"])
  }

  @Test func namesAreGivenFromTheFirstToTheLast() throws {
    let planned = Planned(
      more: "on-failure:\n  - wait: 1m\n  - {stop: {fail: \"${{ error.Cause }}\"}}\n",
      tasks: "- wait: 1m\n- {id: a, uses: sqs/send, with: {queue: q}}\n- {stop: {fail: enough}}")
    let definition = try #require(planned.machines.first).machine.definition
    #expect(
      DefinitionCheck.names(definition)
        == ["wait 1m", "a", "stop with failure", "wait 1m 2", "stop with failure 2"])
    #expect(DefinitionCheck(definition).problems.isEmpty)
  }

  @Test func resultsInBranchesAndRoundsAreNotCollected() throws {
    let planned = Planned(
      tasks: """
        - for-each: ${{ event.detail.lines }}
          tasks:
            - {id: a, if: "${{ item.x = 1 }}", uses: lambda/invoke, with: {function: f}}
        - parallel:
            - [{id: b, uses: lambda/invoke, with: {function: f}}]
            - [{wait: 1m}]
            - [{stop: succeed}]
            - [{for-each: "${{ event.detail.lines }}", tasks: [{id: c, uses: lambda/invoke, with: {function: f}}]}]
        - {id: d, uses: lambda/invoke, with: {function: f}}
        """)
    #expect(planned.mistakes.isEmpty)
    let states = DefinitionCheck(try #require(planned.machines.first).machine.definition).states
    let ends = states.filter { $0["End"] == .bool(true) || $0["Type"] == "Succeed" }
    // Only the machine's own last task returns its result.
    #expect(ends.count == 8)
    #expect(ends.filter { $0["Output"] == .map([]) }.count == 7)
    #expect(ends.filter { $0["Output"] == nil }.map { $0["Type"] } == ["Task"])
  }

  static let slack = """
    project: desk
    connections:
      bot: {slack-api: {token: {secret: slack/token}, channel: C0123ABCD}}

    """

  @Test func anUnusedResultIsNotChecked() throws {
    func names(_ more: String, _ after: String = "") throws -> [String] {
      let planned = Planned(
        tasks: "- {id: post, uses: slack/post-message\(more), with: {connection: bot, text: Hello}}\n\(after)",
        project: Self.slack)
      #expect(planned.mistakes.isEmpty)
      return try DefinitionCheck.names(#require(planned.machines.first).machine.definition)
    }
    #expect(try names("") == ["post", "post answer", "post refused", "end"])
    #expect(try names(", on-error: continue", "- wait: 1m") == ["post", "wait 1m"])
  }

  @Test func aRefusalThatGoesOnHasNoResult() throws {
    let planned = Planned(
      tasks: "- {id: post, uses: slack/post-message, on-error: continue, with: {connection: bot, text: Hello}}\n"
        + "- {id: a, if: \"${{ tasks.post }}\", uses: sqs/send, with: {queue: q}}", project: Self.slack)
    #expect(planned.mistakes.isEmpty)
    let check = DefinitionCheck(try #require(planned.machines.first).machine.definition)
    #expect(
      check.texts.contains("{% $states.result.ResponseBody.ok = true ? $states.result.ResponseBody : null %}"))
  }

  @Test(
    arguments: [
      ("Tell support", "Tell support. EXPRESS"), ("Tell support.", "Tell support. EXPRESS"),
      ("\"Tell support\\n\"", "Tell support. EXPRESS"), ("支払いを知らせる。", "支払いを知らせる。 EXPRESS"),
      ("Why?", "Why? EXPRESS"),
    ])
  func theCommentHasFullSentences(description: String, beginning: String) throws {
    let planned = Planned(more: "description: \(description)\nstate-machine: express\n", tasks: "- stop: succeed")
    let comment = try #require(planned.machines.first).machine.definition["Comment"]?.literalText
    #expect(comment == beginning + " because the workflow requests it.")
  }

  @Test func aBranchThatStopsEarlyStillReturnsItsResults() throws {
    let planned = Planned(
      tasks: """
        - parallel:
            - - {id: a, uses: sqs/send, with: {queue: q}}
              - choose: [{when: "${{ event.detail.x = 1 }}", tasks: [{stop: succeed}]}]
              - {id: b, uses: sqs/send, with: {queue: q}}
            - [{id: c, uses: sqs/send, with: {queue: q}}]
        - {id: d, uses: sqs/send, with: {queue: q, message: "${{ tasks.a.MessageId & tasks.b.MessageId & tasks.c.MessageId }}"}}
        """)
    #expect(planned.mistakes.isEmpty)
    let definition = try #require(planned.machines.first).machine.definition
    let check = DefinitionCheck(definition)
    #expect(check.problems.isEmpty, "\(check.problems)")
    let stop = try #require(
      check.states.first { $0["Next"]?.literalText == "results of branch 1" && $0["Type"] == "Pass" })
    #expect(stop["Output"] == nil)
    #expect(check.texts.contains("{% $exists($branch_b) ? $branch_b : null %}"))
    #expect(check.texts.contains("{% $branch_c %}"))
  }

  @Test func oneStateEndsAList() throws {
    let planned = Planned(
      tasks:
        "- choose: [{when: \"${{ event.detail.x = 1 }}\", tasks: [{id: a, if: \"${{ event.detail.y = 1 }}\", "
        + "uses: sqs/send, with: {queue: q}}]}]")
    #expect(
      try DefinitionCheck.names(#require(planned.machines.first).machine.definition) == [
        "choose", "a?", "a", "end",
      ])
  }

  @Test func itemsHaveTheTypesThatTheirValuesHave() throws {
    let planned = Planned(
      Planned.task(
        "dynamodb/put-item", "{table: tab, item: {a: \"x\", n: 1, l: [true, null], t: \"${{ event.id }}!\"}}"),
      Planned.workflow(
        "other",
        tasks:
          "- {id: a, uses: dynamodb/put-item, with: {table: tab, item: {a: \"it's\", b: \"${{ event.detail.b }}\"}}}"
      ))
    let items = planned.machines.map {
      DefinitionCheck($0.machine.definition).states[0]["Arguments"]?["Item"]?.shown
    }
    #expect(
      items[0]
        == #"{"a":{"S":"x"},"n":{"N":"1"},"l":{"L":[{"BOOL":true},{"NULL":true}]},"t":{"S":"{% $states.input.id & '!' %}"}}"#
    )
    #expect(
      try #require(items[1]).hasSuffix(#"; {'a': $typed(\"it's\"), 'b': $typed($states.input.detail.b)}) %}""#))
  }

  @Test func whatAMachineCannotDoIsReported() {
    let forward = Planned(tasks: "- wait: 1m\n- {id: a, uses: eventbridge/forward, with: {bus: b}}")
    #expect(forward.mistakes == [.forwardInMachine])
    #expect(forward.plan.resources.isEmpty)
  }

  @Test func reportedErrorsAreSkipped() {
    for message in ["${{ tasks.nobody.id }}", "${{ nothing.at.all }}", "${{ event.id"] {
      let planned = Planned(Planned.task("sqs/send", "{queue: q, message: \"\(message)\"}"))
      #expect(!planned.findings.contains { (400...499).contains($0.code.number) }, "\(message)")
      #expect(planned.plan.resources.isEmpty)
    }
  }

  @Test func workflowsInOtherToolsAreNotCompiled() {
    let planned = Planned(
      Planned.workflow(more: "runs-on: zapier\n", tasks: "- {id: a, uses: sqs/send, with: {queue: q}}"),
      Planned.workflow("old", more: "state: retired\n", tasks: "- {id: a, uses: sqs/send, with: {queue: q}}"))
    #expect(planned.plan.resources.isEmpty)
  }
}
