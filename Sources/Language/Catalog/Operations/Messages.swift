/// A message to a channel of a chat.
public struct ChatMessage: Hashable, Sendable {
  public var channel: ChatChannel
  /// The message in the form that the channel shows.
  public var notification: Payload
}

/// A mail through Amazon SES.
public struct Mail: Hashable, Sendable {
  /// The sender's address.
  public var sender: String
  /// Each an address or a list of them.
  public var to: Value
  public var copies: Value?
  public var blindCopies: Value?
  public var replyTo: Value?
  public var subject: Value
  public var text: Value?
  public var html: Value?
}

/// A message to an SNS topic.
public struct TopicMessage: Hashable, Sendable {
  public var topic: NamedResource
  public var subject: Value?
  /// The message; the whole event where there is none.
  public var message: Value?
}

/// A message to an SQS queue.
public struct QueueMessage: Hashable, Sendable {
  public var queue: NamedResource
  /// The message; the whole event where there is none.
  public var message: Value?
  /// The message group of a FIFO queue.
  public var group: Value?
  /// What marks a message of a FIFO queue as sent before.
  public var deduplication: Value?
}

/// An entry of a log group.
public struct LogEntry: Hashable, Sendable {
  public var group: NamedResource
  /// The entry; the whole event where there is none.
  public var message: Value?
}

/// A record of a Kinesis data stream.
public struct StreamRecord: Hashable, Sendable {
  public var stream: NamedResource
  /// The record; the whole event where there is none.
  public var data: Value?
  /// What decides the record's shard; the event's id where there is none.
  public var partitionKey: Value?
}

/// A record of a Firehose stream.
public struct DeliveryRecord: Hashable, Sendable {
  public var stream: NamedResource
  /// The record; the whole event where there is none.
  public var data: Value?
}
