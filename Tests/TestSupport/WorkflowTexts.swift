/// A whole workflow around its trigger.
public func workflow(trigger: String) -> String {
  """
  workflow: order-placed
  trigger: \(trigger)
  tasks:
    - {id: hand-over, uses: sqs/send, with: {queue: orders}}

  """
}

/// A whole workflow around its tasks.
public func workflow(tasks: String) -> String {
  """
  workflow: order-placed
  trigger: {source: com.example.shop, event: order.placed}
  tasks:
  \(tasks)

  """
}
