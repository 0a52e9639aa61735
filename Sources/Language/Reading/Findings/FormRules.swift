public import Diagnostics

// Codes 0215 to 0229: the forms of triggers, of entries of a task list, and of what else can stand in a document.

public extension DiagnosticCode {
  static let triggerForm = DiagnosticCode(
    215, "trigger-form", stage: .workflow,
    summary: "A trigger has none of 'source', 'pattern' and 'schedule', or several of them.",
    explanation: """
      A trigger is an event of a source, a raw event pattern, or a schedule. For several of them write a list of \
      triggers: any of them starts the workflow.
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
    216, "misplaced-key", stage: .workflow, summary: "A key does not go with another key beside it.",
    explanation: """
      `timezone` goes with `schedule`; `where`, `envelope` and `event` go with `source`; `because` goes with \
      `dead-letter: none`; `link` goes with a no-code tool under `runs-on`. Anywhere else they would say nothing.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, ⏵timezone⏴: Asia/Tokyo}",
      good: "{source: com.example.shop, event: order.placed}"))
  static let stepForm = DiagnosticCode(
    217, "step-form", stage: .workflow,
    summary: "An entry of a task list says nothing to do, or two things at once.",
    explanation: """
      An entry is a task (`uses`), or one of `wait`, `parallel`, `choose`, `for-each` and `stop`. Entries run in \
      order: two things to do are two entries.
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
    explanation: "`otherwise` runs when no branch before it holds: what stands behind it would never run.",
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
    219, "missing-reason", stage: .workflow, summary: "A task has no dead-letter queue, and nobody says why.",
    explanation: """
      Every task gets a dead-letter queue, because an event that cannot be delivered is otherwise lost without a \
      trace. Where that is no loss, `because:` says so to whoever reads the workflow next.
      """, source: "EventBridge User Guide, \"Using dead-letter queues to process undelivered events\"",
    example: .init(
      taskWorkflow, bad: "dead-letter: ⏵none⏴",
      good: """
        dead-letter: none
            because: The nightly run hands over what was missed.
        """))
  static let projectFileHere = DiagnosticCode(
    220, "project-file-here", stage: .workflow, summary: "A project file stands where a workflow is read.",
    explanation: """
      The project file is named `tasuki.yaml` or `tasuki.yml` and found in the folder given or above it. Leave it out of the paths \
      under `workflows`.
      """,
    example: .init(
      .workflow, bad: "⏵project⏴: shop\n", good: workflow("description: Hand each order to the warehouse")))
  static let notAWorkflow = DiagnosticCode(
    221, "not-a-workflow", stage: .workflow, summary: "A document has none of a workflow's keys.",
    explanation: """
      The file is YAML, but no workflow: a configuration of some other tool, most likely. Leave it out of the paths \
      that are read, or begin it with `workflow: NAME`.
      """,
    example: .init(
      .workflow, bad: "⏵services⏴:\n  database: {image: postgres}\n",
      good: workflow("description: Hand each order to the warehouse")))
  static let secretInText = DiagnosticCode(
    222, "secret-in-text", stage: .workflow, summary: "A text looks like a secret.",
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
      inputsWorkflow, bad: "{queue: orders, message: ⏵AKIAIOSFODNN7EXAMPLE⏴}",
      good: "{queue: orders, message: ready}"))
  static let pathForm = DiagnosticCode(
    224, "path-form", stage: .workflow, summary: "A dotted path has an empty name in it.",
    explanation: """
      The dots of a path part the names of fields: `data.object.currency`. EventBridge cannot tell a dot inside a \
      name from one between names, so there is no way to write one, and none is needed.
      """,
    example: .init(
      triggerWorkflow, bad: "{source: com.example.shop, event: order.placed, where: {⏵order..total⏴: 1}}",
      good: "{source: com.example.shop, event: order.placed, where: {order.total: 1}}"))
  static let unwritableNumber = DiagnosticCode(
    225, "unwritable-number", stage: .workflow, summary: "A number is one that JSON cannot write.",
    explanation: "YAML knows infinities and 'not a number'. What is sent to AWS is JSON, which does not.",
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
    "Whoever can read the repository can use it. Revoke it: what was once committed stays in the history."
  static func besideInEntry(_ second: String, first: String) -> Sentence {
    "'\(term: second)' beside '\(term: first)' in one entry"
  }
  static let makeTwoEntries: Sentence = "make two entries of it, one after the other"
  static let entryKind: Sentence = "the entry's kind"
  static func unknownEntryKey(_ key: String) -> Sentence { "unknown key \(quoted: key) in an entry of a task list" }
  static let entryWithoutKind: Sentence = "an entry of a task list says nothing to do"
  static let writeKind: Sentence = "write 'uses', 'wait', 'parallel', 'choose', 'for-each' or 'stop'"
  static let untilIsDate: Sentence = "'until' is a date, where an expression stands"
  static let writeTimeAsText: Sentence =
    "write '${{ '2027-04-01T09:00:00Z' }}', the time as a text of the expression"
  static let otherwiseNotLast: Sentence = "'otherwise' is not the last branch"
  static let moveToEnd: Sentence = "move it to the end: what stands behind it never runs"
  static let otherwiseAlone: Sentence = "'otherwise' is the only branch"
  static let addBranchWithWhen: Sentence = "add a branch with 'when' before it, or leave 'choose' out"
  static func unknownBranchKey(_ key: String) -> Sentence { "unknown key \(quoted: key) in a branch of 'choose'" }
  static let stopCannotBeFail: Sentence = "'stop' cannot be 'fail' alone"
  static let writeFailMessage: Sentence = "write {fail: \"what went wrong\"}"
  static func idTaken(_ id: String) -> Sentence { "the id \(quoted: id) is taken" }
  static func wouldMeanEither(_ id: String) -> Sentence { "'tasks.\(id)' would mean either of them." }
  static let retryEmpty: Sentence = "'retry' is empty"
  static let sayHowOften: Sentence = "say how often: {attempts: 3}"
  static let maxDelayShorter: Sentence = "'max-delay' is shorter than 'delay'"
  static let writeAtLeastDelay: Sentence = "write at least the length of 'delay'"
  static let becauseWithoutNone: Sentence = "'because' goes with 'dead-letter: none'"
  static let addDeadLetterNone: Sentence = "add 'dead-letter: none', or take it away"
  static func deadLetterCannotBe(_ word: String) -> Sentence { "'dead-letter' cannot be \(quoted: word)" }
  static let leaveDeadLetterOut: Sentence = "leave it out: every task has a queue; only 'none' can stand here"
  static let noneWithoutReason: Sentence = "'dead-letter: none' without a reason"
  static let addBecause: Sentence = "add 'because: …'"
  static let undeliveredIsLost: Sentence =
    "Without a dead-letter queue an event that cannot be delivered is lost, and nobody learns of it."
  static func noPath(_ path: String) -> Sentence { "\(quoted: path) is no path" }
  static let writeConditionPath: Sentence =
    "write names with single dots between them, such as 'data.object.currency'"
  static let conditionsGoUnderWhere: Sentence = "conditions on what stands in 'detail' go under 'where'"
  static func noFieldAtTop(_ field: String) -> Sentence { "no event has '\(field)' at its top" }
  static let onlyEnvelopeFields: Sentence =
    "EventBridge matches only the envelope fields that it knows; anything else stands in 'detail'."
  static let writeTrigger: Sentence = "write {source: …, event: …}"
  static let triggerWithoutForm: Sentence = "a trigger has none of 'source', 'pattern' and 'schedule'"
  static let saySourceOrTime: Sentence = "say which source the event comes from, or when the workflow starts"
  static func besideInTrigger(_ second: String, first: String) -> Sentence {
    "'\(term: second)' beside '\(term: first)' in one trigger"
  }
  static let makeTwoTriggers: Sentence = "make two triggers of it: 'trigger' takes a list"
  static let triggerForm: Sentence = "the trigger's form"
  static let zoneBelongsToSchedule: Sentence = "a time zone belongs to a 'schedule'"
  static let schedulerHasNoBus: Sentence = "EventBridge Scheduler has no event bus: take it away"
  static let putIntoPattern: Sentence =
    "put the condition into the pattern, or write 'source' in place of 'pattern'"
  static let scheduleBringsNoEvent: Sentence = "a schedule brings no event: take it away"
  static func doesNotGoWith(_ key: String, form: String) -> Sentence {
    "'\(term: key)' does not go with '\(term: form)'"
  }
  static func noJSONNumber(_ number: String) -> Sentence { "\(quoted: number) is no number that JSON can write" }
  static let writeDecimalOrQuotes: Sentence = "write it in decimal, or in quotes for a text"
  static let writeEventPath: Sentence =
    "write names with single dots between them, such as 'detail.data.object.currency'"
  static let expectEmpty: Sentence = "'expect' is empty"
  static let sayWhetherItFires: Sentence = "say whether the workflow fires: {fires: true}"
  static let becauseWithoutFires: Sentence = "'because' goes with 'fires: false'"
  static let becauseNamesField: Sentence = "it names the field for which the workflow does not start"
  static let failsBesideFires: Sentence = "'fails' beside 'fires: false'"
  static let nothingCouldFail: Sentence = "a workflow that does not start has nothing that could fail"
  static let tasksBesideFires: Sentence = "'tasks' beside 'fires: false'"
  static let runsNoTask: Sentence = "a workflow that does not start runs no task"
  static func whatBecomes(of task: String) -> Sentence { "what becomes of '\(task)'" }
  static let linkWithoutTool: Sentence = "'link' goes with a no-code tool under 'runs-on'"
  static let nameTool: Sentence = "name the tool, such as 'runs-on: zapier', or take it away"
  static let projectFileHere: Sentence = "a project file where a workflow is read"
  static let projectFileName: Sentence = "a project file is named 'tasuki.yaml' and is not one of the workflows"
  static let noWorkflow: Sentence = "this is no workflow: it has none of a workflow's keys"
  static let beginWithWorkflowOrLeaveOut: Sentence =
    "begin with 'workflow: NAME', or leave the file out of the paths that are read"
}
