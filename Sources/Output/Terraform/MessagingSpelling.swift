import Emit
import Plan

extension ResourceSpeller {
  func block(for queue: QueueBody, of resource: PlannedResource) -> HCLBlock {
    var body: [HCLItem] = [.attribute("name", .text(queue.name))]
    if queue.isFIFO {
      body.append(.attribute("fifo_queue", true))
      body.append(.attribute("content_based_deduplication", true))
    }
    body.append(.attribute("message_retention_seconds", number(queue.retention)))
    body.append(.attribute("sqs_managed_sse_enabled", .bool(queue.isEncrypted)))
    return block(resource, body + tags(of: resource))
  }

  /// Who may send to a queue.
  mutating func queuePolicy(
    _ queue: ResourceIdentifier, _ document: PolicyDocument, of resource: PlannedResource
  ) -> HCLBlock {
    block(
      resource,
      [
        .attribute("queue_url", spelling.reference(queue, .url)),
        .attribute("policy", policy(document)),
      ])
  }

  /// Who may publish to a topic.
  mutating func topicPolicy(
    _ topic: ResourceIdentifier, _ document: PolicyDocument, of resource: PlannedResource
  ) -> HCLBlock {
    let isOpenToEvents = document.statements.contains { statement in
      statement.services.contains("events.amazonaws.com") && statement.conditions.isEmpty
    }
    return block(
      resource,
      why: isOpenToEvents
        ? "No Condition: EventBridge does not deliver to a topic whose policy has one." : nil,
      [
        .attribute("arn", spelling.reference(topic, .arn)),
        .attribute("policy", policy(document)),
      ])
  }

  func block(for group: LogGroupBody, of resource: PlannedResource) -> HCLBlock {
    block(
      resource,
      [
        .attribute("name", .text(group.name)),
        .attribute("retention_in_days", number(group.retentionDays)),
      ] + tags(of: resource))
  }

  /// Who may write to log groups.
  mutating func logPolicy(_ name: String, _ document: PolicyDocument, of resource: PlannedResource) -> HCLBlock {
    block(
      resource, why: "One for all log groups: a Region allows ten of these policies.",
      [
        .attribute("policy_name", .text(name)),
        .attribute("policy_document", policy(document)),
      ])
  }
}
