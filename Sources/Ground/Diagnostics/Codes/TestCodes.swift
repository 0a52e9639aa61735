// Codes 1101 to 1149: events that tests and simulations are given, what tests found, what a payload lacks.

extension DiagnosticCode {
  /// The file with an event could not be read.
  public static let eventUnreadable = DiagnosticCode(1101, "event-unreadable")
  /// An event is no JSON, or no object.
  public static let eventNotJSON = DiagnosticCode(1102, "event-not-json")
  /// What stands where an event should is what the app sent, before EventBridge put it into an envelope.
  public static let bareEventBody = DiagnosticCode(1103, "bare-event-body")
  /// An event has none of the fields by which rules know events.
  public static let eventWithoutEnvelope = DiagnosticCode(1104, "event-without-envelope", .warning)
  /// A test cannot change a field of its event.
  public static let changeImpossible = DiagnosticCode(1105, "change-impossible")
  /// What is given as a task's result cannot be read, or no task has it.
  public static let resultForm = DiagnosticCode(1106, "result-form")
  /// The file with an event lies outside the project.
  public static let eventOutsideProject = DiagnosticCode(1107, "event-outside-project")
  /// A test expected the workflow to fire.
  public static let testDidNotFire = DiagnosticCode(1110, "test-did-not-fire")
  /// A test expected the workflow not to fire.
  public static let testFired = DiagnosticCode(1111, "test-fired")
  /// The workflow does not fire, but for another reason than the test says.
  public static let testOtherReason = DiagnosticCode(1112, "test-other-reason")
  /// A task is given something else than the test expects.
  public static let testInputDiffers = DiagnosticCode(1113, "test-input-differs")
  /// A task runs that the test expects to be skipped.
  public static let testTaskRan = DiagnosticCode(1114, "test-task-ran")
  /// A test expected a task to run.
  public static let testTaskDidNotRun = DiagnosticCode(1115, "test-task-did-not-run")
  /// The execution fails, where the test does not say so, or with another error.
  public static let testExecutionFailed = DiagnosticCode(1116, "test-execution-failed")
  /// A test expected the execution to fail.
  public static let testDidNotFail = DiagnosticCode(1117, "test-did-not-fail")
  /// What a target would be sent is no JSON.
  public static let payloadNotJSON = DiagnosticCode(1120, "payload-not-json", .warning)
  /// The receiver passes over what it would be sent.
  public static let payloadDropped = DiagnosticCode(1121, "payload-dropped", .warning)
  /// The receiver refuses what it would be sent.
  public static let payloadRefused = DiagnosticCode(1122, "payload-refused", .warning)
  /// A path leads to nothing in this event.
  public static let valueMissing = DiagnosticCode(1123, "value-missing", .warning)
  /// A value arrives as another text.
  public static let valueAltered = DiagnosticCode(1124, "value-altered", .warning)
  /// A simulation does not know how an execution goes on.
  public static let notSimulated = DiagnosticCode(1125, "not-simulated", .warning)
}

extension DiagnosticRegistry {
  static let testing: [DiagnosticInfo] = testEvents + testFailures + payloads

