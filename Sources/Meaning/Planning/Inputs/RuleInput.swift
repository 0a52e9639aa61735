import Catalog
import Diagnostics
import Emit
import Expressions
import Flow
import Plan
import Source

extension TargetPlanner {
  mutating func ruleInput(_ draft: TargetDraft) -> TargetInput? {
    switch draft.message {
    case .event: return .event
    case .text(let value, let span):
      switch draft.textForm {
      case .plain:
        needsStateMachine(.putsQuotes, at: span)
        return nil
      case .quoted(let input): report(.textArrivesQuoted(input, at: span))
      case .json: break
      }
      return transformed(value)
    case .value(.expression(.event(let steps), let span)):
      if steps.isEmpty { return .event }
      return jsonPath(steps, at: span).map { .path($0) }
    case .value(let value): return transformed(value)
    case .logEntry(let value, let span): return logEntry(value, at: span)
    }
  }

  private mutating func transformed(_ value: InputValue) -> TargetInput? {
    var template = InputTemplate(isConstant: value.isConstant)
    guard let node = node(value, in: &template) else { return nil }
    if template.isConstant { return limited(.constant(node.text(.compact)), node.text(.compact)) }
    return finished(template, node)
  }

  /// An entry has a time and a message, which is a string (EventBridge User Guide, "CloudWatch Logs targets").
  private mutating func logEntry(_ value: InputValue, at span: Span?) -> TargetInput? {
    var template = InputTemplate(isConstant: false)
    var message = value
    switch value {
    case .text, .expression: break
    case .null, .bool, .number, .list, .map, .planned:
      var constant = InputTemplate(isConstant: true)
      guard value.isConstant, let node = node(value, in: &constant) else {
        needsStateMachine(.entryIsText, at: span)
        return nil
      }
      message = .literal(node.text(.compact))
    }
    let time = template.placeholder(for: "$.time", called: "time")
    guard let text = node(message, in: &template) else { return nil }
    return finished(template, .object([.init("timestamp", .number("<\(time)>")), .init("message", text)]))
  }

  private mutating func finished(_ template: InputTemplate, _ node: JSONValue) -> TargetInput? {
    guard template.paths.count <= 100 else {
      needsStateMachine(.tooManyValues(template.paths.count), at: call.idOrigin)
      return nil
    }
    let pretty = node.text(.pretty, escapingAngles: true)
    let text = pretty.scalarCount <= 8_192 ? pretty : node.text(.compact, escapingAngles: true)
    return limited(.transformer(InputTransformer(paths: template.paths, template: text)), text)
  }

  private mutating func limited(_ input: TargetInput, _ text: String) -> TargetInput? {
    let length = text.scalarCount
    // EventBridge API reference, PutTargets: Input and InputTemplate.
    guard length <= 8_192 else {
      needsStateMachine(.tooManyCharacters(length), at: call.idOrigin)
      return nil
    }
    return input
  }

  /// The value as JSON with placeholders: `<name>` without quotes for a whole value, inside quotes in a string.
  ///
  /// A placeholder for a whole value is a JSON number, because numbers are printed as they are.
  private mutating func node(_ value: InputValue, in template: inout InputTemplate) -> JSONValue? {
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .planned(let text): return text.literal.map { .string($0) }
    case .expression(let path, let span):
      return placeholder(path, span, in: &template).map { .number("<\($0)>") }
    case .text(let parts):
      if template.isConstant { return InputValue.literal(of: parts).map { .string($0) } }
      // The text is escaped here, piece by piece, and printed as a number: the writer would escape a string again.
      var bytes: [UInt8] = [UInt8(ascii: "\"")]
      for part in parts {
        switch part {
        case .literal(let text): JSONWriter.escape(text, into: &bytes, escapingAngles: true)
        case .expression(let path, let span):
          guard let name = placeholder(path, span, in: &template) else { return nil }
          rejectUnescaped(path, span)
          bytes.append(contentsOf: "<\(name)>".utf8)
        }
      }
      bytes.append(UInt8(ascii: "\""))
      return .number(String(decoding: bytes, as: UTF8.self))
    case .list(let values): return values.inAll { node($0, in: &template) }.map { .array($0) }
    case .map(let members):
      return members.inAll { name, inner in node(inner, in: &template).map { JSONMember(name, $0) } }
        .map { .object($0) }
    }
  }

  private mutating func placeholder(_ path: InputPath, _ span: Span, in template: inout InputTemplate) -> String? {
    guard case .event(let steps) = path else {
      needsStateMachine(.onlyExecutionHasID, at: span)
      return nil
    }
    if steps.isEmpty { return "aws.events.event.json" }
    guard let text = jsonPath(steps, at: span) else { return nil }
    let last = steps.reversed().lazy.compactMap { if case .member(let name) = $0 { name } else { nil } }.first
    return template.placeholder(for: text, called: last ?? "value")
  }

  /// EventBridge inserts values into a string without escaping: a quote in a customer's name ends the JSON string, and
  /// the message is silently dropped (EventBridge User Guide, "Transforming input").
  private mutating func rejectUnescaped(_ path: InputPath, _ span: Span) {
    if case .event(let steps) = path, case .member(let field)? = steps.first, steps.count == 1,
      ["id", "time", "account", "region", "version"].contains(field)
    {
      return
    }
    needsStateMachine(.insertsValuesUnescaped, at: span)
  }
}

struct InputTemplate {
  /// Whether the input is a constant, in which EventBridge looks for no placeholders.
  let isConstant: Bool
  private(set) var paths: [InputTransformer.Path] = []
  /// The names of the placeholders by path.
  private var names: [String: String] = [:]
  private var taken = UniqueNames(separator: "-")

  init(isConstant: Bool) { self.isConstant = isConstant }

  /// The placeholder for a path: the last name of the path, with a number if the name is taken.
  mutating func placeholder(for path: String, called wanted: String) -> String {
    if let known = names[path] { return known }
    // Names that begin with AWS belong to EventBridge.
    let name = taken.unique(wanted.lowercased().hasPrefix("aws") ? "event-" + wanted : wanted)
    names[path] = name
    paths.append(InputTransformer.Path(name: name, path: path))
    return name
  }
}

extension Diagnostic {
  /// Reports a string that arrives with quotes around it.
  static func textArrivesQuoted(_ input: String, at span: Span?) -> Diagnostic {
    Diagnostic(.textArrivesQuoted, .arrivesQuoted(input), at: span, hint: .sendMap, notes: [.dataIsSentAsJSON])
  }
}
