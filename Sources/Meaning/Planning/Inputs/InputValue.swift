import Expressions
import Plan
import Source

/// What a task sends, with every expression a plain path: what input transformers can do.
indirect enum InputValue {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as its text.
  case number(String)
  /// A text; its parts are joined.
  case text([Part])
  /// The value that a path leads to, of whatever type.
  case expression(Path, Span)
  /// A text of which parts are known to the deployment only.
  case planned(PlanText)
  /// A list.
  case list([InputValue])
  /// A map, in order.
  case map([(String, InputValue)])

  /// A part of a text.
  enum Part {
    /// The very characters.
    case literal(String)
    /// The value that a path leads to, as text.
    case expression(Path, Span)
  }

  /// Where a path leads.
  enum Path {
    /// Into the event.
    case event([Expression.Step])
    /// To the id of what a schedule started.
    case execution
  }

  /// A text without expressions.
  static func literal(_ text: String) -> InputValue {
    .text(text.isEmpty ? [] : [.literal(text)])
  }

  /// The characters of a text whose parts hold no expression.
  static func literal(of parts: [Part]) -> String? {
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
