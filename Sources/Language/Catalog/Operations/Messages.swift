/// A message to a chat channel.
public struct ChatMessage: Hashable, Sendable {
  /// The destination.
  public var channel: ChatChannel
  /// The message in the form that the channel shows.
  public var notification: Payload
}

/// An email through Amazon SES.
public struct Mail: Hashable, Sendable {
  public var sender: MailSender
  /// An email address or a list of them.
  public var to: Value
  /// The recipients of a copy: an email address or a list of them.
  public var copies: Value?
  /// The recipients of a blind copy: an email address or a list of them.
  public var blindCopies: Value?
  /// The addresses for replies: an email address or a list of them.
  public var replyTo: Value?
  /// The subject line: a string.
  public var subject: Value
  /// The body as plain text; a mail has this, `html` or both.
  public var text: Value?
  /// The body as HTML.
  public var html: Value?
}

public struct TopicMessage: Hashable, Sendable {
  /// The topic that publishes the message.
  public var topic: NamedResource
  /// The subject line of the emails that the topic sends: a string.
  public var subject: Value?
  /// The message; the whole event if nil.
  public var message: Value?
}

public struct QueueMessage: Hashable, Sendable {
  public var queue: NamedResource
  /// The message; the whole event if nil.
  public var message: Value?
  /// The message group of a FIFO queue.
  public var group: Value?
  /// The deduplication ID for a FIFO queue.
  public var deduplication: Value?
}

public struct LogEntry: Hashable, Sendable {
  public var group: NamedResource
  /// The entry; the whole event if nil.
  public var message: Value?
}

public struct StreamRecord: Hashable, Sendable {
  /// The destination stream.
  public var stream: NamedResource
  /// The record; the whole event if nil.
  public var data: Value?
  /// The key that determines the shard; the event's `id` if nil.
  public var partitionKey: Value?
}

public struct DeliveryRecord: Hashable, Sendable {
  /// The destination stream.
  public var stream: NamedResource
  /// The record; the whole event if nil.
  public var data: Value?
}
