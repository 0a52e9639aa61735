/// A kind of connection: its fields, and what a connection with them reaches.
public struct ConnectionKind: Sendable {
  /// The key under a connection's name.
  public let name: String
  /// A description, one sentence.
  public let summary: String
  /// Whether people read what arrives over it: a chat or a mailbox.
  public let reachesPeople: Bool
  /// The fields under the kind's key.
  public let fields: [ConnectionField]
  /// What a connection with these values reaches; nil if a field is missing.
  public let service: @Sendable (ConnectionValues) -> ConnectionService?

  init(
    _ name: String, _ summary: String, reachesPeople: Bool = false, fields: [ConnectionField],
    service: @escaping @Sendable (ConnectionValues) -> ConnectionService?
  ) {
    self.name = name
    self.summary = summary
    self.reachesPeople = reachesPeople
    self.fields = fields
    self.service = service
  }

  public static let all: [ConnectionKind] = [
    slack, teams, kintone, ses, gmail, http, stripe, slackAPI, discord, chatwork,
  ]

  /// The kind called `name`.
  public static func named(_ name: String) -> ConnectionKind? {
    all.first { $0.name == name }
  }
}

extension ConnectionKind: Hashable {
  /// Kinds are equal if their names are.
  public static func == (left: ConnectionKind, right: ConnectionKind) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
