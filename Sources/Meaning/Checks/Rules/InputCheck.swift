import Catalog
import Diagnostics
import Expressions
import Source
import Workflows

/// Holds the value of an input against what the catalogue says of it.
struct InputCheck {
  let input: Input
  let context: CheckContext

  private var name: String { "'\(input.name)'" }

  /// Checks the whole value.
  func check(_ value: Value) {
    check(value, as: input.type)
  }

  private func check(_ value: Value, as type: InputType) {
    switch value.kind {
    case .invalid: return
    case .null:
      guard type != .anyValue else { return }
      context.report(
        .emptyValue, "\(name) has no value", at: value.span, hint: "write \(wanted(type)), or take the key away")
      return
    case .text(let template):
      if template.literal == nil {
        check(template, value, as: type)
        return
      }
    default: break
    }
    switch type {
    case .anyValue: checkConstants(in: value)
    case .text, .duration: checkText(value)
    case .integer: checkInteger(value)
    case .boolean: checkBoolean(value)
    case .choice(let words): checkChoice(value, words)
    case .list(let element): checkList(value, element)
    case .map(let element): checkMap(value, element)
    case .connection, .resource:
      // What the text names is the business of rules of their own.
      if value.literalText == nil { reportType(value, type) }
    }
  }

  /// A text with expressions: its type is known only where it is more than one expression.
  private func check(_ template: TextTemplate, _ value: Value, as type: InputType) {
    if input.isConstant {
      reportConstant(template)
      return
    }
    guard template.wholeExpression == nil else { return }
    switch type {
    case .integer, .boolean, .map: reportType(value, type)
    case .list(let element): if element != .text { reportType(value, type) }
    case .choice: reportType(value, type)
    case .anyValue, .text, .duration, .connection, .resource: break
    }
  }

  private func reportConstant(_ template: TextTemplate) {
    guard let expression = template.expressions.first, expression.root != nil else { return }
    context.report(
      .constantInput, "\(name) cannot hold an expression", at: expression.span,
      hint: "write the value, or 'vars.NAME' for one that differs between environments",
      notes: ["Permissions, addresses and resources are made from it before any event comes."])
  }

  /// Expressions anywhere in a value that must be constant.
  private func checkConstants(in value: Value) {
    guard input.isConstant else { return }
    switch value.kind {
    case .text(let template): if template.literal == nil { reportConstant(template) }
    case .list(let items): for item in items { checkConstants(in: item) }
    case .map(let entries): for entry in entries { checkConstants(in: entry.value) }
    case .null, .bool, .number, .invalid: return
    }
  }

  private func checkText(_ value: Value) {
    guard let text = value.literalText else {
      reportType(value, .text)
      return
    }
    if let problem = input.limits.problem(inText: text) {
      context.report(.inputLimit, "\(name) \(problem.reason)", at: value.span, hint: hint(for: text))
    }
  }

  private func hint(for text: String) -> String? {
    input.limits.characters == .any ? nil : "write \(input.limits.characters.meaning)"
  }

  private func checkInteger(_ value: Value) {
    guard case .number(let text) = value.kind, let number = Int(text) else {
      let digits = value.literalText.flatMap { Int($0) }
      reportType(
        value, .integer, fixes: digits.map { context.replacing(value.span, with: String($0)) } ?? [])
      return
    }
    if let problem = input.limits.problem(inNumber: number) {
      context.report(.inputLimit, "\(name) \(problem)", at: value.span)
    }
  }

  private func checkBoolean(_ value: Value) {
    if case .bool = value.kind { return }
    switch value.literalText?.lowercased() {
    case "yes", "on", "y": reportWord(value, true)
    case "no", "off", "n": reportWord(value, false)
    case "true": reportType(value, .boolean, fixes: context.replacing(value.span, with: "true"))
    case "false": reportType(value, .boolean, fixes: context.replacing(value.span, with: "false"))
    default: reportType(value, .boolean)
    }
  }

  private func reportWord(_ value: Value, _ flag: Bool) {
    context.report(
      .booleanWord, "\(shown(value.literalText ?? "")) is a text in YAML 1.2, not \(flag)", at: value.span,
      hint: "write '\(flag)'", fixes: context.replacing(value.span, with: "\(flag)"))
  }

  private func checkChoice(_ value: Value, _ words: [String]) {
    guard let text = value.literalText else {
      reportType(value, .choice(words))
      return
    }
    guard !words.contains(text) else { return }
    let near = nearestName(to: text, among: words) ?? words.first { $0.lowercased() == text.lowercased() }
    context.report(
      .unknownWord, "\(name) cannot be \(shown(text))", at: value.span,
      hint: near.map { "did you mean '\($0)'?" } ?? "one of \(listed(words, "or"))",
      fixes: near.map { context.replacing(value.span, with: $0) } ?? [])
  }

  private func checkList(_ value: Value, _ element: InputType) {
    guard case .list(let items) = value.kind else {
      // One value stands for a list of one.
      if case .map = value.kind { reportType(value, .list(element)) } else { check(value, as: element) }
      return
    }
    checkCount(items.count, value)
    for item in items { check(item, as: element) }
  }

  private func checkMap(_ value: Value, _ element: InputType) {
    guard case .map(let entries) = value.kind else {
      reportType(value, .map(element))
      return
    }
    checkCount(entries.count, value)
    for entry in entries {
      if let problem = input.limits.keys.problem(in: entry.name.value) {
        context.report(
          .inputLimit, "the name \(shown(entry.name.value)) in \(name) \(problem.reason)", at: entry.name.span)
      }
      check(entry.value, as: element)
    }
  }

  private func checkCount(_ count: Int, _ value: Value) {
    if let problem = input.limits.problem(inCount: count) {
      context.report(.inputLimit, "\(name) \(problem)", at: value.span)
    }
  }

  private func reportType(_ value: Value, _ type: InputType, fixes: [Fix] = []) {
    context.report(
      .inputType, "\(name) is to be \(wanted(type)), and \(found(value)) stands here", at: value.span, fixes: fixes)
  }

  private func wanted(_ type: InputType) -> String {
    switch type {
    case .text: "a text"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .choice(let words): "one of \(listed(words, "or"))"
    case .list: "a list"
    case .map: "a map"
    case .anyValue: "a value"
    case .connection: "the name of a connection"
    case .resource(let kind): "the name or the ARN of \(kind.form.titleWithArticle)"
    case .duration: "a length of time"
    }
  }

  private func found(_ value: Value) -> String {
    switch value.kind {
    case .null, .invalid: "nothing"
    case .bool(let flag): "\(flag)"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
