// Codes 0230 to 0249: what a workflow names: itself, sources, events, tasks of tests.

extension DiagnosticCode {
  /// Two workflows of a project with one name.
  public static let duplicateWorkflow = DiagnosticCode(230, "duplicate-workflow")
  /// An event that is surely a misspelt one.
  public static let unknownEvent = DiagnosticCode(231, "unknown-event")
  /// An event that the catalogue does not list.
  public static let unlistedEvent = DiagnosticCode(232, "unlisted-event", .warning)
  /// A source that is surely a misspelt one.
  public static let unknownSource = DiagnosticCode(233, "unknown-source")
  /// An AWS event on a bus where AWS puts none.
  public static let awsSourceOnBus = DiagnosticCode(234, "aws-source-on-bus", .warning)
  /// A partner's event source in a workflow.
  public static let partnerSource = DiagnosticCode(235, "partner-source", .warning)
  /// A test that speaks of a task that there is not.
  public static let unknownTestTask = DiagnosticCode(236, "unknown-test-task")
}

extension DiagnosticRegistry {
  static let sources: [DiagnosticInfo] = [
    DiagnosticInfo(
      .duplicateWorkflow,
      summary: "Two workflows of the project have the same name.",
      explanation: """
        The name of a workflow becomes part of the names of its resources. Two workflows with one name would take \
        each other's rules away, in turn, with every deployment.
        """,
      example: .init(
        .workflow,
        bad: DiagnosticRegistry.workflow("owner: shop") + "---\n"
          + DiagnosticRegistry.workflow("owner: warehouse").replacingName("⏵order-placed⏴"),
        good: DiagnosticRegistry.workflow("owner: shop"))),
    DiagnosticInfo(
      .unknownEvent,
      summary: "The source has no such event, but one with nearly the same name.",
      explanation: """
        A rule for an event that never comes is created without a word and never fires. The names are those of the \
        catalogue, exactly as the source writes them, case included.
        """,
      source: "EventBridge User Guide, \"Events from AWS services\"; the sources' own lists of events",
      example: .init(
        .workflow, bad: triggerWorkflow("{source: stripe, event: ⏵invoice.payment_failled⏴}"),
        good: triggerWorkflow("{source: stripe, event: invoice.payment_failed}"))),
    DiagnosticInfo(
      .unlistedEvent,
      summary: "The catalogue does not list this event of the source.",
      explanation: """
        Sources add events faster than the catalogue learns of them, so this is no error. If the name is not exactly \
        the one that the source sends, the workflow never starts.
        """,
      example: .init(
        .workflow, bad: triggerWorkflow("{source: stripe, event: ⏵parcel.lost⏴}"),
        good: triggerWorkflow("{source: stripe, event: invoice.payment_failed}"))),
    DiagnosticInfo(
      .unknownSource,
      summary: "No source has this name, but one has nearly the same.",
      explanation: """
        A source is a name of the project file's `sources`, a name of the catalogue (`stripe`, `github`, `aws.s3`), \
        or any `source` that your own events carry. This one is too near to a known name to be meant otherwise.
        """,
      example: .init(
        .workflow, bad: triggerWorkflow("{source: ⏵stirpe⏴, event: invoice.payment_failed}"),
        good: triggerWorkflow("{source: stripe, event: invoice.payment_failed}"))),
    DiagnosticInfo(
      .awsSourceOnBus,
      summary: "An AWS event is awaited on a bus of one's own.",
      explanation: """
        AWS services put their events on the default bus of the account, and on no other. Leave `bus` out, unless \
        another rule forwards these events to the bus.
        """,
      source: "EventBridge User Guide, \"Events from AWS services\"",
      example: .init(
        .workflow, bad: triggerWorkflow("{source: aws.s3, event: Object Created, bus: ⏵shop⏴}"),
        good: triggerWorkflow("{source: aws.s3, event: Object Created}"))),
    DiagnosticInfo(
      .partnerSource,
      summary: "A workflow names a partner event source itself.",
      explanation: """
        The name of a partner event source belongs to one account: a workflow that holds it runs nowhere else. Give \
        the source a name in the project file, and let the workflow use that: `sources: {stripe: {partner: …}}`.
        """,
      example: .init(
        .workflow, bad: triggerWorkflow("{source: ⏵aws.partner/example.com/shop⏴, event: order.placed}"),
        good: triggerWorkflow("{source: shop, event: order.placed}"),
        project: """
          project: shop
          sources:
            shop: {partner: aws.partner/example.com/shop}

          """)),
    DiagnosticInfo(
      .unknownTestTask,
      summary: "A test speaks of a task that the workflow does not have.",
      explanation: "`expect: {tasks: …}` and `results` name tasks by their ids.",
      example: .init(
        .workflow, bad: testWorkflow("expect: {fires: true, tasks: {⏵hand-ovre⏴: skipped}}"),
        good: testWorkflow("expect: {fires: true, tasks: {hand-over: skipped}}"))),
  ]
}

extension String {
  /// The example workflow under another name.
  fileprivate func replacingName(_ name: String) -> String {
    "workflow: \(name)" + dropFirst("workflow: order-placed".count)
  }
}
