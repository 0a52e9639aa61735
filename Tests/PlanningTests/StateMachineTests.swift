import Diagnostics
import Plan
import Testing

/// What targets cannot do ends in one finding, and leaves nothing in the plan.
@Suite struct StateMachineTests {
  @Test(arguments: [
    "- {id: a, uses: sqs/send, with: {queue: q}}\n- {id: b, uses: sqs/send, with: {queue: r}}",
    "- {id: a, if: \"${{ event.detail.x = 1 }}\", uses: sqs/send, with: {queue: q}}",
    "- {id: a, uses: sqs/send, with: {queue: q}, timeout: 5s}",
    "- {id: a, uses: sqs/send, with: {queue: q}, retry: {attempts: 3, delay: 10s, backoff: 2}}",
    "- wait: 10m",
    "- stop: succeed",
    "- {for-each: \"${{ event.detail.lines }}\", tasks: [{id: a, uses: sqs/send, with: {queue: q}}]}",
    "- {id: a, uses: sqs/send, with: {queue: q, message: \"${{ $uppercase(event.detail.x) }}\"}}",
    "- {id: a, uses: sqs/send, with: {queue: q, message: {k: \"${{ event.detail.`odd name` }}\"}}}",
    "- {id: a, uses: sns/publish, with: {topic: t, subject: Hello}}",
    "- {id: a, uses: dynamodb/put-item, with: {table: tab, item: {id: \"${{ event.id }}\"}}}",
    "- {id: a, uses: aws/ec2.stopInstances, with: {InstanceIds: [i-1]}}",
  ])
  func oneFindingAndNoOutput(tasks: String) {
    let planned = Planned(Planned.workflow(tasks: tasks))
    #expect(planned.mistakes == [.needsStateMachine], "\(tasks)")
    #expect(planned.plan.resources.isEmpty)
    #expect(planned.plan.workflows.isEmpty)
  }

  @Test(arguments: ["logs/write, with: {group: g}", "eventbridge/forward, with: {bus: b}"])
  func whatNoScheduleCanDo(task: String) {
    let planned = Planned(
      Planned.workflow(trigger: "{schedule: rate(1 hour)}", tasks: "- {id: a, uses: \(task)}"))
    #expect(planned.mistakes == [.needsStateMachine])
  }

  @Test func whatHasItsFindingElsewhereIsPassedOver() {
    for message in ["${{ tasks.nobody.id }}", "${{ nothing.at.all }}", "${{ event.id"] {
      let planned = Planned(Planned.task("sqs/send", "{queue: q, message: \"\(message)\"}"))
      #expect(!planned.findings.contains { (400...499).contains($0.code.number) }, "\(message)")
      #expect(planned.plan.resources.isEmpty)
    }
  }

  @Test func endpointsAndShadowsAreNamed() {
    let webhook = Planned(
      Planned.task("sqs/send", "{queue: q}", trigger: "{source: github, event: push}"),
      project: "project: p\nsources:\n  github: {webhook: {secret: s}}\n")
    #expect(webhook.mistakes == [.webhookNotCompiled])
    let shadow = Planned(
      Planned.workflow(more: "state: shadow\n", tasks: "- {id: a, uses: sqs/send, with: {queue: q}}"))
    #expect(shadow.mistakes == [.shadowNotCompiled])
    #expect(shadow.plan.resources.isEmpty)
  }

  @Test func otherHomesAreNotCompiled() {
    let planned = Planned(
      Planned.workflow(more: "runs-on: zapier\n", tasks: "- {id: a, uses: sqs/send, with: {queue: q}}"),
      Planned.workflow("old", more: "state: retired\n", tasks: "- {id: a, uses: sqs/send, with: {queue: q}}"))
    #expect(planned.plan.resources.isEmpty)
    #expect(!planned.mistakes.contains(.needsStateMachine))
  }
}
