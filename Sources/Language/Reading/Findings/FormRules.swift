public import Diagnostics

// Codes 0215 to 0229: the forms of triggers, entries of a task list, and other parts of a document.

public extension DiagnosticCode {
  static let triggerForm = DiagnosticCode(
    215, "trigger-form", stage: .workflow,
    summary: "A trigger has none of 'source', 'pattern' and 'schedule', or several of them.",
    explanation: """
      A trigger is an event of a source, a raw event pattern, or a schedule. To combine several of them, write a \
      list of triggers: any of them starts the workflow.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, ⏵schedule⏴: rate(1 hour)}",
      good: "[{source: com.example.shop, event: order.placed}, {schedule: rate(1 hour)}]"))
  static let cutText = DiagnosticCode(
    226, "cut-text", .warning, stage: .workflow, summary: "A comment begins in the middle of a text.",
    explanation: """
      In YAML, a space and `#` begin a comment. Of `Invoice #${{ event.detail.number }}` the text `Invoice` is left, and the \
      expression is never evaluated.

      Put the whole text in quotes.
      """, source: "YAML 1.2.2, section 6.6",
    example: .init(
      workflow, bad: "description: Follows invoice ⏵#${{ number }} of a customer⏴",
      good: "description: \"Follows invoice #NUMBER of a customer\""))
  static let misplacedKey = DiagnosticCode(
    216, "misplaced-key", stage: .workflow, summary: "A key cannot be combined with another key of the same map.",
    explanation: """
      `timezone` belongs to `schedule`; `where`, `envelope` and `event` belong to `source`; `because` belongs to \
      `dead-letter: none`; `link` belongs to a no-code tool under `runs-on`. Anywhere else they would have no \
      effect.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, ⏵timezone⏴: Asia/Tokyo}",
      good: "{source: com.example.shop, event: order.placed}"))
  static let stepForm = DiagnosticCode(
    217, "step-form", stage: .workflow,
    summary: "An entry of a task list has no action, or more than one.",
    explanation: """
      An entry is a task (`uses`), or one of `wait`, `parallel`, `choose`, `for-each` and `stop`. Entries run in \
      order: write two entries to do two things.
      """,
    example: .init(
      tasksWorkflow,
      bad: """
          - id: hand-over
            uses: sqs/send
            ⏵wait⏴: 10m
        """,
      good: """
          - wait: 10m
          - id: hand-over
            uses: sqs/send
            with: {queue: orders}
        """))
  static let otherwiseNotLast = DiagnosticCode(
    218, "otherwise-not-last", stage: .workflow,
    summary: "'otherwise' is not the last branch of 'choose', or the only one.",
    explanation: "`otherwise` runs when no condition before it is true, so a branch after it would never run.",
    example: .init(
      tasksWorkflow,
      bad: """
          - choose:
              - ⏵otherwise⏴: [{id: queue, uses: sqs/send, with: {queue: orders}}]
              - when: ${{ event.detail.total > 100 }}
                tasks: [{id: tell, uses: sns/publish, with: {topic: orders}}]
        """,
      good: """
          - choose:
              - when: ${{ event.detail.total > 100 }}
                tasks: [{id: tell, uses: sns/publish, with: {topic: orders}}]
              - otherwise: [{id: queue, uses: sqs/send, with: {queue: orders}}]
        """))
  static let missingReason = DiagnosticCode(
    219, "missing-reason", stage: .workflow, summary: "A task has no dead-letter queue and gives no reason.",
    explanation: """
      Every task has a dead-letter queue, because an event that cannot be delivered is otherwise lost without a \
      trace. Where losing it does no harm, say why in `because:` for whoever reads the workflow next.
      """, source: "EventBridge User Guide, \"Using dead-letter queues to process undelivered events\"",
    example: .init(
      taskWorkflow, bad: "dead-letter: ⏵none⏴",
      good: """
        dead-letter: none
            because: The nightly run hands over what was missed.
        """))
  static let projectFileHere = DiagnosticCode(
    220, "project-file-here", stage: .workflow, summary: "A project file is read as a workflow.",
    explanation: """
      The project file is named `tasuki.yaml` or `tasuki.yml`, and Tasuki finds it in the given folder or above \
      it. Leave it out of the paths under `workflows`.
      """,
    example: .init(
      .workflow, bad: "⏵project⏴: shop\n", good: workflow("description: Hand each order to the warehouse")))
  static let notAWorkflow = DiagnosticCode(
    221, "not-a-workflow", stage: .workflow, summary: "A document has none of a workflow's keys.",
    explanation: """
      The file is YAML but not a workflow; most likely it configures another tool. Leave it out of the paths that \
      Tasuki reads, or begin it with `workflow: NAME`.
      """,
    example: .init(
      .workflow, bad: "⏵services⏴:\n  database: {image: postgres}\n",
      good: workflow("description: Hand each order to the warehouse")))
  static let secretInText = DiagnosticCode(
    222, "secret-in-text", stage: .workflow, summary: "A text looks like a secret.",
    explanation: """
      Tokens and keys of many services have a recognizable form, and this text has one. Anyone who can read the \
      repository can use it, and anything once committed stays in the history: revoke it. Keep the new one in AWS \
      Secrets Manager or Parameter Store, and name it in a connection: `{secret: NAME}`.

      Tasuki looks at values, keys and comments of workflow and project files, and at the event files of tests. It \
      knows the tokens and keys of AWS, Slack, Stripe, GitHub, GitLab, npm, Google, Twilio, SendGrid, OpenAI and \
      Anthropic, the webhook URLs of Slack, Discord and Teams, JSON Web Tokens, private keys, and passwords in \
      URLs. Tasuki replaces a secret that it finds with `*` in everything that it prints.
      """,
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: ⏵AKIAIOSFODNN7EXAMPLE⏴}",
      good: "{queue: orders, message: ready}"))
  static let pathForm = DiagnosticCode(
    224, "path-form", stage: .workflow, summary: "A dotted path contains an empty name.",
    explanation: """
      Dots in a path separate the names of fields: `data.object.currency`. EventBridge cannot tell a dot inside a \
      name from one between names, so a path has no syntax for it.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, where: {⏵order..total⏴: 1}}",
      good: "{source: com.example.shop, event: order.placed, where: {order.total: 1}}"))
  static let unwritableNumber = DiagnosticCode(
    225, "unwritable-number", stage: .workflow, summary: "A number cannot be written in JSON.",
    explanation: "YAML has infinities and 'not a number'. AWS receives JSON, which has neither.",
    source: "RFC 8259, section 6",
    example: .init(
      inputsWorkflow, bad: "{queue: orders, message: {limit: ⏵.inf⏴}}",
      good: "{queue: orders, message: {limit: 100000}}"))
}

extension Sentence {
  static let textEndsAtComment: Sentence = "the text ends before this comment"
  static let quoteWholeText: Sentence = "put the whole text in quotes"
  static func looksLike(_ owner: Sentence, kind: String) -> Sentence { "\(owner) looks like \(term: kind)" }
  static let keepInSecretsManager: Sentence =
    "keep it in Secrets Manager, and write {secret: NAME} in a connection of the project file"
  static let revokeIt: Sentence =
    "Anyone who can read the repository can use it. Revoke it: anything once committed stays in the history."
  static func besideInEntry(_ second: String, first: String) -> Sentence {
    "'\(term: second)' cannot be combined with '\(term: first)' in one entry"
  }
  static let makeTwoEntries: Sentence = "write two entries, one after the other"
  static let entryKind: Sentence = "kind of the entry"
  static func unknownEntryKey(_ key: String) -> Sentence { "unknown key \(quoted: key) in an entry of a task list" }
  static let entryWithoutKind: Sentence = "an entry of a task list has no action"
  static let writeKind: Sentence = "write 'uses', 'wait', 'parallel', 'choose', 'for-each' or 'stop'"
  static let untilIsDate: Sentence = "expected an expression for 'until', found a date"
  static let writeTimeAsText: Sentence =
    "write '${{ '2027-04-01T09:00:00Z' }}', with the time as a string in an expression"
  static let otherwiseNotLast: Sentence = "'otherwise' is not the last branch"
  static let moveToEnd: Sentence = "move it to the end: a branch after it never runs"
  static let otherwiseAlone: Sentence = "'otherwise' is the only branch"
  static let addBranchWithWhen: Sentence = "add a branch with 'when' before it, or remove 'choose'"
  static func unknownBranchKey(_ key: String) -> Sentence { "unknown key \(quoted: key) in a branch of 'choose'" }
  static let stopCannotBeFail: Sentence = "'stop: fail' needs a message"
  static let writeFailMessage: Sentence = "write {fail: \"what went wrong\"}"
  static func duplicateTaskID(_ id: String) -> Sentence { "duplicate id \(quoted: id)" }
  static func couldMeanEither(_ id: String) -> Sentence { "'tasks.\(id)' could mean either of them." }
  static let retryEmpty: Sentence = "'retry' is empty"
  static let writeHowOften: Sentence = "write how often: {attempts: 3}"
  static let maxDelayShorter: Sentence = "'max-delay' is shorter than 'delay'"
  static let writeAtLeastDelay: Sentence = "write at least the value of 'delay'"
  static let becauseWithoutNone: Sentence = "'because' needs 'dead-letter: none'"
  static let addDeadLetterNone: Sentence = "add 'dead-letter: none', or remove 'because'"
  static func deadLetterCannotBe(_ word: String) -> Sentence { "'dead-letter' cannot be \(quoted: word)" }
  static let leaveDeadLetterOut: Sentence = "remove it: every task has a queue; only 'none' is allowed here"
  static let noneWithoutReason: Sentence = "'dead-letter: none' needs a reason"
  static let addBecause: Sentence = "add 'because: …'"
  static let undeliveredIsLost: Sentence =
    "Without a dead-letter queue, an event that cannot be delivered is lost silently."
  static func isNotPath(_ path: String) -> Sentence { "\(quoted: path) is not a valid path" }
  static let writeConditionPath: Sentence =
    "write names with single dots between them, such as 'data.object.currency'"
  static let conditionsGoUnderWhere: Sentence = "write conditions on fields of 'detail' under 'where'"
  static func noFieldAtTop(_ field: String) -> Sentence { "no event has '\(field)' at its top level" }
  static let onlyEnvelopeFields: Sentence =
    "EventBridge matches only the envelope fields that it knows; all other fields are in 'detail'."
  static let writeTrigger: Sentence = "write {source: …, event: …}"
  static let triggerWithoutForm: Sentence = "a trigger has none of 'source', 'pattern' and 'schedule'"
  static let writeSourceOrSchedule: Sentence = "write the source of the event, or a schedule"
  static func besideInTrigger(_ second: String, first: String) -> Sentence {
    "'\(term: second)' cannot be combined with '\(term: first)' in one trigger"
  }
  static let makeTwoTriggers: Sentence = "write two triggers: 'trigger' accepts a list"
  static let triggerForm: Sentence = "kind of the trigger"
  static let zoneBelongsToSchedule: Sentence = "a time zone belongs to a 'schedule'"
  static let schedulerHasNoBus: Sentence = "EventBridge Scheduler has no event bus: remove it"
  static let putIntoPattern: Sentence = "put the condition into the pattern, or use 'source' instead of 'pattern'"
  static let scheduleBringsNoEvent: Sentence = "a schedule has no event: remove it"
  static func cannotBeCombined(_ key: String, form: String) -> Sentence {
    "'\(term: key)' cannot be combined with '\(term: form)'"
  }
  static func isNotJSONNumber(_ number: String) -> Sentence { "JSON cannot represent the number \(quoted: number)" }
  static let writeDecimalOrQuotes: Sentence = "write it in decimal, or in quotes for a string"
  static let writeEventPath: Sentence =
    "write names with single dots between them, such as 'detail.data.object.currency'"
  static let expectEmpty: Sentence = "'expect' is empty"
  static let writeWhetherItFires: Sentence = "write whether the workflow fires: {fires: true}"
  static let becauseWithoutFires: Sentence = "'because' needs 'fires: false'"
  static let becauseNamesField: Sentence = "it names the field that keeps the workflow from starting"
  static let failsBesideFires: Sentence = "'fails' cannot be combined with 'fires: false'"
  static let nothingCouldFail: Sentence = "a workflow that does not start cannot fail"
  static let tasksBesideFires: Sentence = "'tasks' cannot be combined with 'fires: false'"
  static let runsNoTask: Sentence = "a workflow that does not start runs no task"
  static func expectationFor(of task: String) -> Sentence { "the expectation for '\(task)'" }
  static let linkWithoutTool: Sentence = "'link' needs a no-code tool under 'runs-on'"
  static let nameTool: Sentence = "name the tool, such as 'runs-on: zapier', or remove 'link'"
  static let projectFileHere: Sentence = "expected a workflow, found a project file"
  static let projectFileName: Sentence = "a project file is named 'tasuki.yaml' and is not one of the workflows"
  static let noWorkflow: Sentence = "not a workflow: the document has none of a workflow's keys"
  static let beginWithWorkflowOrLeaveOut: Sentence =
    "begin with 'workflow: NAME', or leave the file out of the paths that Tasuki reads"
}
