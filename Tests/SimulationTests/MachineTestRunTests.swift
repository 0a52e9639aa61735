import Diagnostics
import Emit
import Source
import TestSupport
import Testing

@testable import Simulation

private let steps = """
  tasks:
    - id: record
      uses: kintone/create-record
      with: {connection: kintone, app: 42, record: {customer: "${{ event.detail.who }}"}}
      retry: {attempts: 1, delay: 1s}
    - id: chase
      if: ${{ event.detail.attempt >= 3 }}
      uses: sqs/send
      with: {queue: chase, message: {record: "${{ tasks.record.id }}", by: "desk of ${{ event.detail.who }}"}}
    - choose:
        - when: ${{ event.detail.total > 1000 }}
          tasks: [{id: large, uses: sqs/send, with: {queue: large, message: large}}]
        - when: ${{ event.detail.total = 13 }}
          tasks: [{stop: {fail: unlucky}}]
        - otherwise: [{id: small, uses: sqs/send, with: {queue: small, message: "${{ tasks.chase = null }}"}}]
    - for-each: ${{ event.detail.lines }}
      tasks:
        - id: row
          if: ${{ item.n != 0 }}
          uses: lambda/invoke
          with: {function: f, payload: {n: "${{ item.n }}", at: "${{ index }}"}}
  on-failure:
    - {id: cry, uses: sns/publish, with: {topic: t, message: "${{ error.Error }}"}}
  """

