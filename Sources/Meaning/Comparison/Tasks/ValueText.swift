import Catalog
import Emit
public import Expressions
import Plan
import Source
import StatesLanguage

extension Value {
  /// The value as JSON, with expressions in `${{ … }}` without unnecessary blanks.
  var json: JSONValue {
    switch kind {
    case .null, .invalid: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .text(let template): .string(template.shown)
    case .list(let values): .array(values.map(\.json))
    case .map(let entries): .object(entries.map { JSONMember($0.name.value, $0.value.json) })
    }
  }

  /// The value on one line: a text unchanged, everything else as JSON.
  var shown: String {
    if case .text(let template) = kind { return template.shown }
    return json.text()
  }
}

extension TextTemplate {
  /// The text with its expressions.
  public var shown: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .expression(let expression): "${{ \(expression.shown) }}"
      }
    }.joined()
  }
}

extension Expression {
  /// The expression without its layout. Values of the environment are shown in place of the variables.
  public var shown: String {
    if let root, hasFilledVariables, let text = StateExpression(root).text.literal { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
