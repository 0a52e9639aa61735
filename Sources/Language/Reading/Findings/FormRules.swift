public import Diagnostics

// Codes 0215 to 0229: the forms of triggers, of entries of a task list, and of what else can stand in a document.

extension DiagnosticCode {
  /// A trigger of no form, or of two.
  public static let triggerForm = DiagnosticCode(215, "trigger-form")
  /// A key that does not go with another one.
  public static let misplacedKey = DiagnosticCode(216, "misplaced-key")
  /// An entry of a task list of no kind, or of two.
  public static let stepForm = DiagnosticCode(217, "step-form")
  /// `otherwise` before another branch, or alone.
  public static let otherwiseNotLast = DiagnosticCode(218, "otherwise-not-last")
  /// `dead-letter: none` without `because`.
  public static let missingReason = DiagnosticCode(219, "missing-reason")
  /// A project file among the workflows.
  public static let projectFileHere = DiagnosticCode(220, "project-file-here")
  /// A document with none of a workflow's keys.
  public static let notAWorkflow = DiagnosticCode(221, "not-a-workflow")
  /// A text that looks like a secret.
  public static let secretInText = DiagnosticCode(222, "secret-in-text")
  /// The same entry twice in a list.
  public static let repeatedEntry = DiagnosticCode(223, "repeated-entry")
  /// A dotted path with an empty name in it.
  public static let pathForm = DiagnosticCode(224, "path-form")
  /// A number that JSON cannot write.
  public static let unwritableNumber = DiagnosticCode(225, "unwritable-number")
}

