import Diagnostics
public import Emit
import Source

/// Findings as one JSON array, for scripts.
public struct JSONReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  /// The findings. Lines and columns count from 1, columns in Unicode scalars; the end is after the last character.
  public func value(_ findings: MaskedFindings) -> JSONValue {
    .array(ShownFinding.listed(findings).map { finding($0) })
  }

  /// The findings, each on a line of its own.
  public func lines(_ findings: MaskedFindings) -> [UInt8] {
    ShownFinding.listed(findings).flatMap { finding($0).bytes(.compact) + [0x0A] }
  }

  private func finding(_ diagnostic: ShownFinding) -> JSONValue {
    .object(
      [
        JSONMember("code", .string(diagnostic.code.text)),
        JSONMember("name", .string(diagnostic.code.name)),
        JSONMember("severity", .string(diagnostic.severity.word)),
        JSONMember("message", .string(diagnostic.message)),
      ] + place(diagnostic.span) + [
        JSONMember("hint", diagnostic.hint.map { .string($0) } ?? .null),
        JSONMember("notes", .array(diagnostic.notes.map { .string($0) })),
        JSONMember(
          "labels",
          .array(
            diagnostic.labels.map { label in
              .object(place(label.span) + [JSONMember("text", .string(label.text))])
            })),
        JSONMember("fixes", .array(diagnostic.fixes.map { fix($0) })),
        JSONMember("url", .string(diagnostic.code.path)),
      ])
  }

  private func fix(_ fix: ShownFinding.Fix) -> JSONValue {
    [
      "title": .string(fix.title),
      "safety": fix.safety == .safe ? "safe" : "unsafe",
      "edits": .array(
        fix.edits.map { edit in .object(place(edit.span) + [JSONMember("text", .string(edit.text))]) }),
    ]
  }

  private func place(_ span: Span?) -> [JSONMember] {
    let names = ["line", "column", "endLine", "endColumn"]
    guard let span else { return (["file"] + names).map { JSONMember($0, .null) } }
    let range = places.range(of: span)
    let numbers = [range.start.line, range.start.column, range.end.line, range.end.column]
    return [JSONMember("file", .string(places.path(of: span)))]
      + zip(names, numbers).map { JSONMember($0, .number(String($1))) }
  }
}
