import Catalog
import Diagnostics
import Expressions
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// Any YAML value, with expressions in its strings.
  func value(_ node: NodeIndex) -> Value {
    let place = span(node)
    guard !tree.isInvalid(node) else { return Value(.invalid, span: place) }
    switch tree.kind(of: node) {
    case .sequence:
      return Value(.list(tree.items(of: node).map { value($0) }), span: place)
    case .mapping:
      return Value(.map(entries(of: node) { value($0) }), span: place)
    case .scalar:
      switch tree.value(of: node) {
      case .null: return Value(.null, span: place)
      case .bool(let flag): return Value(.bool(flag), span: place)
      case .integer, .float: return Value(number(node), span: place)
      case .string: return templateValue(node)
      }
    }
  }

  /// The value of an input. If the action expects a string, a number or a boolean is read as the text that is written,
  /// so that `012` does not lose its zero.
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
      return Value(.map(entries(of: node) { value($0, of: element) }), span: span(node))
    default: return value(node)
    }
  }

  /// The entries of a map with free names, without those with an invalid key.
  private func entries(of node: NodeIndex, _ value: (NodeIndex) -> Value) -> [ValueEntry] {
    tree.entries(of: node).compactMap { entry in
      let value = value(entry.value)
      return key(entry.key).map { ValueEntry(name: $0, value: value) }
    }
  }

  /// The key of a map with free names. An expression in it would not be evaluated, so it is a finding; `$${{` is a
  /// literal `${{`.
  func key(_ node: NodeIndex) -> Located<String>? {
    let text = tree.text(of: node)
    if let literal = literalText(of: text) { return Located(literal, span(node)) }
    report(.expressionNotAllowed, .keyContainsExpression(text), at: span(node), hint: .writeKeyItself)
    return nil
  }

  /// A key as it is written, if its form does not allow braces anyway.
  func name(_ node: NodeIndex) -> Located<String> { Located(tree.text(of: node), span(node)) }

  private func number(_ node: NodeIndex) -> Value.Kind {
    let text = tree.text(of: node)
    guard let number = jsonNumber(text) else {
      report(.unwritableNumber, .isNotJSONNumber(text), at: span(node), hint: .writeDecimalOrQuotes)
      return .invalid
    }
    return .number(number)
  }
}

// Strings with expressions. Variables of the environment stay in them.
extension NodeReader {
  /// A string with expressions.
  func template(_ node: NodeIndex, _ name: Sentence) -> TextTemplate? {
    writtenText(node, name).map { template(of: $0.value, node) }
  }

  private func templateValue(_ node: NodeIndex) -> Value {
    reportCut(node)
    return Value(.text(template(of: tree.text(of: node), node)), span: span(node))
  }

  /// Reports a comment that begins in the middle of a text: ` #${{ … }}` cuts the text off.
  func reportCut(_ node: NodeIndex) {
    guard tree.style(of: node) == .plain, !tree.isAlias(node) else { return }
    let text = file.text
    var start = file.textStart + Int(span(node).end)
    while start < text.endIndex, text[start] == 0x20 { start += 1 }
    guard start < text.endIndex, text[start] == UInt8(ascii: "#") else { return }
    let comment = text[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard let marker = comment.firstIndex(of: UInt8(ascii: "$")),
      comment[marker...].indices.contains(where: { comment[$0...].starts(with: "${{".utf8) })
    else { return }
    let place = Span(
      file: file.number, start: UInt32(start - file.textStart), end: UInt32(comment.endIndex - file.textStart))
    report(.cutText, .textEndsAtComment, at: place, hint: .quoteWholeText)
  }

  private func template(of text: String, _ node: NodeIndex) -> TextTemplate {
    // Texts without either hold no expression, and nothing that other tools would take for one.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") || $0 == 0xEF }) else {
      return TextTemplate(literal: text)
    }
    let template = readTemplate(text, spanOf: spanMap(node), into: sink)
    for expression in template.expressions { note(expression) }
    return template
  }

  /// One expression, with or without `${{ … }}` around it.
  func expression(_ node: NodeIndex, _ name: Sentence, isCondition: Bool = false) -> Expression? {
    guard let text = writtenText(node, name, wanted: .expression) else { return nil }
    let expression = readWholeExpression(text.value, isCondition: isCondition, spanOf: spanMap(node), into: sink)
    if let expression { note(expression) }
    return expression
  }

  private func note(_ expression: Expression) {
    if expression.usesVariables { usesVariables = true }
  }

  /// A string without expressions, except for variables of the environment: it must be known at compile time.
  func openText(_ node: NodeIndex, _ name: Sentence, wanted: Sentence = .aString) -> OpenText? {
    guard let text = writtenText(node, name, wanted: wanted) else { return nil }
    guard text.value.utf8.contains(UInt8(ascii: "$")) else { return .closed(text) }
    let template = template(of: text.value, node)
    if let literal = template.literal { return .closed(Located(literal, text.span)) }
    guard isConstant(template, name), template.expressions.allSatisfy({ $0.root != nil }) else { return nil }
    return .open(template, text.span)
  }

  /// The same in a place of the project file. A text without variables has the form that the place asks for; the form of
  /// any other is judged in each environment.
  func text(_ node: NodeIndex, in place: ProjectText) -> OpenText? {
    guard let text = openText(node, place.name, wanted: place.wanted) else { return nil }
    guard case .closed(let closed) = text, var problem = place.problem(with: closed) else { return text }
    if !problem.secrets.isEmpty { problem.secrets = [literalSecret(node)] }
    sink.add(problem)
    return nil
  }

  /// Any YAML value whose only expressions are variables of the environment.
  func constantValue(_ node: NodeIndex, _ name: Sentence) -> Value {
    let result = value(node)
    return isConstant(result, name) ? result : Value(.invalid, span: result.span)
  }

  private func isConstant(_ value: Value, _ name: Sentence) -> Bool {
    switch value.kind {
    case .null, .bool, .number, .invalid: true
    case .text(let template): isConstant(template, name)
    case .list(let items): items.count { !isConstant($0, name) } == 0
    case .map(let entries): entries.count { !isConstant($0.value, name) } == 0
    }
  }

  /// Whether a text has no expressions but variables; reports others.
  private func isConstant(_ template: TextTemplate, _ name: Sentence) -> Bool {
    guard let expression = template.expressions.first(where: { $0.root != nil && $0.variable == nil }) else {
      return true
    }
    report(.expressionNotAllowed, .noExpressionHere(name), at: expression.span, hint: .onlyVariables)
    return false
  }

  /// Maps ranges of a scalar's text to their places in the source.
  func spanMap(_ node: NodeIndex) -> (Range<Int>) -> Span {
    let map = tree.sourceMap(of: node, in: file)
    return { map.span(of: $0) }
  }
}