/// Runs one test, written as its entries without the name, for an event with a detail.
private func run(_ entries: String, _ detail: String = "{who: Sato, attempt: 3, total: 5, lines: [{n: 1}, {n: 2}]}")
  -> (TestResult, [Span], TestRun)
{
  let lines = entries.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  let project = project(
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    \(steps)
    tests:
      - name: ⏵it⏴
        event: {source: com.example.shop, detail-type: order.placed, time: "2027-01-15T09:30:00Z", detail: \(detail)}
    \(lines)

    """, project: deskFile)
  let errors = project.diagnostics.filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(errors.map(\.message.text))")
  let run = project.test()
  // The first mark is the test's name.
  return (run.results[0], project.marks, run)
}

@Suite struct WorkOfTests {
  private func run(_ count: Int, rounds: Int) -> TestRun {
    let tests = (0..<count).map { number in
      """
        - name: test \(number)
          event: {source: com.example.shop, detail-type: order.placed, detail: {}}
          expect: {fires: true}

      """
    }.joined()
    let project = project(
      """
      workflow: order-placed
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - for-each: "${{ [1..\(rounds)] }}"
          tasks:
            - {id: count, uses: sqs/send, with: {queue: q, message: "${{ $string($count([1..100000])) }}"}}
      tests:
      \(tests)
      """, project: deskFile)
    #expect(project.diagnostics.filter { $0.severity == .error }.isEmpty)
    return project.test()
  }

  /// Many tests that take long are one that takes longer.
  @Test func testsHaveTheirWorkTogether() throws {
    let few = run(1, rounds: 20)
    #expect(few.results.map(\.outcome) == [.passed])
    let many = run(60, rounds: 20).results.map(\.outcome)
    #expect(many.prefix(10).allSatisfy { $0 == .passed })
    guard case .skipped(let reason)? = many.last else { throw Unexpected("\(String(describing: many.last))") }
    #expect(reason.text == "the execution cannot be simulated to its end: what was simulated before took too long")
  }
}

@Suite struct MachineTestRuns {
  @Test func hyphensOfAPathWithinATextBelongToTheName() {
    let project = project(
      """
      workflow: order-placed
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: row, uses: sqs/send, with: {queue: q, message: "${{ event.detail.line-count + 1 }} lines"}}
      tests:
        - name: it
          event: {source: com.example.shop, detail-type: order.placed, detail: {line-count: 2}}
          expect: {tasks: {row: {message: 3 lines}}}

      """, project: deskFile)
    let result = project.test().results[0]
    #expect(result.outcome == .passed, "\(result.findings.map(\.message.text))")
  }

  @Test(arguments: [
    "expect: {fires: true}",
    "expect: {fails: false, tasks: {chase: {message: {record: \"100\"}}}}",
    "results: {record: {id: \"7\"}}\nexpect: {tasks: {chase: {message: {record: \"7\", by: desk of Sato}}}}",
    "set: {detail.attempt: 2}\nexpect: {tasks: {chase: skipped, small: {message: true}}}",
    "set: {detail.total: 2000}\nexpect: {tasks: {large: {queue: large}, small: skipped}}",
    "set: {detail.total: 13}\nexpect: {fails: true, tasks: {cry: {message: Workflow.Stopped}, row: skipped}}",
    "set: {detail.total: 13}\nexpect: {fails: Workflow.Stopped}",
    "results: {record: {$error: States.Timeout}}\nexpect: {fails: States.Timeout, tasks: {chase: skipped, cry: {message: States.Timeout}}}",
    "results: {record: {$error: States.Timeout, times: 1, then: {id: \"8\"}}}\nexpect: {tasks: {chase: {message: {record: \"8\"}}}}",
    "expect: {tasks: {row: [{payload: {n: 1, at: 0}}, {payload: {n: 2, at: 1}}]}}",
    "expect: {tasks: {row: {function: f}}}",
    "set: {detail.lines.0.n: 0}\nexpect: {tasks: {row: [skipped, {payload: {n: 2}}]}}",
    "set: {detail.lines: []}\nexpect: {tasks: {row: skipped}}",
    "results: {row: {$each: [{a: 1}, {$error: Lambda.Unknown}]}}\nexpect: {fails: Lambda.Unknown, tasks: {cry: {message: Lambda.Unknown}}}",
  ])
  func pass(_ entries: String) {
    let (result, _, _) = run(entries)
    #expect(result.outcome == .passed, "\(result.findings.map(\.message.text))")
    #expect(result.findings.isEmpty)
  }

  @Test(arguments: [
    (
      "expect: {tasks: {chase: ⏵skipped⏴}}", DiagnosticCode.testTaskRan, "'chase' runs",
      ["event.detail.attempt >= 3 is true: event.detail.attempt is 3."]
    ),
    (
      "set: {detail.attempt: 1}\nexpect: {tasks: {⏵chase⏴: {queue: chase}}}", .testTaskDidNotRun,
      "'chase' does not run: its 'if' is false",
      ["event.detail.attempt >= 3 is false: event.detail.attempt is 1."]
    ),
    (
      "expect: {tasks: {⏵large⏴: {queue: large}}}", .testTaskDidNotRun, "the execution does not reach 'large'",
      [
        "Another branch of 'choose' is taken.", "event.detail.total > 1000 is false: event.detail.total is 5.",
        "event.detail.total = 13 is false: event.detail.total is 5.",
      ]
    ),
    (
      "set: {detail.lines: []}\nexpect: {tasks: {⏵row⏴: {function: f}}}", .testTaskDidNotRun,
      "the execution does not reach 'row'", ["The list of its loop is empty."]
    ),
    (
      "expect: {tasks: {⏵cry⏴: {topic: t}}}", .testTaskDidNotRun, "the execution does not reach 'cry'",
      ["The task is in 'on-failure', and nothing fails."]
    ),
    (
      "expect: {tasks: {chase: {message: {record: ⏵\"7\"⏴}}}}", .testInputDiffers,
      #"'message.record' of 'chase' is "100", expected "7""#, []
    ),
    (
      "expect: {tasks: {row: [{payload: {n: 1}}, {payload: {n: ⏵3⏴}}]}}", .testInputDiffers,
      "'payload.n' of 'row' in round 1 is 2, expected 3", []
    ),
    (
      "expect: {tasks: {row: ⏵[{payload: {n: 1}}]⏴}}", .testInputDiffers,
      "the execution reaches 'row' 2 times, expected once", []
    ),
    (
      "expect: {tasks: {row: [⏵skipped⏴, {payload: {n: 2}}]}}", .testTaskRan, "'row' runs",
      ["item.n != 0 is true: item.n is 1."]
    ),
    ("expect: {fails: ⏵true⏴}", .testDidNotFail, "'order-placed' does not fail", []),
    (
      "set: {detail.total: 13}\nexpect: {fires: ⏵true⏴}", .testExecutionFailed,
      "'order-placed' fails with 'Workflow.Stopped'", ["unlucky"]
    ),
    (
      "set: {detail.total: 13}\nexpect: {fails: ⏵States.Timeout⏴}", .testExecutionFailed,
      "'order-placed' fails with 'Workflow.Stopped', not 'States.Timeout'", ["unlucky"]
    ),
    (
      "results: {record: {$error: X, ⏵time⏴: 2}}\nexpect: {fires: true}", .resultForm,
      "unknown key 'time' in the failure of 'record'", []
    ),
  ])
  func fail(_ entries: String, _ code: DiagnosticCode, _ message: String, _ notes: [String]) throws {
    let (result, marks, _) = run(entries)
    #expect(result.outcome == .failed)
    #expect(result.findings.map(\.code) == [code])
    #expect(result.findings.map(\.message.text) == [message])
    #expect(result.findings.map(\.span) == [marks[1]])
    // Missing results are noted after the rest.
    let sample =
      #"'record' returned the example {"id":"100","revision":"1"}; use 'results' to give another result."#
    let said = try #require(result.findings.first?.notes).map(\.text)
    #expect(said.filter { !$0.contains(" returned the example ") } == notes)
    #expect(said.contains(sample) == (code != .resultForm))
  }

  @Test(arguments: ["true", "false", "States.Timeout"])
  func endOfExecutionNeedsAMachine(wanted: String) {
    let (result, marks, _) = run("set: {source: com.example.other}\nexpect: {fails: ⏵\(wanted)⏴}")
    #expect(result.outcome == .failed)
    #expect(result.findings.map(\.code) == [.testDidNotFire])
    #expect(result.findings.map(\.span) == [marks[1]])
  }

  @Test func givenResultsAreNotExamples() {
    let (result, _, _) = run("results: {record: {id: \"7\"}}\nexpect: {tasks: {chase: {message: {record: \"8\"}}}}")
    #expect(result.findings.map { $0.notes.map(\.text) } == [[]])
  }

  @Test func aMissingValueIsReported() {
    let (result, _, _) = run("results: {record: {}}\nexpect: {tasks: {chase: {message: {record: \"8\"}}}}")
    #expect(result.findings.map(\.message.text) == [#"'message.record' of 'chase' is not given, expected "8""#])
    #expect(result.findings.first?.notes.map(\.text) == ["Missing: 'tasks.record.id'."])
  }

  @Test(arguments: [
    "{id: a, uses: sqs/send, with: {queue: q, message: \"no. ${{ event.detail.n & ⏵$number(event.detail.t)⏴ }}\"}}",
    "{id: a, uses: lambda/invoke, with: {function: f, payload: {a: \"${{ ⏵event.detail.none⏴ }}\"}}}",
    "{id: a, if: \"${{ ⏵$uppercase(event.detail.n)⏴ = 'A' }}\", uses: lambda/invoke, with: {function: f}}",
    "{for-each: \"${{ ⏵$number(event.detail.t)⏴ }}\", tasks: [{id: a, uses: sqs/send, with: {queue: q}}]}",
    "{wait: {until: \"${{ ⏵event.detail.t⏴ }}\"}}",
  ])
  func anExpressionThatFailsIsNamed(_ step: String) throws {
    let project = project(
      """
      workflow: order-placed
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: first, uses: sqs/send, with: {queue: q}}
        - \(step)
      tests:
        - name: it
          event: {source: com.example.shop, detail-type: order.placed, detail: {n: 1, t: x}}
          expect: {fires: true}
      """)
    let finding = try #require(project.test().results[0].findings.first)
    #expect(finding.code == .testExecutionFailed)
    #expect(finding.labels.map(\.span) == project.marks)
  }

  @Test func unsupportedExecutionsAreSkipped() throws {
    let project = project(
      """
      workflow: order-placed
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - {id: a, uses: sns/publish, with: {topic: t, message: "${{ $base64decode('%') }}"}}
        - {id: b, uses: sqs/send, with: {queue: q}}
      tests:
        - name: it
          event: {source: com.example.shop, detail-type: order.placed, detail: {}}
          expect: {fires: true}
      """)
    let result = project.test().results[0]
    guard case .skipped(let reason) = result.outcome else { throw Unexpected("\(result)") }
    #expect(reason.text.hasPrefix("the execution cannot be simulated to its end: "))
  }

  @Test func aTargetOfTheRuleDoesNotFail() {
    let project = project(
      shopWorkflow(
        tasks: queueTask,
        tests:
          "tests: [{name: it, event: {source: com.example.shop, detail-type: order.placed}, expect: {fails: ⏵true⏴}}]"
      ))
    let result = project.test().results[0]
    #expect(result.findings.map(\.code) == [.testDidNotFail])
    #expect(result.findings.map(\.span) == project.marks.map { $0 })
  }

  @Test func rejectedPayloadsAreReported() {
    let project = project(
      shopWorkflow(
        tasks: "  - {id: a, uses: sqs/send, with: {queue: q, message: \"${{ event.detail.m }}\"}}\n"
          + "  - {id: b, uses: sqs/send, with: {queue: q, message: x}}",
        tests:
          "tests: [{name: it, event: {source: com.example.shop, detail-type: order.placed, detail: {m: \"\"}}, expect: {fires: true}}]"
      ))
    let result = project.test().results[0]
    #expect(result.outcome == .passed)
    #expect(result.findings.map(\.code) == [.payloadRejected])
  }
}

@Suite struct StepCoverages {
  private func gaps(_ entries: String) -> [String] {
    run(entries).2.coverage.gaps.map(\.missing.text).filter { $0 != "no test in which it does not fire" }
  }

  @Test func unreachedStepsAreNamed() {
    #expect(
      gaps("expect: {fires: true}") == [
        "no test in which the 'if' of 'chase' is false", "no test in which branch 1 of 'choose' is taken",
        "no test in which branch 2 of 'choose' is taken", "no test in which the 'if' of 'row' is false",
        "no test in which 'on-failure' runs",
      ])
    #expect(
      gaps("set: {detail.lines: [], detail.total: 5000, detail.attempt: 1}\nexpect: {fires: true}") == [
        "no test in which the 'if' of 'chase' is true", "no test in which branch 2 of 'choose' is taken",
        "no test in which 'otherwise' is taken", "no test in which the loop has an element",
        "no test in which 'on-failure' runs",
      ])
    #expect(
      gaps("results: {record: {$error: States.Timeout}}\nexpect: {fails: true}") == [
        "no test in which the 'if' of 'chase' is true", "no test in which the 'if' of 'chase' is false",
        "no test in which branch 1 of 'choose' is taken", "no test in which branch 2 of 'choose' is taken",
        "no test in which 'otherwise' is taken", "no test in which the loop has an element",
      ])
  }

  @Test func tasksAndWaysAreCounted() {
    let coverage = run("expect: {fires: true}").2.coverage
    // Four of six tasks run: record, chase, small and row. Four of nine paths are taken: both conditions are true,
    // `otherwise`, and the loop.
    #expect(coverage.taskCount == (4, 6))
    #expect(coverage.wayCount == (4, 9))
    let direct = project(
      shopWorkflow(
        tasks: queueTask,
        tests:
          "tests: [{name: it, event: {source: com.example.shop, detail-type: order.placed}, expect: {fires: true}}]"
      ))
    #expect(direct.test().coverage.taskCount == (1, 1))
    #expect(direct.test().coverage.wayCount == (0, 0))
  }
}
