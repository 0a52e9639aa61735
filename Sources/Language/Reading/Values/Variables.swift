import Catalog
import Diagnostics
import Emit
import Expressions
import Source
import Workflows
import YAML

/// A text in which variables were replaced, and where its bytes come from.
struct Substitution {
  /// The text.
  var text: String
  /// The bytes that were replaced: where they stand in the new text, and what they replace in the old one.
  var pieces: [(new: Range<Int>, old: Range<Int>)] = []
  /// Where the old text's bytes stand.
  let source: (Range<Int>) -> Span

  /// Where bytes of the new text stand in the source; what was replaced stands as a whole.
  func span(of range: Range<Int>) -> Span {
    source(
      old(
        range.lowerBound, isEnd: false)..<max(
          old(range.upperBound, isEnd: true), old(range.lowerBound, isEnd: false)))
  }

  private func old(_ offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for piece in pieces {
      if offset < piece.new.lowerBound || (isEnd && offset == piece.new.lowerBound) { break }
      if offset < piece.new.upperBound { return isEnd ? piece.old.upperBound : piece.old.lowerBound }
      shift = piece.old.upperBound - piece.new.upperBound
    }
    return offset + shift
  }
}

extension NodeReader {
  /// The value of a text: its expressions read, its variables replaced. A text that is one variable has the
  /// variable's type. Nil after a finding about a variable.
  func resolved(_ text: String, _ node: NodeIndex) -> Value.Kind? {
    // Texts without either hold no expression, and nothing that other tools would take for one.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") }) else {
      return .text(TextTemplate(literal: text))
    }
    let map = spanMap(node)
    guard mentionsVariables(text) else { return .text(readTemplate(text, spanOf: map, into: sink)) }
    guard let substitution = substitution(in: text, node, asExpression: false) else { return nil }
    let template = readTemplate(substitution.text, spanOf: { substitution.span(of: $0) }, into: sink)
    if let whole = template.wholeExpression, let path = whole.plainPath, path.root == "vars" {
      return variable(path.steps, at: whole.span)?.kind
    }
    var parts: [TextTemplate.Part] = []
    var literal = ""
    for part in template.parts {
      switch part {
      case .literal(let text): literal += text
      case .expression(let expression):
        if let path = expression.plainPath, path.root == "vars" {
          guard let value = variable(path.steps, at: expression.span) else { return nil }
          literal += plainText(of: value)
        } else {
          if !literal.isEmpty { parts.append(.literal(literal)) }
          literal = ""
          var expression = expression
          expression.holdsVariables = substitution.text != text
          parts.append(.expression(expression))
        }
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return .text(TextTemplate(parts))
  }

  /// Whether a text may speak of variables. Nearly none does, and only those are looked at more closely.
  func mentionsVariables(_ text: String) -> Bool {
    var matched = 0
    for byte in text.utf8 {
      switch (matched, byte) {
      case (1, UInt8(ascii: "a")), (2, UInt8(ascii: "r")): matched += 1
      case (3, UInt8(ascii: "s")): return true
      default: matched = byte == UInt8(ascii: "v") ? 1 : 0
      }
    }
    return false
  }

  /// Replaces the variables inside expressions that are more than one variable. Nil after a finding.
  func substitution(in text: String, _ node: NodeIndex, asExpression: Bool) -> Substitution? {
    // The first reading finds the references and speaks of nothing: the second one reports.
    let number = file.number
    let places: (Range<Int>) -> Span = {
      Span(file: number, start: UInt32(clamping: $0.lowerBound), end: UInt32(clamping: $0.upperBound))
    }
    let silent = DiagnosticSink()
    let expressions =
      asExpression
      ? [readWholeExpression(text, spanOf: places, into: silent)].compactMap { $0 }
      : readTemplate(text, spanOf: places, into: silent).expressions
    let map = spanMap(node)
    var result = Substitution(text: "", source: map)
    var bytes: [UInt8] = []
    let old = Array(text.utf8)
    var done = 0
    for expression in expressions {
      if !asExpression, expression.plainPath?.root == "vars" { continue }
      for reference in expression.references where reference.root.value == "vars" {
        let range = Int(reference.span.start)..<Int(reference.span.end)
        guard range.lowerBound >= done, let value = variable(reference.steps.map(\.value), at: map(range)) else {
          return nil
        }
        bytes += old[done..<range.lowerBound]
        let start = bytes.count
        appendExpression(for: value, to: &bytes)
        result.pieces.append((start..<bytes.count, range))
        done = range.upperBound
      }
    }
    bytes += old[done...]
    result.text = String(decoding: bytes, as: UTF8.self)
    return result
  }

  /// The value of a variable, or of what stands in it.
  private func variable(_ steps: [Expression.Step], at place: Span) -> Value? {
    usesVariables = true
    guard case .member(let name)? = steps.first else {
      report(
        .unboundVariable, "'vars' stands without the name of a variable", at: place,
        hint: "write 'vars.NAME', a name of the environment's 'vars'")
      return nil
    }
    guard let entry = context.variable(name) else {
      reportUnbound(name, at: place)
      return nil
    }
    var value = entry.value
    for step in steps.dropFirst() {
      switch (step, value.kind) {
      case (.member(let member), .map(let entries)):
        guard let found = entries.first(where: { $0.name.value == member }) else {
          let near = sink.suggestion(for: member, among: entries.lazy.map(\.name.value))
          report(
            .unboundVariable, "the variable '\(name)' has no '\(member)'", at: place,
            hint: near.map { "did you mean '\($0)'?" }, labels: [Label(entry.name.span, "the variable")])
          return nil
        }
        value = found.value
      case (.element(let index), .list(let items)) where items.indices.contains(index): value = items[index]
      default:
        report(
          .unboundVariable, "the variable '\(name)' has nothing of that name inside", at: place,
          labels: [Label(entry.name.span, "the variable")])
        return nil
      }
    }
    if case .invalid = value.kind { return nil }
    return value
  }

  private func reportUnbound(_ name: String, at place: Span) {
    if let picked = context.environment, let other = context.environment(withVariable: name) {
      report(
        .variableMissing,
        "the environment '\(picked.name.value)' has no variable '\(name)', which '\(other)' has",
        at: place,
        hint: "add it to 'vars' of '\(picked.name.value)'", labels: [Label(picked.name.span, "this environment")],
        notes: ["What is compiled for an environment takes every value from it."])
      return
    }
    let known = context.environment?.variables ?? []
    let near = sink.suggestion(for: name, among: known.lazy.map(\.name.value))
    report(
      .unboundVariable, "no environment has a variable '\(name)'", at: place,
      hint: near.map { "did you mean '\($0)'?" }
        ?? (context.project == nil
          ? "add a project file 'tasuki.yaml' with 'environments: {NAME: {vars: {\(name): …}}}'"
          : "add it to 'vars' of each environment in the project file"))
  }

  /// A variable as text inside a longer one.
  private func plainText(of value: Value) -> String {
    switch value.kind {
    case .text(let template): template.literal ?? ""
    case .number(let number): number
    case .bool(let flag): "\(flag)"
    case .null, .invalid: ""
    case .list, .map:
      {
        var bytes: [UInt8] = []
        appendExpression(for: value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
      }()
    }
  }

  /// Writes a value as JSONata, whose literals are those of JSON.
  private func appendExpression(for value: Value, to bytes: inout [UInt8]) {
    switch value.kind {
    case .null, .invalid: bytes += "null".utf8
    case .bool(let flag): bytes += "\(flag)".utf8
    case .number(let number):
      // A sign in front would bind otherwise than the name did.
      let isNegative = number.utf8.first == UInt8(ascii: "-")
      bytes += (isNegative ? "(\(number))" : number).utf8
    case .text(let template): bytes += JSONValue.string(template.literal ?? "").text(.compact).utf8
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        appendExpression(for: item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .map(let entries):
      bytes.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += JSONValue.string(entry.name.value).text(.compact).utf8
        bytes.append(UInt8(ascii: ":"))
        appendExpression(for: entry.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
