import Catalog
import Diagnostics
import Emit
import Expressions
import Flow
import Source
import Workflows

extension Resolver {
  /// A string that must be known at compile time, with its variables filled. `wanted` includes an article: `a
  /// schedule`.
  ///
  /// - Returns: The text; nil after a finding.
  func closed(
    _ text: OpenText, _ name: Sentence, wanted: Sentence = .aString
  ) -> Located<String>? {
    switch text {
    case .closed(let text): text
    case .open(let template, let span):
      filled(template, at: span, name, wanted: wanted)?.literal.map { Located($0, span) }
    }
  }

  /// A string with its variables filled; a value other than a string, a number or a boolean is an error.
  func filled(
    _ template: TextTemplate, at span: Span, _ name: Sentence, wanted: Sentence = .aString
  ) -> TextTemplate? {
    switch value(of: template, at: span) {
    case .text(let template): return template
    case .number(let number): return TextTemplate(literal: number)
    case .bool(let flag): return TextTemplate(literal: "\(flag)")
    case .null, .list, .map:
      sink.add(Diagnostic(.wrongType, .variableHasOtherType(name, wanted: wanted), at: span))
      return nil
    case .invalid, nil: return nil
    }
  }

  /// A value with its variables filled; an invalid one becomes `.invalid`.
  func filled(_ value: Value) -> Value {
    switch value.kind {
    case .null, .bool, .number, .invalid: value
    case .text(let template): Value(self.value(of: template, at: value.span) ?? .invalid, span: value.span)
    case .list(let items): Value(.list(items.map { filled($0) }), span: value.span)
    case .map(let entries): Value(.map(filled(entries)), span: value.span)
    }
  }

  func filled(_ entries: [ValueEntry]) -> [ValueEntry] {
    entries.map { ValueEntry(name: $0.name, value: filled($0.value)) }
  }

  /// An expression with its variables filled; a variable without a value has a finding and stays.
  func filled(_ expression: Expression) -> Expression {
    expression.filled { steps, span in self.value(steps, at: span)?.constant }
  }

  /// The value of a text: one that is only a variable has the variable's type. Nil after a finding.
  private func value(of template: TextTemplate, at place: Span) -> Value.Kind? {
    guard template.expressions.contains(where: \.usesVariables) else { return .text(template) }
    if let whole = template.wholeExpression, let steps = whole.variable {
      let value = value(steps, at: whole.span)
      if let value { note(steps, value, in: place) }
      return value?.kind
    }
    var filled: [TextTemplate.Part] = []
    var literal = ""
    for part in template.parts {
      switch part {
      case .literal(let text): literal += text
      case .expression(let expression):
        if let steps = expression.variable {
          guard let value = value(steps, at: expression.span) else { return nil }
          note(steps, value, in: place, fillsPlace: false)
          literal += value.plainText
        } else {
          let expression = self.filled(expression)
          guard !expression.usesVariables else { return nil }
          if !literal.isEmpty { filled.append(.literal(literal)) }
          literal = ""
          filled.append(.expression(expression))
        }
      }
    }
    if !literal.isEmpty { filled.append(.literal(literal)) }
    return .text(TextTemplate(filled))
  }

  private func value(_ steps: [Expression.Step], at place: Span) -> Value? {
    let value = variables.value(steps, at: place, into: sink)
    if let value { note(steps, value, in: place) }
    return value
  }
}

extension Value {
  /// The value as a constant of an expression. A variable's value contains no expression.
  fileprivate var constant: ExpressionConstant {
    switch kind {
    case .null, .invalid: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .text(let template): .string(template.literal ?? "")
    case .list(let items): .list(items.map(\.constant))
    case .map(let entries): .map(entries.map { ($0.name.value, $0.value.constant) })
    }
  }

  /// The value as text inside a longer one.
  fileprivate var plainText: String {
    switch kind {
    case .null, .invalid: ""
    case .bool(let flag): "\(flag)"
    case .number(let number): number
    case .text(let template): template.literal ?? ""
    case .list, .map: json.text(.compact)
    }
  }

  private var json: JSONValue {
    switch kind {
    case .null, .invalid: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .text(let template): .string(template.literal ?? "")
    case .list(let items): .array(items.map(\.json))
    case .map(let entries): .object(entries.map { JSONMember($0.name.value, $0.value.json) })
    }
  }
}
