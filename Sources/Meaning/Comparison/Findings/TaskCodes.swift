import Diagnostics

// The codes of changes of tasks.

extension ChangeCode {
  private static func tasks(_ lines: String) -> String { DiagnosticCode.tasksWorkflow(lines) }
  private static func send(_ id: String, to queue: String = "orders", _ rest: String = "") -> String {
    "  - {id: \(id), uses: sqs/send, with: {queue: \(queue), message: \"${{ event.detail.id }}\"}\(rest)}"
  }

  private static let one = tasks(send("a"))
  private static let two = tasks(send("a") + "\n" + send("b", to: "books"))

  static let taskAdded = ChangeCode(
    301, "task-added", .risky, summary: "The workflow has a new task.",
    explanation: "It sends or does something that the workflow did not send or do before.",
    clause: { .counted($0, "task added", "tasks added") }, example: Example(base: one, head: two))

  static let taskRemoved = ChangeCode(
    302, "task-removed", .breaking, summary: "The workflow no longer has a task.",
    explanation:
      "What it sent is no longer sent. A task with the same content under another ID is renamed, not removed.",
    clause: { .counted($0, "task removed", "tasks removed") }, example: Example(base: two, head: one))

  static let taskRenamed = ChangeCode(
    303, "task-renamed", .safe, summary: "A task has another ID, and is the same otherwise.",
    explanation: """
      It does the same. The names of its target, its state and its permissions depend on its ID: the consequences are listed \
      among the changes of resources.
      """,
    clause: { .counted($0, "task renamed", "tasks renamed") },
    example: Example(base: one, head: tasks(send("hand-over"))))

  static let tasksReordered = ChangeCode(
    304, "tasks-reordered", .risky, summary: "Tasks run in another order.",
    explanation: "The branches of `parallel` have no order: another order of branches is not a change.",
    clause: { _ in "other order of tasks" },
    example: Example(base: two, head: tasks(send("b", to: "books") + "\n" + send("a"))))

  static let actionChanged = ChangeCode(
    305, "action-changed", .breaking, summary: "A task has another action under `uses`.",
    explanation: "The receiver no longer gets anything from it in this way.",
    clause: { .counted($0, "task does something else", "tasks do something else") },
    example: Example(
      base: one,
      head: tasks("  - {id: a, uses: sns/publish, with: {topic: orders, message: \"${{ event.detail.id }}\"}}")))

  static let receiverChanged = ChangeCode(
    306, "receiver-changed", .breaking, summary: "A task sends to another receiver.",
    explanation: """
      For example, another queue, topic, function, bus, table, channel or address. The old receiver gets nothing from this \
      task. A task that starts a workflow of the project starts a state machine outside the project once the workflow is removed.
      """,
    clause: { .counted($0, "task sends elsewhere", "tasks send elsewhere") },
    example: Example(base: one, head: tasks(send("a", to: "orders-new"))))

  static let inputsChanged = ChangeCode(
    307, "inputs-changed", .risky, summary: "A task sends something else to the same receiver.",
    explanation: """
      The report shows the inputs that differ, and what both sides send for the event of a test if the older side has one. The \
      layout of expressions is ignored, and so are the name of a connection and an input that has its default.
      """,
    clause: { .counted($0, "task sends something else", "tasks send something else") },
    example: Example(
      base: one,
      head: tasks("  - {id: a, uses: sqs/send, with: {queue: orders, message: \"${{ event.detail.number }}\"}}")))

  static let conditionAdded = ChangeCode(
    308, "condition-added", .breaking, summary: "A task that always ran has a condition.",
    explanation: "If the condition is false, the task no longer runs.",
    clause: { .counted($0, "task has a condition now", "tasks have a condition now") },
    example: Example(
      base: two, head: tasks(send("a") + "\n" + send("b", to: "books", ", if: \"event.detail.total > 100\""))))

  static let conditionRemoved = ChangeCode(
    309, "condition-removed", .risky, summary: "A task that had a condition always runs.",
    explanation: "It also runs if the previous condition is false.",
    clause: { .counted($0, "task has no condition now", "tasks have no condition now") },
    example: Example(
      base: tasks(send("a") + "\n" + send("b", to: "books", ", if: \"event.detail.total > 100\"")), head: two))

  static let conditionChanged = ChangeCode(
    310, "condition-changed", .risky, summary: "A task runs under another condition.",
    explanation: """
      In general it cannot be decided which of two expressions is true more often. The events of the older side's tests run on \
      both sides: TSKD319 and TSKD321 show the differences.
      """,
    clause: { .counted($0, "condition differs", "conditions differ") },
    example: Example(
      base: tasks(send("a") + "\n" + send("b", to: "books", ", if: \"event.detail.total > 100\"")),
      head: tasks(send("a") + "\n" + send("b", to: "books", ", if: \"event.detail.total > 500\""))))

  static let retryChanged = ChangeCode(
    311, "retry-changed", .risky, summary: "A task is retried differently after a failure.",
    explanation:
      "The number of retries, their delays or the errors differ. A task without `retry` has the project's `defaults.retry`.",
    clause: { .counted($0, "retry differs", "retries differ") },
    example: Example(base: one, head: tasks(send("a", ", retry: {attempts: 5}"))))

