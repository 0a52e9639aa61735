import Expressions
import Plan
import Source

/// The payload of a task in which every expression is a plain path, as input transformers support it.
indirect enum InputValue: Sendable {
  case null
  case bool(Bool)
  /// A number in its written form.
  case number(String)
  /// A string, joined from its parts.
  case text([InputPart])
  /// The value at a path, of any type.
  case expression(InputPath, Span)
  /// A string with parts that are known only when the workflow is deployed.
  case planned(PlanText)
  case list([InputValue])
  /// A map, in order.
  case map([(String, InputValue)])

  /// A string without expressions.
  static func literal(_ text: String) -> InputValue { .text(text.isEmpty ? [] : [.literal(text)]) }

  /// The characters of a string without expressions; nil if it has one.
  static func literal(of parts: [InputPart]) -> String? {
    var text = ""
    for part in parts {
      guard case .literal(let piece) = part else { return nil }
      text += piece
    }
    return text
  }

  /// Whether nothing in the value depends on the event.
  var isConstant: Bool {
    switch self {
    case .null, .bool, .number: true
    case .text(let parts): InputValue.literal(of: parts) != nil
    case .expression, .planned: false
    case .list(let values): values.allSatisfy(\.isConstant)
    case .map(let members): members.allSatisfy(\.1.isConstant)
    }
  }
}

enum InputPart: Sendable {
  case literal(String)
  /// The value at a path, as text.
  case expression(InputPath, Span)
}

enum InputPath: Sendable {
  case event([Expression.Step])
  /// The ID of the execution that a schedule started.
  case execution
}
