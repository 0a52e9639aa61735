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
    switch self {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let text): return text.literal.map { .string($0) }
    case .list(let elements):
      var result: [JSONValue] = []
      for element in elements {
        guard let value = element.json else { return nil }
        result.append(value)
      }
      return .array(result)
    case .map(let members):
      var result: [JSONMember] = []
      for member in members {
        guard let value = member.value.json else { return nil }
        result.append(JSONMember(member.name, value))
      }
      return .object(result)
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
