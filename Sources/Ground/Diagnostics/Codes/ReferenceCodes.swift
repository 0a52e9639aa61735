// Codes 0521 to 0549: what expressions speak of.

extension DiagnosticCode {
  /// A name that nothing is bound to.
  public static let unboundName = DiagnosticCode(521, "unbound-name")
  /// `tasks.ID` with an id that no task has.
  public static let unknownTask = DiagnosticCode(522, "unknown-task")
  /// The result of a task that has not run yet.
  public static let taskNotRun = DiagnosticCode(523, "task-not-run")
  /// The result of a task in another branch or loop.
  public static let taskElsewhere = DiagnosticCode(524, "task-elsewhere")
  /// `item` or `index` outside of a loop.
  public static let itemOutsideLoop = DiagnosticCode(525, "item-outside-loop")
  /// `error` outside of `on-failure`.
  public static let errorOutsideFailure = DiagnosticCode(526, "error-outside-failure")
  /// A member that a bound name does not have.
  public static let unknownMember = DiagnosticCode(527, "unknown-member")
  /// An expression where nothing but a constant can stand.
  public static let expressionNotAllowed = DiagnosticCode(528, "expression-not-allowed")
  /// `vars.NAME` with a name that no environment has.
  public static let unboundVariable = DiagnosticCode(529, "unbound-variable")
  /// `vars.NAME` with a name that this environment lacks.
  public static let variableMissing = DiagnosticCode(530, "variable-missing")
  /// A path that the workflow's events do not have.
  public static let unknownEventField = DiagnosticCode(531, "unknown-event-field")
  /// A path whose name is almost that of a known one.
  public static let misspeltEventField = DiagnosticCode(532, "misspelt-event-field", .warning)
  /// A member that a task's result does not have.
  public static let unknownResultMember = DiagnosticCode(533, "unknown-result-member")
  /// A member of a result whose name is almost that of a known one.
  public static let misspeltResultMember = DiagnosticCode(534, "misspelt-result-member", .warning)
  /// The result of a task that may not have run, or may have failed.
  public static let resultMayBeMissing = DiagnosticCode(535, "result-may-be-missing", .warning)
  /// A loop over what is no list.
  public static let loopWithoutList = DiagnosticCode(536, "loop-without-list")
  /// A wait ends at something that is no time.
  public static let waitWithoutTime = DiagnosticCode(537, "wait-without-time")
}