extension DiagnosticInfo {
  static let formRules: [DiagnosticInfo] = [
    DiagnosticInfo(
      .triggerForm, stage: .workflow,
      summary: "A trigger has none of 'source', 'pattern' and 'schedule', or several of them.",
      explanation: """
        A trigger is an event of a source, a raw event pattern, or a schedule. For several of them write a list of \
        triggers: any of them starts the workflow.
        """,
      example: .init(
        .workflow,
        bad: triggerWorkflow("{source: com.example.shop, event: order.placed, ⏵schedule⏴: rate(1 hour)}"),
        good: triggerWorkflow("[{source: com.example.shop, event: order.placed}, {schedule: rate(1 hour)}]"))),
    DiagnosticInfo(
      .misplacedKey, stage: .workflow,
      summary: "A key does not go with another key beside it.",
      explanation: """
        `timezone` goes with `schedule`; `where`, `envelope` and `event` go with `source`; `because` goes with \
        `dead-letter: none`; `link` goes with a no-code tool under `runs-on`. Anywhere else they would say nothing.
        """,
      example: .init(
        .workflow,
        bad: triggerWorkflow("{source: com.example.shop, event: order.placed, ⏵timezone⏴: Asia/Tokyo}"),
        good: triggerWorkflow("{source: com.example.shop, event: order.placed}"))),
    DiagnosticInfo(
      .stepForm, stage: .workflow,
      summary: "An entry of a task list says nothing to do, or two things at once.",
      explanation: """
        An entry is a task (`uses`), or one of `wait`, `parallel`, `choose`, `for-each` and `stop`. Entries run in \
        order: two things to do are two entries.
        """,
      example: .init(
        .workflow,
        bad: tasksWorkflow(
          """
            - id: hand-over
              uses: sqs/send
              ⏵wait⏴: 10m
          """),
        good: tasksWorkflow(
          """
            - wait: 10m
            - id: hand-over
              uses: sqs/send
              with: {queue: orders}
          """))),
    DiagnosticInfo(
      .otherwiseNotLast, stage: .workflow,
      summary: "'otherwise' is not the last branch of 'choose', or the only one.",
      explanation: "`otherwise` runs when no branch before it holds: what stands behind it would never run.",
      example: .init(
        .workflow,
        bad: tasksWorkflow(
          """
            - choose:
                - ⏵otherwise⏴: [{id: queue, uses: sqs/send, with: {queue: orders}}]
                - when: ${{ event.detail.total > 100 }}
                  tasks: [{id: tell, uses: sns/publish, with: {topic: orders}}]
          """),
        good: tasksWorkflow(
          """
            - choose:
                - when: ${{ event.detail.total > 100 }}
                  tasks: [{id: tell, uses: sns/publish, with: {topic: orders}}]
                - otherwise: [{id: queue, uses: sqs/send, with: {queue: orders}}]
          """))),
    DiagnosticInfo(
      .missingReason, stage: .workflow,
      summary: "A task has no dead-letter queue, and nobody says why.",
      explanation: """
        Every task gets a dead-letter queue, because an event that cannot be delivered is otherwise lost without a \
        trace. Where that is no loss, `because:` says so to whoever reads the workflow next.
        """,
      source: "EventBridge User Guide, \"Using dead-letter queues to process undelivered events\"",
      example: .init(
        .workflow, bad: taskWorkflow("dead-letter: ⏵none⏴"),
        good: taskWorkflow(
          """
          dead-letter: none
              because: The nightly run hands over what was missed.
          """))),
    DiagnosticInfo(
      .projectFileHere, stage: .workflow,
      summary: "A project file stands where a workflow is read.",
      explanation: """
        The project file is named `tasuki.yaml` or `tasuki.yml` and found in the folder given or above it. Leave it out of the paths \
        under `workflows`.
        """,
      example: .init(
        .workflow, bad: "⏵project⏴: shop\n",
        good: workflow("description: Hand each order to the warehouse"))),
    DiagnosticInfo(
      .notAWorkflow, stage: .workflow,
      summary: "A document has none of a workflow's keys.",
      explanation: """
        The file is YAML, but no workflow: a configuration of some other tool, most likely. Leave it out of the paths \
        that are read, or begin it with `workflow: NAME`.
        """,
      example: .init(
        .workflow, bad: "⏵services⏴:\n  database: {image: postgres}\n",
        good: workflow("description: Hand each order to the warehouse"))),
    DiagnosticInfo(
      .secretInText, stage: .workflow,
      summary: "A text looks like a secret.",
      explanation: """
        Tokens and keys that services give out have forms of their own, and this text has one. Whoever can read the \
        repository can use it, and what was once committed stays in the history: revoke it. Keep the new one in AWS \
        Secrets Manager or Parameter Store, and name it in a connection: `{secret: NAME}`.

        Tasuki looks at values, keys and comments of workflow and project files, and at the event files of tests. It \
        knows the tokens and keys of AWS, Slack, Stripe, GitHub, GitLab, npm, Google, Twilio, SendGrid, OpenAI and \
        Anthropic, addresses of webhooks of Slack, Discord and Teams, JSON Web Tokens, private keys, and passwords in \
        addresses. A secret that was found is replaced with `*` in everything that Tasuki prints.
        """,
      example: .init(
        .workflow,
        bad: workflow(with: "{queue: orders, message: ⏵AKIAIOSFODNN7EXAMPLE⏴}"),
        good: workflow(with: "{queue: orders, message: ready}"))),
    DiagnosticInfo(
      .repeatedEntry, stage: .workflow,
      summary: "A list names the same thing twice.",
      explanation: "Once is enough: the second entry says nothing, and was likely to be another one.",
      example: .init(
        .workflow, bad: triggerWorkflow("{source: com.example.shop, event: [order.placed, ⏵order.placed⏴]}"),
        good: triggerWorkflow("{source: com.example.shop, event: [order.placed, order.changed]}"))),
    DiagnosticInfo(
      .pathForm, stage: .workflow,
      summary: "A dotted path has an empty name in it.",
      explanation: """
        The dots of a path part the names of fields: `data.object.currency`. EventBridge cannot tell a dot inside a \
        name from one between names, so there is no way to write one, and none is needed.
        """,
      example: .init(
        .workflow,
        bad: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {⏵order..total⏴: 1}}"),
        good: triggerWorkflow("{source: com.example.shop, event: order.placed, where: {order.total: 1}}"))),
    DiagnosticInfo(
      .unwritableNumber, stage: .workflow,
      summary: "A number is one that JSON cannot write.",
      explanation: "YAML knows infinities and 'not a number'. What is sent to AWS is JSON, which does not.",
      source: "RFC 8259, section 6",
      example: .init(
        .workflow, bad: workflow(with: "{queue: orders, message: {limit: ⏵.inf⏴}}"),
        good: workflow(with: "{queue: orders, message: {limit: 100000}}"))),
  ]
}
