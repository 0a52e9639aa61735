/// The documents that examples of many rules are made of.
extension DiagnosticInfo {
  /// A whole workflow around the line that an example is about.
  public static func workflow(_ line: String) -> String {
    """
    workflow: order-placed
    \(line)
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: {queue: orders}

    """
  }

  /// A whole workflow around the inputs of its task.
  public static func workflow(with inputs: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: \(inputs)

    """
  }

  /// A whole workflow around a line of its task.
  public static func taskWorkflow(_ line: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: {queue: orders}
        \(line)

    """
  }

  /// A whole workflow around its trigger.
  public static func triggerWorkflow(_ trigger: String) -> String {
    """
    workflow: order-placed
    trigger: \(trigger)
    tasks:
      - id: hand-over
        uses: sqs/send
        with: {queue: orders}

    """
  }

  /// A whole workflow around its task list.
  public static func tasksWorkflow(_ tasks: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
    \(tasks)

    """
  }

  /// A whole workflow around a line of its test.
  public static func testWorkflow(_ line: String) -> String {
    workflow(
      """
      tests:
        - name: an order is handed over
          event: {source: com.example.shop, detail-type: order.placed, detail: {}}
          \(line)
      """)
  }

  /// A small workflow around the message of one task.
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

  /// A whole workflow around a task of an action.
  public static func taskWorkflow(uses action: String, _ inputs: String) -> String {
    tasksWorkflow(
      """
        - id: hand-over
          uses: \(action)
          with: \(inputs)
      """)
  }

  /// Two workflows that differ by the message of their task.
  public static func expressions(_ bad: String, _ good: String) -> Example {
    Example(
      .workflow, bad: exampleWorkflow(message: "{value: \"\(bad)\"}"),
      good: exampleWorkflow(message: "{value: \"\(good)\"}"))
  }

  /// Two workflows that differ by the inputs of their task.
  public static func inputs(_ bad: String, _ good: String) -> Example {
    Example(.workflow, bad: workflow(with: bad), good: workflow(with: good))
  }
}

extension DiagnosticInfo.Example {
  /// A workflow that is started by an event under conditions; the texts are lines of `where`.
  public static func conditions(source: String, event: String, bad: String, good: String) -> DiagnosticInfo.Example
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
    return DiagnosticInfo.Example(.workflow, bad: workflow(bad), good: workflow(good))
  }

  /// A workflow with a list of tasks.
  public static func tasks(bad: String, good: String, project: String? = nil) -> DiagnosticInfo.Example {
    func workflow(_ tasks: String) -> String {
      "workflow: new-order\ntrigger: {source: com.example.shop, event: order.placed}\ntasks:\n"
        + tasks.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
    }
    return DiagnosticInfo.Example(.workflow, bad: workflow(bad), good: workflow(good), project: project)
  }
}
