public import Diagnostics
public import Emit
import EventPattern
public import Source

/// Reads an event from the text of a file: one JSON object. What is wrong goes to the sink.
public func readEvent(_ file: SourceFile, into sink: DiagnosticSink) -> JSONValue? {
  let problems = DiagnosticSink()
  let input = parseJSON(Array(file.text), file: file.number, into: problems)
  if let problem = problems.diagnostics.first {
    let isTrailing = input != nil
    sink.add(
      Diagnostic(
        .eventNotJSON,
        isTrailing ? "text behind the event" : file.isQuotable ? problem.message : "not valid JSON",
        at: problem.span,
        hint: isTrailing ? "a log of events, one a line, goes to 'tasuki replay'" : nil))
    return nil
  }
  guard let input else { return nil }
  guard case .object = input.kind else {
    sink.add(
      Diagnostic(
        .eventNotJSON, "an event is a JSON object", at: input.span,
        hint: "write the event as EventBridge delivers it: {\"source\": …, \"detail-type\": …, \"detail\": {…}}"))
    return nil
  }
  return JSONValue(input)
}

/// Whether a text is one JSON value and nothing else; if not, why.
func mistake(inJSON bytes: [UInt8]) -> String? {
  let sink = DiagnosticSink()
  _ = parseJSON(bytes, file: FileNumber(0), into: sink)
  guard let first = sink.diagnostics.first else { return nil }
  if first.code == .textAfterPattern { return "text behind the end of the value" }
  let prefix = "not valid JSON: "
  return first.message.hasPrefix(prefix) ? String(first.message.dropFirst(prefix.count)) : first.message
}

/// A JSON text as a value; none where it is no JSON.
func jsonValue(of bytes: [UInt8]) -> JSONValue? {
  let sink = DiagnosticSink()
  guard let input = parseJSON(bytes, file: FileNumber(0), into: sink), sink.diagnostics.isEmpty else { return nil }
  return JSONValue(input)
}

extension JSONValue {
  /// A value that was read with its places, without them.
  init(_ input: PatternInput) {
    switch input.kind {
    case .null, .open: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = .number(text)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map { JSONValue($0) })
    case .object(let members): self = .object(members.map { JSONMember($0.name, JSONValue($0.value)) })
    }
  }

  /// The kind in words, such as `a text`.
  var kindInWords: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The characters of a string.
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
