import Catalog
import Diagnostics
import Expressions
import Source
import Workflows
import YAML

extension NodeReader {
  /// Any YAML value, with expressions in its texts.
  func value(_ node: NodeIndex) -> Value {
    let place = span(node)
    guard !tree.isInvalid(node) else { return Value(.invalid, span: place) }
    switch tree.kind(of: node) {
    case .sequence:
      return Value(.list(tree.items(of: node).map { value($0) }), span: place)
    case .mapping:
      return Value(
        .map(tree.entries(of: node).map { ValueEntry(name: key($0.key), value: value($0.value)) }), span: place)
    case .scalar:
      switch tree.value(of: node) {
      case .null: return Value(.null, span: place)
      case .bool(let flag): return Value(.bool(flag), span: place)
      case .integer, .float: return Value(number(node), span: place)
      case .string: return templateValue(node)
      }
    }
  }

  /// The value of an input. Where the action wants a text, a number or a boolean stands for the text that it is
  /// written as, so that `012` does not lose its zero.
  func value(_ node: NodeIndex, of type: InputType) -> Value {
    guard !tree.isInvalid(node) else { return Value(.invalid, span: span(node)) }
    switch (type, tree.kind(of: node)) {
    case (.text, .scalar), (.choice, .scalar), (.connection, .scalar), (.resource, .scalar), (.duration, .scalar),
      (.list(.text), .scalar):
      switch tree.value(of: node) {
      case .bool, .integer, .float:
        return Value(.text(TextTemplate(literal: tree.text(of: node))), span: span(node))
      case .null, .string: return value(node)
      }
    case (.list(let element), .sequence):
      return Value(.list(tree.items(of: node).map { value($0, of: element) }), span: span(node))
    case (.map(let element), .mapping):
      return Value(
        .map(tree.entries(of: node).map { ValueEntry(name: key($0.key), value: value($0.value, of: element)) }),
        span: span(node))
    default: return value(node)
    }
  }

  /// The key of a map with free names.
  func key(_ node: NodeIndex) -> Located<String> {
    Located(tree.text(of: node), span(node))
  }

  private func number(_ node: NodeIndex) -> Value.Kind {
    let text = tree.text(of: node)
    guard let number = jsonNumber(text) else {
      report(
        .unwritableNumber, .noJSONNumber(text), at: span(node),
        hint: .writeDecimalOrQuotes)
      return .invalid
    }
    return .number(number)
  }
}

extension NodeReader {
  /// A text with expressions in it; variables of the environment are already replaced.
  func template(_ node: NodeIndex, _ name: Sentence) -> TextTemplate? {
    guard let text = text(node, name) else { return nil }
    switch resolved(text.value, node) {
    case .text(let template): return template
    case .number(let number): return TextTemplate(literal: number)
    case .bool(let flag): return TextTemplate(literal: "\(flag)")
    case .null, .list, .map:
      report(.wrongType, .variableIsNoText(name), at: text.span)
      return nil
    case .invalid, nil: return nil
    }
  }

  private func templateValue(_ node: NodeIndex) -> Value {
    let text = tree.text(of: node)
    return Value(resolved(text, node) ?? .invalid, span: span(node))
  }

  /// One expression, with or without `${{ … }}` around it.
  func expression(_ node: NodeIndex, _ name: Sentence, isCondition: Bool = false) -> Expression? {
    guard let text = text(node, name, wanted: .expression) else { return nil }
    let substituted = mentionsVariables(text.value) ? substitution(in: text.value, node, asExpression: true) : nil
    if let substituted {
      var expression = readWholeExpression(
        substituted.text, isCondition: isCondition, spanOf: { substituted.span(of: $0) }, into: sink)
      expression?.holdsVariables = substituted.text != text.value
      return expression
    }
    return readWholeExpression(text.value, isCondition: isCondition, spanOf: spanMap(node), into: sink)
  }

  /// A text without expressions, except for variables of the environment: what must be known when compiling.
  func constantText(_ node: NodeIndex, _ name: Sentence, wanted: Sentence = .text) -> Located<String>? {
    guard let text = text(node, name, wanted: wanted) else { return nil }
    guard text.value.utf8.contains(UInt8(ascii: "$")) else { return text }
    switch resolved(text.value, node) {
    case .text(let template):
      if let literal = template.literal { return Located(literal, text.span) }
      for expression in template.expressions where expression.root != nil {
        reportNotConstant(expression, name)
        break
      }
      return nil
    case .number(let number): return Located(number, text.span)
    case .bool(let flag): return Located("\(flag)", text.span)
    case .null, .list, .map:
      report(.wrongType, .variableDiffers(name, wanted: wanted), at: text.span)
      return nil
    case .invalid, nil: return nil
    }
  }

  /// Any YAML value in which no expression may stand but variables of the environment.
  func constantValue(_ node: NodeIndex, _ name: Sentence) -> Value {
    let result = value(node)
    return reportNotConstant(in: result, name) ? Value(.invalid, span: result.span) : result
  }

  private func reportNotConstant(in value: Value, _ name: Sentence) -> Bool {
    switch value.kind {
    case .null, .bool, .number, .invalid: return false
    case .text(let template):
      for expression in template.expressions where expression.root != nil {
        reportNotConstant(expression, name)
        return true
      }
      return false
    case .list(let items): return items.filter { reportNotConstant(in: $0, name) }.count > 0
    case .map(let entries): return entries.filter { reportNotConstant(in: $0.value, name) }.count > 0
    }
  }

  func reportNotConstant(_ expression: Expression, _ name: Sentence) {
    report(
      .expressionNotAllowed, .noExpressionHere(name), at: expression.span,
      hint: .onlyVariables)
  }

  /// Where ranges of a scalar's text stand in the source.
  func spanMap(_ node: NodeIndex) -> (Range<Int>) -> Span {
    let map = tree.sourceMap(of: node, in: file)
    return { map.span(of: $0) }
  }
}
