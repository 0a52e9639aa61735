public import Comparison
public import Diagnostics
public import Emit
import Source

/// Findings in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts and editors read.
///
/// Source: OASIS Standard, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
public struct SARIFReport {
  private let places: Places
  private let rules: [ShownRule]
  private let version: String

  /// Reports on the files of a run. The log names the version of the tool, its rules and its kinds of changes.
  public init(_ sources: MaskedSources, rules: RuleList, changes: [ChangeCode] = [], version: String) {
    places = Places(sources)
    self.rules = rules.all.map { .finding($0) } + changes.map { .change($0) }
    self.version = version
  }

  public func value(_ findings: MaskedFindings) -> JSONValue {
    let positions = Dictionary(
      rules.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var fingerprints = LineFingerprints()
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "tasuki",
              "semanticVersion": .string(version),
              "rules": .array(rules.map { rule($0) }),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(ShownFinding.listed(findings).map { result($0, positions[$0.code], &fingerprints) }),
        ]
      ],
    ]
  }

  private func rule(_ code: ShownRule) -> JSONValue {
    [
      "id": .string(code.text),
      "name": .string(code.name),
      "shortDescription": ["text": .string(code.summary)],
      "fullDescription": ["text": .string(code.explanation)],
      "help": [
        "text": .string(code.explanation),
        "markdown": .string(String(decoding: code.page, as: UTF8.self)),
      ],
      "defaultConfiguration": ["level": .string(Self.level(code.severity))],
    ]
  }

  private static func level(_ severity: Severity) -> String { severity == .information ? "note" : severity.word }

  private func result(_ diagnostic: ShownFinding, _ rule: Int?, _ fingerprints: inout LineFingerprints) -> JSONValue
  {
    var members = [JSONMember("ruleId", .string(diagnostic.code.text))]
    if let rule { members.append(JSONMember("ruleIndex", .number(String(rule)))) }
    let text = [diagnostic.message, diagnostic.hint].compactMap { $0 }.joined(separator: ": ")
    members.append(JSONMember("level", .string(Self.level(diagnostic.severity))))
    members.append(JSONMember("message", ["text": .string(text)]))
    if let span = diagnostic.span {
      members.append(JSONMember("locations", [["physicalLocation": location(span)]]))
    }
    if let fingerprint = diagnostic.fingerprint {
      members.append(JSONMember("partialFingerprints", ["tasukiChange/v1": .string(fingerprint)]))
    } else if let span = diagnostic.span {
      let (name, number) = fingerprints.next(of: diagnostic, at: span, places)
      members.append(
        JSONMember("partialFingerprints", ["primaryLocationLineHash": .string("\(name):\(number)")]))
    }
    if !diagnostic.labels.isEmpty {
      members.append(
        JSONMember(
          "relatedLocations",
          .array(
            diagnostic.labels.map { label in
              ["physicalLocation": location(label.span), "message": ["text": .string(label.text)]]
            })))
    }
    if !diagnostic.fixes.isEmpty {
      members.append(JSONMember("fixes", .array(diagnostic.fixes.map { fix($0) })))
    }
    return .object(members)
  }

  private func location(_ span: Span) -> JSONValue { ["artifactLocation": artifact(span), "region": region(span)] }

  private func artifact(_ span: Span) -> JSONValue {
    ["uri": .string(Self.address(of: places.path(of: span))), "uriBaseId": "%SRCROOT%"]
  }

  private func region(_ span: Span) -> JSONValue {
    let range = places.range(of: span)
    return [
      "startLine": .number(String(range.start.line)), "startColumn": .number(String(range.start.column)),
      "endLine": .number(String(range.end.line)), "endColumn": .number(String(range.end.column)),
    ]
  }

  private func fix(_ fix: ShownFinding.Fix) -> JSONValue {
    var changes: [(file: FileNumber, artifact: JSONValue, replacements: [JSONValue])] = []
    for edit in fix.edits {
      let replacement: JSONValue = [
        "deletedRegion": region(edit.span), "insertedContent": ["text": .string(edit.text)],
      ]
      if let index = changes.firstIndex(where: { $0.file == edit.span.file }) {
        changes[index].replacements.append(replacement)
      } else {
        changes.append((edit.span.file, artifact(edit.span), [replacement]))
      }
    }
    return [
      "description": ["text": .string(fix.title)],
      "artifactChanges": .array(
        changes.map { ["artifactLocation": $0.artifact, "replacements": .array($0.replacements)] }),
    ]
  }

  /// A path as a relative URI.
  ///
  /// Source: RFC 3986, section 3.3.
  private static func address(of path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      if byte.isWord || "/.-~".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
