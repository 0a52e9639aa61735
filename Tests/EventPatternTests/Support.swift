import Diagnostics
import Emit
import EventPattern
import Foundation
import Source
import Testing

/// The lines of a file of the suite's data, each a JSON object.
func dataLines(_ name: String) throws -> [[String: Any]] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
  let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  return try text.split(separator: "\n").map { line in
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }
}

/// What reading a text gave.
struct Reading {
  let input: PatternInput?
  let pattern: Pattern?
  let diagnostics: [Diagnostic]

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  var codes: [DiagnosticCode] { Diagnostic.inOrder(diagnostics).map(\.code) }
}

/// Reads a pattern from JSON text.
func read(_ text: String) -> Reading {
  let sink = DiagnosticSink()
  let input = parseJSON(Array(text.utf8), file: FileNumber(0), into: sink)
  let pattern = input.flatMap { readPattern($0, into: sink) }
  return Reading(input: input, pattern: pattern, diagnostics: sink.diagnostics)
}

/// A pattern that has to be sound.
func pattern(_ text: String) throws -> Pattern {
  let reading = read(text)
  return try #require(reading.pattern, "\(reading.errors.map(\.message)) in \(text)")
}

/// The findings of a check.
func findings(_ check: (DiagnosticSink) -> Void) -> [Diagnostic] {
  let sink = DiagnosticSink()
  check(sink)
  return Diagnostic.inOrder(sink.diagnostics)
}
