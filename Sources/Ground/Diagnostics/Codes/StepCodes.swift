// Codes 0240 to 0249: entries of task lists that say less than they seem to.

extension DiagnosticCode {
  /// Steps behind a `stop`.
  public static let unreachableStep = DiagnosticCode(240, "unreachable-step", .warning)
  /// A condition that is always the same.
  public static let constantCondition = DiagnosticCode(241, "constant-condition", .warning)
  /// `parallel` with one branch.
  public static let singleBranch = DiagnosticCode(242, "single-branch", .warning)
}

extension DiagnosticRegistry {
  static let steps: [DiagnosticInfo] = [
    DiagnosticInfo(
      .unreachableStep,
      summary: "A step never runs: the list ends before it.",
      explanation: """
        `stop` ends the workflow, or the branch or round that it stands in. What stands behind it in the same list never \
        runs; nor does what stands behind a `choose` all of whose branches stop.
        """,
      example: DiagnosticInfo.Example(
        .workflow,
        bad: tasksWorkflow("  - stop: succeed\n  - {id: ⏵queue⏴, uses: sqs/send, with: {queue: orders}}"),
        good: tasksWorkflow("  - {id: queue, uses: sqs/send, with: {queue: orders}}\n  - stop: succeed"))),
    DiagnosticInfo(
      .constantCondition,
      summary: "A condition always holds, or never does.",
      explanation: """
        A condition that is `true` or `false` itself, a text in quotes or a number decides nothing, and a branch of \
        `choose` with the condition of an earlier one never runs.
        """,
      example: DiagnosticInfo.Example(
        .workflow,
        bad: tasksWorkflow("  - {id: queue, if: \"${{ ⏵false⏴ }}\", uses: sqs/send, with: {queue: orders}}"),
        good: tasksWorkflow(
          "  - {id: queue, if: \"${{ event.detail.new }}\", uses: sqs/send, with: {queue: orders}}"))),
    DiagnosticInfo(
      .singleBranch,
      summary: "'parallel' has one branch alone.",
      explanation: """
        Branches run side by side; one alone has nothing beside it. Often a `-` is missing: each branch is a list of its \
        own.
        """,
      example: DiagnosticInfo.Example(
        .workflow,
        bad: tasksWorkflow(
          """
            - ⏵parallel:
                - - {id: queue, uses: sqs/send, with: {queue: orders}}
                  - {id: tell, uses: sns/publish, with: {topic: orders}}⏴
          """),
        good: tasksWorkflow(
          """
            - parallel:
                - - {id: queue, uses: sqs/send, with: {queue: orders}}
                - - {id: tell, uses: sns/publish, with: {topic: orders}}
          """))),
  ]
}