extension DiagnosticRegistry {
  static let references: [DiagnosticInfo] = [
    DiagnosticInfo(
      .unboundName,
      summary: "An expression speaks of a name that nothing is bound to.",
      explanation: """
        Bound are `event` (the whole event), `tasks.ID` (the result of an earlier task), `vars.NAME`, `workflow.NAME` \
        and `execution.id`; inside `for-each` also `item` and `index`, inside `on-failure` also `error`. In JSONata \
        another name is not an error but nothing at all, and the message would go out with a hole in it.
        """,
      example: messageExample("{order: \"${{ ⏵evnt⏴.detail.id }}\"}", "{order: \"${{ event.detail.id }}\"}")),
    DiagnosticInfo(
      .unknownTask,
      summary: "An expression speaks of a task that the workflow does not have.",
      explanation: "`tasks.ID` is the result of the task with that id.",
      example: referenceExample("${{ tasks.⏵recrod⏴.id }}", "${{ tasks.record.id }}")),
    DiagnosticInfo(
      .taskNotRun,
      summary: "An expression speaks of the result of a task that has not run yet.",
      explanation: "Tasks run in the order in which they stand. Move the task up, or speak of an earlier one.",
      example: .init(
        .workflow,
        bad: tasksWorkflow(
          """
            - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.⏵queue⏴.id }}"}}
            - {id: queue, uses: sqs/send, with: {queue: orders}}
          """),
        good: tasksWorkflow(
          """
            - {id: queue, uses: sqs/send, with: {queue: orders}}
            - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.queue.id }}"}}
          """))),
    DiagnosticInfo(
      .taskElsewhere,
      summary: "An expression speaks of the result of a task in another branch, or inside a loop that has ended.",
      explanation: """
        Branches of `parallel` run side by side and do not see each other; of `choose` only one runs; a loop has as \
        many results as elements. A task sees the earlier tasks of its own list and of the lists around it, and after a \
        `parallel` those of all its branches.
        """,
      example: .init(
        .workflow,
        bad: tasksWorkflow(
          """
            - parallel:
                - - {id: queue, uses: sqs/send, with: {queue: orders}}
                - - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.⏵queue⏴.id }}"}}
          """),
        good: tasksWorkflow(
          """
            - {id: queue, uses: sqs/send, with: {queue: orders}}
            - {id: tell, uses: sns/publish, with: {topic: orders, message: "${{ tasks.queue.id }}"}}
          """))),
    DiagnosticInfo(
      .itemOutsideLoop,
      summary: "An expression speaks of 'item' or 'index' outside of a loop.",
      explanation:
        "`item` is the element that `for-each` is at, `index` its place from 0. Elsewhere there is none.",
      example: messageExample("{order: \"${{ ⏵item⏴.id }}\"}", "{order: \"${{ event.detail.id }}\"}")),
    DiagnosticInfo(
      .errorOutsideFailure,
      summary: "An expression speaks of 'error' outside of 'on-failure'.",
      explanation: "`error` says why the workflow failed. Only the tasks of `on-failure` run after that.",
      example: messageExample("{order: \"${{ ⏵error⏴.Cause }}\"}", "{order: \"${{ event.detail.id }}\"}")),
    DiagnosticInfo(
      .unknownMember,
      summary: "A bound name has no such member.",
      explanation: """
        An event has `version`, `id`, `detail-type`, `source`, `account`, `time`, `region`, `resources` and `detail`; \
        what a source adds stands under `detail`. `workflow` has `name`, `description`, `owner` and `runbook`, \
        `execution` has `id`, and `error` has `Error`, the name of what went wrong, and `Cause`, what is known of it.
        """,
      source: "EventBridge User Guide, \"Event structure\"",
      example: messageExample("{order: \"${{ event.⏵detial⏴.id }}\"}", "{order: \"${{ event.detail.id }}\"}")),
    DiagnosticInfo(
      .expressionNotAllowed,
      summary: "An expression stands where nothing but a constant can stand.",
      explanation: """
        Sources, conditions, schedules and connections are known before any event comes. Only `vars.NAME` can stand \
        there, a value of the environment.
        """,
      example: .init(
        .workflow,
        bad: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {id: \"${{ ⏵event.id⏴ }}\"}}"),
        good: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {id: \"17\"}}"))),
    DiagnosticInfo(
      .unboundVariable,
      summary: "An expression speaks of a variable that no environment has.",
      explanation: """
        `vars.NAME` is a value of the environment that is compiled for, from `environments: {NAME: {vars: {…}}}` in \
        the project file. It is replaced when compiling.
        """,
      example: .init(
        .workflow,
        bad: DiagnosticRegistry.workflow(with: "{queue: orders, message: \"${{ ⏵vars.limits⏴ }}\"}"),
        good: DiagnosticRegistry.workflow(with: "{queue: orders, message: \"${{ vars.limit }}\"}"),
        project: variablesProject)),
    DiagnosticInfo(
      .variableMissing,
      summary: "The environment lacks a variable that another one has.",
      explanation: """
        What is compiled for an environment takes every value from that environment, and never one from another. Give \
        each environment every variable.
        """,
      example: .init(
        .workflow,
        bad: DiagnosticRegistry.workflow(with: "{queue: orders, message: \"${{ ⏵vars.ceiling⏴ }}\"}"),
        good: DiagnosticRegistry.workflow(with: "{queue: orders, message: \"${{ vars.limit }}\"}"),
        project: variablesProject)),
    DiagnosticInfo(
      .unknownEventField,
      summary: "An expression speaks of a field that the workflow's events do not have.",
      explanation:
        "The members of this event are known from its schema, and the field is not among them. In a message it would be an "
        + "empty text; in an execution the task fails.",
      source: "EventBridge schema registry, aws.events",
      example: .started(
        source: "aws.athena", event: "Athena Query State Change", bad: "${{ event.detail.⏵curentState⏴ }}",
        good: "${{ event.detail.currentState }}")),
    DiagnosticInfo(
      .misspeltEventField,
      summary: "An expression speaks of a field whose name is almost that of a known one.",
      explanation:
        "No known event of this type has the field, and a field beside it differs by one letter. The known events may not "
        + "be all, so this is a warning.",
      example: .started(
        source: "stripe", event: "invoice.payment_failed", bad: "${{ event.detail.data.object.⏵currencey⏴ }}",
        good: "${{ event.detail.data.object.currency }}")),
    DiagnosticInfo(
      .unknownResultMember,
      summary: "An expression speaks of a member that the task's result does not have.",
      explanation: """
        What each action answers is in [actions](../actions.md): a new record of kintone, for one, has `id` and `revision`, \
        and nothing else. In a message the member would be an empty text; in an execution the task fails.
        """,
      example: recordExample("${{ tasks.record.⏵number⏴ }}", "${{ tasks.record.id }}")),
    DiagnosticInfo(
      .misspeltResultMember,
      summary: "An expression speaks of a member of a result whose name is almost that of a known one.",
      explanation: """
        The action may answer more than the catalogue knows, so this is a warning. AWS begins the names of members with a \
        capital: `MessageId`.
        """,
      example: queueExample("${{ tasks.queue.⏵messageId⏴ }}", "${{ tasks.queue.MessageId }}")),
    DiagnosticInfo(
      .resultMayBeMissing,
      summary: "An expression speaks of the result of a task that may not have run, or may have failed.",
      explanation: """
        A task with `if` may be left out, and after `on-error: continue` the workflow goes on without a result: then \
        `tasks.ID` is `null`, and what is spoken of it is nothing. Ask first, `${{ tasks.queue ? tasks.queue.MessageId : \
        'none' }}`, or give the speaking task the same `if` or `if: ${{ tasks.queue != null }}`.
        """,
      example: queueExample(
        "${{ tasks.⏵queue⏴.MessageId }}", "${{ tasks.queue ? tasks.queue.MessageId : 'none' }}",
        more: "on-error: continue, ")),
    DiagnosticInfo(
      .loopWithoutList,
      summary: "A loop goes over what is no list.",
      explanation:
        "`for-each` runs its tasks for each element of a list. With one value alone it would run them once.",
      example: .init(
        .workflow,
        bad: tasksWorkflow(
          """
            - for-each: ${{ ⏵'a, b'⏴ }}
              tasks: [{id: each, uses: sqs/send, with: {queue: orders}}]
          """),
        good: tasksWorkflow(
          """
            - for-each: ${{ ['a', 'b'] }}
              tasks: [{id: each, uses: sqs/send, with: {queue: orders}}]
          """))),
    DiagnosticInfo(
      .waitWithoutTime,
      summary: "A pause ends at what is no time.",
      explanation: """
        `wait: {until: …}` takes a time as a text, with its offset: `2027-04-01T09:00:00Z`. Many senders give seconds since \
        1970, as a number: `$fromMillis(… * 1000)` makes such a text of them. An execution that comes to anything else fails.
        """,
      source: "Amazon States Language, \"Wait State\"",
      example: .init(
        .workflow,
        bad: tasksWorkflow(
          """
            - wait: {until: "${{ ⏵1796083200 + 86400⏴ }}"}
            - {id: late, uses: sqs/send, with: {queue: orders}}
          """),
        good: tasksWorkflow(
          """
            - wait: {until: "${{ $fromMillis((1796083200 + 86400) * 1000) }}"}
            - {id: late, uses: sqs/send, with: {queue: orders}}
          """))),
  ]

