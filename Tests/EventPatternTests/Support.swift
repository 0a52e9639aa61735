import Diagnostics
import Emit
import EventPattern
import Foundation
import Source
import TestSupport
import Testing

/// A line of the suite's data: a JSON object.
struct DataLine {
  let members: [PatternInput.Member]

  private func kind(_ key: String) -> PatternInput.Kind? { members.last { $0.name == key }?.value.kind }

  func string(_ key: String) throws -> String {
    guard case .string(let text) = kind(key) else { throw Missing(key: key) }
    return text
  }

  func number(_ key: String) throws -> Int {
    guard case .number(let text) = kind(key), let number = Int(text) else { throw Missing(key: key) }
    return number
  }

  /// The strings of a list; empty if the line has no such list.
  func strings(_ key: String) throws -> [String] {
    guard case .array(let elements) = kind(key) else { return [] }
    return try elements.map { element in
      guard case .string(let text) = element.kind else { throw Missing(key: key) }
      return text
    }
  }

  struct Missing: Error { let key: String }
}

/// The lines of a file of the suite's data.
func dataLines(_ name: String) throws -> [DataLine] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
  let data = try Data(contentsOf: folder.appendingPathComponent(name))
  return try data.split(separator: UInt8(ascii: "\n")).map { line in
    let sink = DiagnosticSink()
    guard case .object(let members) = parseJSON(Array(line), file: FileNumber(0), into: sink)?.kind else {
      throw DataLine.Missing(key: "line")
    }
    return DataLine(members: members)
  }
}

struct Reading {
  let input: PatternInput?
  let pattern: Pattern?
  let diagnostics: [Diagnostic]

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  var codes: [DiagnosticCode] { Diagnostic.inOrder(diagnostics).map(\.code) }
}

func read(_ text: String) -> Reading {
  let sink = DiagnosticSink()
  let input = parseJSON(Array(text.utf8), file: FileNumber(0), into: sink)
  let pattern = input.flatMap { readPattern($0, into: sink) }
  return Reading(input: input, pattern: pattern, diagnostics: sink.diagnostics)
}

func pattern(_ text: String) throws -> Pattern {
  let reading = read(text)
  return try #require(reading.pattern, "\(reading.errors.map(\.message.text)) in \(text)")
}

func findings(_ check: (DiagnosticSink) -> Void) -> [Diagnostic] {
  let sink = DiagnosticSink()
  check(sink)
  return Diagnostic.inOrder(sink.diagnostics)
}