  static let timeoutChanged = ChangeCode(
    312, "timeout-changed", .risky, summary: "The time limit for one try of a task differs.",
    explanation: "A try that takes longer than the limit fails.",
    clause: { .counted($0, "time limit differs", "time limits differ") },
    example: Example(
      base: tasks(send("a", ", timeout: 30s")), head: tasks(send("a", ", timeout: 60s"))))

  static let errorPathChanged = ChangeCode(
    313, "error-path-changed", .risky, summary: "The workflow does something else after a task fails for good.",
    explanation: "With `on-error: continue` it continues; otherwise it fails and runs `on-failure`.",
    clause: { .counted($0, "error path differs", "error paths differ") },
    example: Example(base: two, head: tasks(send("a", ", on-error: continue") + "\n" + send("b", to: "books"))))

  static let deadLettersDropped = ChangeCode(
    314, "dead-letters-dropped", .breaking,
    summary: "Undeliverable events of a task no longer go to a dead-letter queue.",
    explanation: "With `dead-letter: none` an event that could not be delivered is lost after the last try.",
    clause: { .counted($0, "dead-letter queue dropped", "dead-letter queues dropped") },
    example: Example(base: one, head: tasks(send("a", ", dead-letter: none, because: orders are sent again"))))

  static let deadLettersKept = ChangeCode(
    315, "dead-letters-kept", .risky, summary: "Undeliverable events of a task go to a dead-letter queue.",
    explanation: "Someone must look into the workflow's dead-letter queue.",
    clause: { .counted($0, "dead-letter queue added", "dead-letter queues added") },
    example: Example(base: tasks(send("a", ", dead-letter: none, because: orders are sent again")), head: one))

  static let stepsChanged = ChangeCode(
    316, "steps-changed", .risky, summary: "Waits, branches, loops or ends between the tasks differ.",
    explanation:
      "The report shows the steps that only one side has. Added and removed tasks are changes of their own.",
    clause: { _ in "other steps" },
    example: Example(
      base: tasks(send("a") + "\n  - wait: 5m\n" + send("b", to: "books")),
      head: tasks(send("a") + "\n  - wait: 10m\n" + send("b", to: "books"))))

  static let machineNeeded = ChangeCode(
    317, "machine-needed", .risky, summary: "The workflow becomes a state machine.",
    explanation: """
      Its tasks were targets of the rule. Now the rule starts a state machine, which calls them: executions cost money, are \
      logged, and may start later than a target.
      """,
    clause: { _ in "becomes a state machine" }, example: Example(base: one, head: two))

  static let machineDropped = ChangeCode(
    318, "machine-dropped", .risky, summary: "The workflow is no longer a state machine.",
    explanation:
      "The rule calls its tasks directly. Running executions are stopped when the state machine is deleted.",
    clause: { _ in "is no longer a state machine" }, example: Example(base: two, head: one))

  static let runDiffers = ChangeCode(
    319, "run-differs", .risky, summary: "The event of a test runs other tasks than before.",
    explanation: """
      Both sides are simulated with the event and the results of each test of the older side. The tasks that run differ in \
      number or in order. Tasks that only one side has do not count: they are changes of their own.
      """,
    clause: { .counted($0, "run differs", "runs differ") },
    example: tested("event.detail.total > 100", "event.detail.total > 500", expecting: "{fires: true}"))

  static let testBroken = ChangeCode(
    321, "test-broken", .breaking, summary: "A test of the older side passed there, and fails on the newer side.",
    explanation: """
      The older side's test runs on both sides, so that a change cannot hide by also changing the test. A test whose event \
      fires on one side only is shown with the change of events instead.
      """,
    clause: { .counted($0, "test breaks", "tests break") },
    example: tested(
      "event.detail.total > 100", "event.detail.total > 500", expecting: "{tasks: {b: {queue: books}}}"))

  static let machineTypeChanged = ChangeCode(
    322, "machine-type-changed", .risky, summary: "The workflow's state machine has another type.",
    explanation: """
      An express machine runs at least once, for up to five minutes, and keeps no history; a standard machine runs exactly once. \
      The type of a machine cannot be changed, so the machine is replaced.
      """,
    clause: { _ in "other type of state machine" },
    example: Example(base: "state-machine: standard\n" + two, head: "state-machine: express\n" + two))

  private static func test(of workflow: String, expecting: String) -> String {
    workflow + """
      tests:
        - name: a small order
          event: {source: com.example.shop, detail-type: order.placed, detail: {id: A-1, total: 200}}
          expect: \(expecting)

      """
  }

  private static func tested(_ old: String, _ new: String, expecting: String) -> Example {
    let (before, after) = (
      send("a") + "\n" + send("b", to: "books", ", if: \"\(old)\""),
      send("a") + "\n" + send("b", to: "books", ", if: \"\(new)\"")
    )
    return Example(
      base: test(of: tasks(before), expecting: expecting), head: test(of: tasks(after), expecting: expecting))
  }
}