  private static func queueExample(_ bad: String, _ good: String, more: String = "") -> DiagnosticInfo.Example {
    func workflow(_ message: String) -> String {
      tasksWorkflow(
        """
          - {id: queue, \(more)uses: sqs/send, with: {queue: orders}}
          - {id: tell, uses: sns/publish, with: {topic: orders, message: "\(message)"}}
        """)
    }
    return .init(.workflow, bad: workflow(bad), good: workflow(good))
  }

  private static func recordExample(_ bad: String, _ good: String) -> DiagnosticInfo.Example {
    func workflow(_ message: String) -> String {
      tasksWorkflow(
        """
          - {id: record, uses: kintone/create-record, with: {connection: kintone, app: 42, record: {order: new}}}
          - {id: tell, uses: sns/publish, with: {topic: orders, message: "\(message)"}}
        """)
    }
    return .init(
      .workflow, bad: workflow(bad), good: workflow(good),
      project: """
        project: shop
        connections:
          kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/api-token}}}

        """)
  }

  private static let variablesProject = """
    project: shop
    environments:
      staging: {region: ap-northeast-1, vars: {limit: 10}}
      production: {region: ap-northeast-1, vars: {limit: 1000, ceiling: 5000}}

    """

  private static func messageExample(_ bad: String, _ good: String) -> DiagnosticInfo.Example {
    .init(
      .workflow, bad: DiagnosticRegistry.workflow(with: "{queue: orders, message: \(bad)}"),
      good: DiagnosticRegistry.workflow(with: "{queue: orders, message: \(good)}"))
  }

  private static func referenceExample(_ bad: String, _ good: String) -> DiagnosticInfo.Example {
    func workflow(_ message: String) -> String {
      tasksWorkflow(
        """
          - {id: record, uses: dynamodb/put-item, with: {table: orders, item: {id: a}}}
          - {id: tell, uses: sns/publish, with: {topic: orders, message: "\(message)"}}
        """)
    }
    return .init(.workflow, bad: workflow(bad), good: workflow(good))
  }
}

extension DiagnosticInfo.Example {
  /// A workflow that is started by an event and writes a message.
  fileprivate static func started(source: String, event: String, bad: String, good: String)
    -> DiagnosticInfo.Example
  {
    func workflow(_ message: String) -> String {
      """
      workflow: unpaid
      trigger: {source: \(source), event: \(event)}
      tasks:
        - id: note
          uses: logs/write
          with:
            group: unpaid
            message: \(message)

      """
    }
    return DiagnosticInfo.Example(.workflow, bad: workflow(bad), good: workflow(good))
  }
}
