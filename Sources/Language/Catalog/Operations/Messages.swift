/// A message to a channel of a chat.
public struct ChatMessage: Hashable, Sendable {
  /// Where the message is posted.
  public var channel: ChatChannel
  /// The message in the form that the channel shows.
  public var notification: Payload
}

/// A mail through Amazon SES.
public struct Mail: Hashable, Sendable {
  /// Who sends it.
  public var sender: MailSender
  /// Each an address or a list of them.
  public var to: Value
  /// Who receives a copy: an address or a list of them.
  public var copies: Value?
  /// Who receives a copy that the others do not see: an address or a list of them.
  public var blindCopies: Value?
  /// Where answers go: an address or a list of them.
  public var replyTo: Value?
  /// The subject line: a text.
  public var subject: Value
  /// The mail as plain text; this, `html` or both are there.
  public var text: Value?
  /// The mail as HTML.
  public var html: Value?
}

/// A message to an SNS topic.
public struct TopicMessage: Hashable, Sendable {
  /// Where the message is published.
  public var topic: NamedResource
  /// The subject line of the mails that the topic sends: a text.
  public var subject: Value?
  /// The message; the whole event where there is none.
  public var message: Value?
}

/// A message to an SQS queue.
public struct QueueMessage: Hashable, Sendable {
  /// Where the message is sent.
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
  /// Where the entry is written.
  public var group: NamedResource
  /// The entry; the whole event where there is none.
  public var message: Value?
}

/// A record of a Kinesis data stream.
public struct StreamRecord: Hashable, Sendable {
  /// Where the record is put.
  public var stream: NamedResource
  /// The record; the whole event where there is none.
  public var data: Value?
  /// What decides the record's shard; the event's id where there is none.
  public var partitionKey: Value?
}

/// A record of a Firehose stream.
public struct DeliveryRecord: Hashable, Sendable {
  /// Where the record is put.
  public var stream: NamedResource
  /// The record; the whole event where there is none.
  public var data: Value?
}
