import Diagnostics
public import Emit
import EventPattern
import Source
import Testing

public func json(_ text: String) throws -> JSONValue {
  let input = parseJSON(Array(text.utf8), file: FileNumber(0), into: DiagnosticSink())
  return value(try #require(input, "no JSON: \(text)"))
}

private func value(_ input: PatternInput) -> JSONValue {
  switch input.kind {
  case .null, .open: .null
  case .bool(let flag): .bool(flag)
  case .number(let text): .number(text)
  case .string(let text): .string(text)
  case .array(let elements): .array(elements.map(value))
  case .object(let members): .object(members.map { JSONMember($0.name, value($0.value)) })
  }
}
