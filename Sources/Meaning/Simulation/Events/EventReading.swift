public import Diagnostics
public import Emit
import EventPattern
public import Source

/// Reads an event from the text of a file: one JSON object. Reports mistakes to the sink.
public func readEvent(_ file: SourceFile, into sink: DiagnosticSink) -> JSONValue? {
  let problems = DiagnosticSink()
  let input = parseJSON(Array(file.text), file: file.number, into: problems)
  if let problem = problems.diagnostics.first {
    let isTrailing = input != nil
    sink.add(
      Diagnostic(
        .eventNotJSON, isTrailing ? .textAfterEvent : file.isQuotable ? problem.message : .notJSON,
        at: problem.span, hint: isTrailing ? .logsAreReplayed : nil))
    return nil
  }
  guard let input else { return nil }
  guard case .object = input.kind else {
    sink.add(Diagnostic(.eventNotJSON, .eventIsObject, at: input.span, hint: .writeEvent))
    return nil
  }
  return JSONValue(input)
}

/// Why a text is not exactly one JSON value; nil if it is one.
func mistake(inJSON bytes: [UInt8]) -> Sentence? {
  do throws(JSONMistake) {
    return try readJSON(bytes).trailing == nil ? nil : .textAfterValue
  } catch {
    return error.message
  }
}

/// The value of a JSON text; nil if it is not JSON.
func jsonValue(of bytes: [UInt8]) -> JSONValue? {
  let sink = DiagnosticSink()
  guard let input = parseJSON(bytes, file: FileNumber(0), into: sink), sink.diagnostics.isEmpty else { return nil }
  return JSONValue(input)
}

extension JSONValue {
  /// The value without its places in the source.
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

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