  private static let testEvents: [DiagnosticInfo] = [
    DiagnosticInfo(
      .eventUnreadable,
      summary: "The file with a test's event cannot be read.",
      explanation: """
        The path after `event` is relative to the file in which the workflow stands, whatever folder the command runs in.
        It must lead to a regular file: devices, pipes and folders are not read.
        """,
      example: .init(
        .shown, bad: "event: ⏵fixture/order.json⏴   # the folder is called 'fixtures'\n",
        good: "event: fixtures/order.json\n")),
    DiagnosticInfo(
      .eventOutsideProject,
      summary: "The file with a test's event lies outside the project.",
      explanation: """
        `tasuki test` runs on whatever a pull request holds. A path such as `../../.aws/credentials`, an absolute path, or \
        a symbolic link that leads out of the project would have it read a file of the machine that the author of the \
        workflow cannot see. So it reads event files only in the project's folder: that of `tasuki.yaml`, or without one \
        that of the workflow's file; for a workflow on standard input the current folder. Links are followed as long as \
        they stay inside.

        Copy the event into the project. Where several folders share events, put a `tasuki.yaml` into the folder above them.
        """,
      example: .init(
        .shown, bad: "event: ⏵/home/me/order.json⏴\n", good: "event: fixtures/order.json\n")),
    DiagnosticInfo(
      .eventNotJSON,
      summary: "An event is no JSON object.",
      explanation: """
        An event file holds one JSON object, in UTF-8: the event as EventBridge delivers it, with `source`, `detail-type` \
        and `detail`. A log of many events, one a line, goes to `tasuki replay`.
        """,
      example: .init(
        .shown, bad: "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", ⏵}⏴\n",
        good: "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", \"detail\": {}}\n")),
    DiagnosticInfo(
      .bareEventBody,
      summary: "What stands where an event should is the app's own body, without EventBridge's envelope.",
      explanation: """
        Stripe's dashboard, GitHub's delivery log and Twilio's console show what the app sent. On an event bus that body \
        stands under `detail`; `source` and `detail-type` around it say whose it is and what happened, and rules ask for \
        them first. Without the envelope no rule would ever take it.

        Wrap it, with the source that the project uses and the event's name as `detail-type`.
        """,
      source: "EventBridge User Guide, \"Events structure\"",
      example: .init(
        .shown, bad: "{\"object\": \"event\", \"type\": \"invoice.paid\", \"data\": {…}}\n",
        good: """
          {"source": "aws.partner/stripe.com/ed_61TzExample", "detail-type": "invoice.paid",
           "detail": {"object": "event", "type": "invoice.paid", "data": {…}}}

          """)),
    DiagnosticInfo(
      .eventWithoutEnvelope,
      summary: "An event has neither 'source' nor 'detail-type' nor 'detail'.",
      explanation: """
        Every event on a bus has them: `source` says who sent it, `detail-type` what it is, `detail` holds what happened. A \
        JSON object without them is most likely the content of `detail` alone.
        """,
      source: "EventBridge User Guide, \"Events structure\"",
      example: .init(
        .shown, bad: "{\"order\": \"A-1001\", \"total\": 250}\n",
        good:
          "{\"source\": \"com.example.shop\", \"detail-type\": \"order.placed\", \"detail\": {\"order\": \"A-1001\", \"total\": 250}}\n"
      )),
    DiagnosticInfo(
      .changeImpossible,
      summary: "A test cannot change the field that it names.",
      explanation: """
        Under `set` a dotted path names a field of the event: objects on the way are made where there are none, and what \
        stands there is replaced. In an array a step is a number, from 0, of an element that is there or of the next one. \
        At most 1,000 fields can be set: for more, write the event into a file of its own.
        """,
      example: .init(
        .shown, bad: "set: {⏵resources.first⏴: arn}   # 'resources' is a list\n", good: "set: {resources.0: arn}\n")
    ),
    DiagnosticInfo(
      .resultForm,
      summary: "What is given as the result of a task cannot be read.",
      explanation: """
        `results` of a test, and the file of `tasuki simulate --results`, hold a result for each task whose answer matters, \
        by the task's id: what later tasks see as `tasks.ID`. A failure is `{$error: NAME}`, with `cause`, and with `times` \
        where only the first tries fail; `then` is what is answered behind them. For a task in a loop `{$each: [RESULT, …]}` \
        is a result for each round.
        """,
      example: .init(
        .shown, bad: "results: {record: {$error: States.Timeout, ⏵time⏴: 2}}\n",
        good: "results: {record: {$error: States.Timeout, times: 2}}\n")),
  ]

  private static let testFailures: [DiagnosticInfo] = [
    DiagnosticInfo(
      .testDidNotFire,
      summary: "A test expected the workflow to fire, and it does not.",
      explanation: """
        The finding names the first condition that the event does not meet, its field, what stands there and what the \
        condition wants. Conditions are tried in the order of the rule: `source`, `detail-type`, then those of `where` and \
        `envelope`.
        """,
      example: .init(
        .shown,
        bad: "where: {total: {numeric: [\">\", 100]}}   # and the test: set: {detail.total: 100}, fires: true\n",
        good: "where: {total: {numeric: [\">=\", 100]}}\n")),
    DiagnosticInfo(
      .testFired,
      summary: "A test expected the workflow not to fire, and it does.",
      explanation: """
        The event meets every condition of a trigger. Either a condition is missing or too wide, or the test's event is \
        not the one that was meant.
        """,
      example: .init(
        .shown, bad: "where: {currency: [jpy, usd]}   # and the test: set: {detail.currency: usd}, fires: false\n",
        good: "where: {currency: jpy}\n")),
    DiagnosticInfo(
      .testOtherReason,
      summary: "The workflow does not fire, but because of another field than the test says.",
      explanation: """
        `because` names the field of the first condition that fails. A test that passes for another reason than its \
        author thought would go on passing when the condition it was written for is lost.

        Change the event so that only the condition in question fails, or name the field that does.
        """,
      example: .init(
        .shown,
        bad: "set: {detail.total: 5, detail.currency: usd}\nexpect: {fires: false, because: ⏵detail.currency⏴}\n",
        good: "set: {detail.currency: usd}\nexpect: {fires: false, because: detail.currency}\n")),
    DiagnosticInfo(
      .testInputDiffers,
      summary: "A task is given another input than the test expects.",
      explanation: """
        Under `tasks` a test says what inputs of a task (what stands under `with`) must come to for its event. Maps may \
        leave entries out, lists are compared as a whole, and numbers by their value. A path that leads to nothing in the \
        event comes to an empty text, as EventBridge sends it.
        """,
      example: .init(
        .shown, bad: "tasks: {alert: {title: ⏵Order A-1⏴}}   # and the event's order is A-1001\n",
        good: "tasks: {alert: {title: Order A-1001}}\n")),
    DiagnosticInfo(
      .testTaskRan,
      summary: "A task runs that the test expects to be skipped.",
      explanation: """
        A task runs when the execution comes to it and its `if` holds. Every task of a workflow without conditions of its \
        own runs when the workflow fires.
        """,
      example: .init(.shown, bad: "tasks: {alert: ⏵skipped⏴}\n", good: "fires: false\n")),
    DiagnosticInfo(
      .testTaskDidNotRun,
      summary: "A task does not run that the test expects to run.",
      explanation: """
        Its `if` does not hold, another branch is taken, its loop has no elements, or the execution ends before it. The \
        finding says which; `tasuki simulate` shows the way of the execution state by state.

        What a task answers decides what comes after it: where a test does not give its result, an example answer of the \
        action is taken.
        """,
      example: .init(
        .shown, bad: "tasks: {⏵chase⏴: {subject: Reminder}}   # and 'chase' runs if event.detail.attempt >= 3\n",
        good: "set: {detail.attempt: 3}\nexpect: {tasks: {chase: {subject: Reminder}}}\n")),
    DiagnosticInfo(
      .testExecutionFailed,
      summary: "The execution fails, where the test does not say so, or with another error than it says.",
      explanation: """
        A task failed for good, an expression came to nothing, or the workflow stopped itself with a failure. A test that \
        wants that says `fails: true`, or the error: `fails: States.Timeout`.
        """,
      example: .init(
        .shown,
        bad:
          "results: {record: {$error: States.Timeout}}\nexpect: {⏵fires⏴: true}   # and 'record' is not tried again\n",
        good: "results: {record: {$error: States.Timeout}}\nexpect: {fails: States.Timeout}\n")),
    DiagnosticInfo(
      .testDidNotFail,
      summary: "A test expected the execution to fail, and it does not.",
      explanation: """
        The execution comes to a good end: nothing failed, or what failed was tried again with success, or the task goes on \
        after errors. After the tasks of `on-failure` the execution fails all the same.
        """,
      example: .init(
        .shown,
        bad:
          "results: {record: {$error: States.Timeout, times: 1}}   # and it is tried again\nexpect: {fails: ⏵true⏴}\n",
        good: "results: {record: {$error: States.Timeout}}\nexpect: {fails: true}\n")),
  ]

  private static let payloads: [DiagnosticInfo] = [
    DiagnosticInfo(
      .payloadNotJSON,
      summary: "What a target would be sent for this event is no JSON: nothing is delivered.",
      explanation: """
        EventBridge puts values into the texts of an input transformer as they are. A quote or a line break in a value, or \
        an object between quotes, ends the JSON string early; EventBridge then drops the message, and nothing says so.

        Let the value stand alone: as a whole text it is written as JSON, with its quotes escaped.
        """,
      source: "EventBridge User Guide, \"Transforming input\"",
      example: .init(
        .shown, bad: "text: \"Customer ${{ event.detail.name }}\"   # and the name is: Ann \"Nan\" Lee\n",
        good: "title: A new customer\ntext: ${{ event.detail.name }}\n")),
    DiagnosticInfo(
      .payloadDropped,
      summary: "The receiver would pass over what it is sent for this event, without a word.",
      explanation: """
        Amazon Q Developer in chat applications shows its own schema of custom notifications and drops anything else: \
        texts that are no texts, or too long. CloudWatch Logs takes entries whose `message` is a text.
        """,
      source: "Amazon Q Developer in chat applications Administrator Guide, \"Custom notifications\"",
      example: .init(
        .shown, bad: "text: ${{ event.detail.order }}   # an object\n", good: "text: ${{ event.detail.order.id }}\n"
      )),
    DiagnosticInfo(
      .payloadRefused,
      summary: "The receiver would refuse what it is sent for this event.",
      explanation: """
        Environment variables, parameters of jobs and partition keys are texts; a number or an object in their place makes \
        the call fail, again at every try, until the event ends in the dead-letter queue.
        """,
      source: "ECS, Batch, CodeBuild and Kinesis API references",
      example: .init(
        .shown, bad: "environment: {TOTAL: \"${{ event.detail.total }}\"}   # a number\n",
        good: "environment: {ORDER: \"${{ event.detail.id }}\"}   # a text\n")),
    DiagnosticInfo(
      .valueMissing,
      summary: "A path leads to nothing in this event.",
      explanation: """
        EventBridge sends an empty text where a path of an input transformer leads to nothing, and says nothing of it.
        Either the path is misspelt, or the field is not always there.
        """,
      source: "EventBridge User Guide, \"Transforming input\"",
      example: .init(
        .shown, bad: "text: ${{ event.detail.custmer }}\n", good: "text: ${{ event.detail.customer }}\n")),
    DiagnosticInfo(
      .valueAltered,
      summary: "A value arrives as another text than it is in the event.",
      explanation: """
        Inside quotes EventBridge does not escape a value: `\\n` written out in a path such as `C:\\new` arrives as a line \
        break. Objects and lists inside a text lose their own quotes.
        """,
      source: "EventBridge User Guide, \"Transforming input\"",
      example: .init(
        .shown, bad: "text: \"Saved as ${{ event.detail.path }}\"   # and the path is C:\\new\n",
        good: "text: ${{ event.detail.path }}\n")),
    DiagnosticInfo(
      .notSimulated,
      summary: "A simulation does not know how an execution goes on, and stops rather than guess.",
      explanation: """
        The workflow compiles and runs: only the evaluator that tests and simulations use does not have what an expression \
        asks for, or the execution goes beyond the limits of a simulation (10,000 states and tries, 262,144 bytes of event).

        A test of it is skipped, with this reason.
        """,
      example: .init(
        .shown, bad: "text: ⏵${{ $base64decode(event.detail.body) }}⏴   # and the event's body is no base64\n",
        good: "set: {detail.body: SGVsbG8=}\n")),
  ]
}
