import Catalog
import Emit
import Expressions
import Plan
import Source
import StatesLanguage

extension Value {
  /// The value as JSON; expressions stand in `${{ … }}`, without blanks that mean nothing.
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

  /// The value on one line: a text as it is, everything else as JSON.
  var shown: String {
    if case .text(let template) = kind { return template.shown }
    return json.text()
  }
}

extension TextTemplate {
  /// The text with its expressions.
  var shown: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .expression(let expression): "${{ \(expression.shown) }}"
      }
    }.joined()
  }
}

extension Expression {
  /// What the expression says, whatever its layout. Where values of the environment were put into it, they are shown.
  var shown: String {
    if let root, holdsValues, let text = StateExpression(root).text.literal { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
