/// Templates of documents for the examples of rules.
extension DiagnosticCode {
  /// A complete workflow with this line.
  public static func workflow(_ line: String) -> String { document(line + "\n") }

  /// A complete workflow whose task has these inputs.
  public static func inputsWorkflow(_ inputs: String) -> String {
    tasksWorkflow("  - id: hand-over\n    uses: sqs/send\n    with: \(inputs)")
  }

  /// A complete workflow whose task has this line.
  public static func taskWorkflow(_ line: String) -> String { inputsWorkflow("{queue: orders}\n    \(line)") }

  /// A complete workflow with this trigger.
  public static func triggerWorkflow(_ trigger: String) -> String { document(trigger: trigger) }

  /// A complete workflow with this task list.
  public static func tasksWorkflow(_ tasks: String) -> String { document(tasks: tasks) }

  private static func document(
    _ line: String = "", trigger: String = "{source: com.example.shop, event: order.placed}",
    tasks: String = "  - id: hand-over\n    uses: sqs/send\n    with: {queue: orders}"
  ) -> String { "workflow: order-placed\n\(line)trigger: \(trigger)\ntasks:\n\(tasks)\n" }

  /// A complete workflow whose test has this line.
  public static func testWorkflow(_ line: String) -> String {
    workflow(
      """
      tests:
        - name: an order is handed over
          event: {source: com.example.shop, detail-type: order.placed, detail: {}}
          \(line)
      """)
  }

  /// A small workflow whose one task has this message.
  public static func exampleWorkflow(message: String, condition: String? = nil) -> String {
    """
    workflow: new-order
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: queue
    \(condition.map { "    if: \($0)\n" } ?? "")    uses: sqs/send
        with:
          queue: orders
          message: \(message)

    """
  }

  /// A complete workflow whose task uses this action.
  public static func taskWorkflow(uses action: String, _ inputs: String) -> String {
    tasksWorkflow(
      """
        - id: hand-over
          uses: \(action)
          with: \(inputs)
      """)
  }

  /// Two workflows that differ in the message of their task.
  public static func expressions(_ bad: String, _ good: String) -> Example {
    Example({ exampleWorkflow(message: "{value: \"\($0)\"}") }, bad: bad, good: good)
  }

  /// Two workflows that differ in the inputs of their task.
  public static func inputs(_ bad: String, _ good: String) -> Example {
    Example(inputsWorkflow, bad: bad, good: good)
  }
}

extension DiagnosticCode.Example {
  /// A workflow that an event under conditions starts; the texts are lines of `where`.
  public static func conditions(source: String, event: String, bad: String, good: String) -> DiagnosticCode.Example
  {
    func workflow(_ conditions: String) -> String {
      """
      workflow: unpaid
      trigger:
        source: \(source)
        event: \(event)
        where:
          \(conditions)
      tasks:
        - id: note
          uses: logs/write
          with: {group: unpaid}

      """
    }
    return DiagnosticCode.Example(workflow, bad: bad, good: good)
  }

  /// A workflow with a list of tasks.
  public static func tasks(bad: String, good: String, project: String? = nil) -> DiagnosticCode.Example {
    func workflow(_ tasks: String) -> String {
      "workflow: new-order\ntrigger: {source: com.example.shop, event: order.placed}\ntasks:\n"
        + tasks.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
    }
    return DiagnosticCode.Example(workflow, bad: bad, good: good, project: project)
  }
}
