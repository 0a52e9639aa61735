import Expressions
import Plan
import Source

/// What a task sends, with every expression a plain path: what input transformers can do.
indirect enum InputValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as its text.
  case number(String)
  /// A text; its parts are joined.
  case text([InputPart])
  /// The value that a path leads to, of whatever type.
  case expression(InputPath, Span)
  /// A text of which parts are known to the deployment only.
  case planned(PlanText)
  /// A list.
  case list([InputValue])
  /// A map, in order.
  case map([(String, InputValue)])

  /// A text without expressions.
  static func literal(_ text: String) -> InputValue {
    .text(text.isEmpty ? [] : [.literal(text)])
  }

  /// The characters of a text whose parts hold no expression.
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

/// A part of a text.
enum InputPart: Sendable {
  /// The very characters.
  case literal(String)
  /// The value that a path leads to, as text.
  case expression(InputPath, Span)
}

/// Where a path leads.
enum InputPath: Sendable {
  /// Into the event.
  case event([Expression.Step])
  /// To the id of what a schedule started.
  case execution
}
