import Catalog
public import Diagnostics
import Expressions
import Flow
import Source

/// Checks the value of an input against its type and limits in the catalog.
struct InputCheck {
  let input: Input
  let context: CheckContext

  func check(_ value: Value) { check(value, as: input.type) }

  private func check(_ value: Value, as type: InputType) {
    switch value.kind {
    case .invalid: return
    case .null:
      guard type != .anyValue else { return }
      context.report(.emptyValue, .noValue(input.name), at: value.span, hint: .writeExpected(.wanted(type)))
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
      // Other rules check the name.
      if value.literalText == nil { reportType(value, type) }
    }
  }

  /// A text with expressions: its type is known only if it is more than one whole expression.
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
      .constantInput, .noExpression(input.name), at: expression.span, hint: .writeValueOrVariable,
      notes: [.madeBeforeEvents])
  }

  /// Reports expressions anywhere in a value that must be constant.
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
      context.report(
        .inputLimit, .outOfLimit(input.name, reason: problem.reason), at: value.span, hint: hint(for: text))
    }
  }

  private func hint(for text: String) -> Sentence? {
    input.limits.characters == .any ? nil : .writeCharacters(input.limits.characters.meaning)
  }

  private func checkInteger(_ value: Value) {
    guard case .number(let text) = value.kind, let number = Int(text) else {
      let digits = value.literalText.flatMap { Int($0) }
      reportType(value, .integer, fixes: digits.map { context.replacing(value.span, with: String($0)) } ?? [])
      return
    }
    if let problem = input.limits.problem(inNumber: number) {
      context.report(.inputLimit, .outOfLimit(input.name, reason: problem), at: value.span)
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
      .booleanWord, .stringInYAML(value.literalText ?? "", not: "\(flag)"), at: value.span,
      hint: .write("\(flag)"), fixes: context.replacing(value.span, with: "\(flag)"))
  }

  private func checkChoice(_ value: Value, _ words: [String]) {
    guard let text = value.literalText else {
      reportType(value, .choice(words))
      return
    }
    guard !words.contains(text) else { return }
    let near = nearestName(to: text, among: words) ?? words.first { $0.lowercased() == text.lowercased() }
    context.report(
      .unknownWord, .cannotBe(input.name, text: text), at: value.span,
      hint: .didYouMean(near) ?? .oneOf(words),
      fixes: near.map { context.replacing(value.span, with: $0) } ?? [])
  }

  private func checkList(_ value: Value, _ element: InputType) {
    guard case .list(let items) = value.kind else {
      // A single value is a list of one.
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
          .inputLimit, .nameInInput(entry.name.value, input: input.name, reason: problem.reason),
          at: entry.name.span)
      }
      check(entry.value, as: element)
    }
  }

  private func checkCount(_ count: Int, _ value: Value) {
    if let problem = input.limits.problem(inCount: count) {
      context.report(.inputLimit, .outOfLimit(input.name, reason: problem), at: value.span)
    }
  }

  private func reportType(_ value: Value, _ type: InputType, fixes: [Fix] = []) {
    context.report(
      .inputType, .unexpectedType(input.name, wanted: .wanted(type), found: .found(value)), at: value.span,
      fixes: fixes)
  }
}

public extension DiagnosticCode {
  static let inputType = DiagnosticCode(
    404, "input-type", stage: .flow,
    summary: "An input has the wrong type.",
    explanation: """
      The type of an input is a string, a whole number, `true` or `false`, one of several words, a list or a map. A \
      value that is one whole expression is accepted for any type.
      """,
    example: .init(
      .workflow,
      bad: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵two⏴}"),
      good: taskWorkflow(uses: "ecs/run-task", "{cluster: jobs, task-definition: report, count: 2}")))
  static let constantInput = DiagnosticCode(
    406, "constant-input", stage: .flow,
    summary: "An input must be constant, but contains an expression.",
    explanation: """
      Permissions, addresses and resources depend on this input and are created before any event arrives. Write the \
      value, or `vars.NAME` for a value that differs between environments.
      """,
    example: inputs("{queue: \"${{ ⏵event.detail.queue⏴ }}\"}", "{queue: orders}"))
}

extension Sentence {
  static func noValue(_ input: String) -> Sentence { "'\(term: input)' has no value" }
  static func noExpression(_ input: String) -> Sentence { "'\(term: input)' cannot contain an expression" }
  static let writeValueOrVariable: Sentence =
    "write the value, or 'vars.NAME' for a value that differs between environments"
  static let madeBeforeEvents: Sentence =
    "Permissions, addresses and resources depend on it and are created before any event arrives."
  static func writeCharacters(_ meaning: String) -> Sentence { "write \(term: meaning)" }
  static func stringInYAML(_ text: String, not flag: String) -> Sentence {
    "\(quoted: text) is a string in YAML 1.2, not \(term: flag)"
  }
  static func cannotBe(_ input: String, text: String) -> Sentence { "'\(term: input)' cannot be \(quoted: text)" }
  static func oneOf(_ words: some Collection<String>) -> Sentence { "one of \(listed: words, or: true)" }
  static func nameInInput(_ name: String, input: String, reason: Sentence) -> Sentence {
    "the name \(quoted: name) in '\(term: input)' \(reason)"
  }
  static func unexpectedType(_ input: String, wanted: Sentence, found: Sentence) -> Sentence {
    "expected \(wanted) for '\(term: input)', found \(found)"
  }
  static func outOfLimit(_ input: String, reason: Sentence) -> Sentence { "'\(term: input)' \(reason)" }
  static func nameOrARN(of resource: String) -> Sentence { "the name or the ARN of \(term: resource)" }
  static func wanted(_ type: InputType) -> Sentence {
    switch type {
    case .text: "a string"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .choice(let words): .oneOf(words)
    case .list: "a list"
    case .map: "a map"
    case .anyValue: "a value"
    case .connection: "the name of a connection"
    case .resource(let kind): .nameOrARN(of: kind.form.titleWithArticle)
    case .duration: "a duration"
    }
  }
  static func found(_ value: Value) -> Sentence {
    switch value.kind {
    case .null, .invalid: "nothing"
    case .bool(let flag): "\(term: "\(flag)")"
    case .number: "a number"
    case .text: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
