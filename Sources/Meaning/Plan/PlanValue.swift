public import Emit

/// A JSON value whose strings may have parts that are known only when it is deployed.
public indirect enum PlanValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number in its written form.
  case number(String)
  case text(PlanText)
  case list([PlanValue])
  /// An object, its members in order.
  case map([PlanMember])

  /// A value without unknown parts.
  public init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .string(let text): self = .text(PlanText(text))
    case .array(let elements): self = .list(elements.map { PlanValue($0) })
    case .object(let members): self = .map(members.map { PlanMember($0.name, PlanValue($0.value)) })
    }
  }

  /// The JSON value; nil if it has unknown parts.
  public var json: JSONValue? {
    try? filled { text in
      guard let literal = text.literal else { throw UnknownPart() }
      return literal
    }
  }

  private struct UnknownPart: Error {}

  /// The JSON value with the characters of its texts.
  public func filled(_ characters: (PlanText) throws -> String) rethrows -> JSONValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .text(let text): .string(try characters(text))
    case .list(let elements): .array(try elements.map { try $0.filled(characters) })
    case .map(let members): .object(try members.map { JSONMember($0.name, try $0.value.filled(characters)) })
    }
  }
}

extension PlanValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(PlanText(value)) }
}

public struct PlanMember: Hashable, Sendable {
  public var name: String
  public var value: PlanValue

  public init(_ name: String, _ value: PlanValue) {
    self.name = name
    self.value = value
  }
}
