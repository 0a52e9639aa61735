import Expressions
public import Source

/// The inputs of a task, as its action reads them. An input without a value is missing or invalid, which the checks
/// have reported.
public struct CallInputs: Sendable {
  /// The values in the order of the source.
  public let entries: [ValueEntry]
  public let origin: Span
  /// The connections of the project; nil without a project file.
  private let connections: (@Sendable (String) -> Connection?)?

  /// The values of a task's `with`.
  public init(_ entries: [ValueEntry], of task: Span, connections: (@Sendable (String) -> Connection?)?) {
    self.entries = entries
    origin = task
    self.connections = connections
  }

  /// The value of an input, whatever it is.
  func value(_ name: String) -> Value? {
    entries.first { $0.name.value == name }?.value
  }

  /// The value of an input, which the operation converts to text.
  func text(_ name: String) -> Payload? { value(name).map { .text($0) } }

  /// The text of an input without expressions.
  func constant(_ name: String) -> String? {
    switch value(name)?.kind {
    case .text(let template): template.literal
    case .number(let number): number
    default: nil
    }
  }

  func integer(_ name: String) -> Int? {
    constant(name).flatMap { Int($0) }
  }

  func flag(_ name: String) -> Bool? {
    if case .bool(let flag)? = value(name)?.kind { flag } else { nil }
  }

  /// The constant texts of a list.
  func constants(_ name: String) -> [String] {
    switch value(name)?.kind {
    case .list(let values): values.compactMap(\.literalText)
    case .text(let template): template.literal.map { [$0] } ?? []
    default: []
    }
  }

  func map(_ name: String) -> [ValueEntry]? {
    if case .map(let entries)? = value(name)?.kind { entries } else { nil }
  }

  /// A path that contains the text of an input, or of `constant` if the input is missing.
  func path(_ before: String, _ name: String, else constant: String? = nil, _ after: String) -> HTTPRequest.Path? {
    guard let value = value(name) else { return constant.map { .fixed(before + $0 + after) } }
    switch value.kind {
    case .text(let template):
      let parts: [TextTemplate.Part] = [.literal(before)] + template.parts + [.literal(after)]
      return .value(
        Value(
          .text(template.literal.map { TextTemplate(literal: before + $0 + after) } ?? TextTemplate(parts)),
          span: value.span))
    case .number(let number): return .fixed(before + number + after)
    case .null, .bool, .list, .map, .invalid: return nil
    }
  }

  /// The resource that an input names, by its name or its ARN.
  func resource(_ name: String, _ kind: ResourceKind) -> NamedResource? {
    guard let text = constant(name), case .success(let resource) = ResourceName.parse(text, as: kind) else {
      return nil
    }
    return NamedResource(resource, at: value(name)?.span ?? origin)
  }

  /// The HTTPS API that an input names.
  func api(_ name: String = "connection") -> APIConnection? {
    guard let connection = connection(name), case .api(let service)? = connection.service else { return nil }
    return APIConnection(name: connection.name.value, service: service, origin: Origin(connection.span))
  }

  /// The email sender that an input names.
  func sender(_ name: String = "connection") -> MailSender? {
    if case .mail(let sender)? = connection(name)?.service { sender } else { nil }
  }

  /// The chat channel that an input names. Without a project file, a deployment parameter identifies it.
  func channel(_ name: String, of app: ChatChannel.App) -> ChatChannel? {
    guard let label = constant(name) else { return nil }
    guard connections != nil else {
      return ChatChannel(name: label, app: app, place: nil, origin: Origin(value(name)?.span ?? origin))
    }
    guard let connection = connection(name) else { return nil }
    let place: ChatChannel.Place? =
      switch (app, connection.service) {
      case (.slack, .slackChannel(let workspace, let channel)?): .slack(workspace: workspace, channel: channel)
      case (.teams, .teamsChannel(let team, let tenant, let channel)?):
        .teams(team: team, tenant: tenant, channel: channel)
      default: nil
      }
    return ChatChannel(name: label, app: app, place: place, origin: Origin(connection.span))
  }

  private func connection(_ name: String) -> Connection? {
    constant(name).flatMap { connections?($0) }
  }
}
