public import Source

public struct NamedResource: Hashable, Sendable {
  /// Its name or its ARN.
  public var name: ResourceName
  /// Where the task names it.
  public var origin: Origin

  init(_ name: ResourceName, at span: Span?) {
    self.name = name
    origin = Origin(span)
  }
}

public struct APIConnection: Hashable, Sendable {
  /// The connection's name in the project file.
  public var name: String
  /// The API that it reaches.
  public var service: HTTPService
  /// Its entry in the project file.
  public var origin: Origin
}

/// A chat channel that Amazon Q Developer in chat applications posts to.
public struct ChatChannel: Hashable, Sendable {
  public enum App: Sendable {
    case slack
    case teams
  }

  /// The IDs of a channel and of its parents.
  public enum Place: Hashable, Sendable {
    case slack(workspace: String, channel: String)
    case teams(team: String, tenant: String, channel: String)
  }

  public var name: String
  /// The chat of the channel.
  public var app: App
  /// Its IDs; nil if deployment parameters provide them.
  public var place: Place?
  /// The connection in the project file, or the task's input without a project file.
  public var origin: Origin
}
