import Diagnostics
import Driver
import Reading
import Reports
import Source
import YAML

/// A run with findings of every kind.
enum SampleRun {
  static let orders = SourceFile(
    number: FileNumber(0), path: "workflows/orders, new.yaml",
    bytes: Array(
      """
      workflow: orders
      trigger:
      \tpattern: {detial-type: [order.placed]}
      description: 注文を「急ぎ」で知らせる
      owner: <sales & "support">

      """.utf8))
  static let clean = SourceFile(
    number: FileNumber(1), path: "workflows/clean.yaml", bytes: Array("workflow: b\n".utf8))

  static var sources: MaskedSources { MaskedSources([orders, clean], secretsOf: diagnostics) }

  static var findings: MaskedFindings { sources.masked(diagnostics) }

  /// The first occurrence of a word in `orders`.
  static func span(of word: String) -> Span {
    let text = Array(orders.text)
    let wanted = Array(word.utf8)
    let start = text.indices.first { text[$0...].starts(with: wanted) } ?? 0
    return Span(file: FileNumber(0), start: UInt32(start), end: UInt32(start + wanted.count))
  }

  static let diagnostics: [Diagnostic] = [
    Diagnostic(.unreadableFile, "cannot read 'missing.yaml': no such file or folder", at: nil),
    Diagnostic(
      .emptyFile, "unknown key 'detial-type' in 'pattern'", at: span(of: "detial-type"),
      hint: "did you mean 'detail-type'?", labels: [Label(span(of: "workflow"), "in this workflow")],
      notes: ["EventBridge matches only the fields of the envelope."],
      fixes: [Fix("replace with 'detail-type'", edits: [Fix.Edit(span(of: "detial-type"), "detail-type")])]),
    Diagnostic(.fileTooLarge, "the word '急ぎ' is 100% late", at: span(of: "急ぎ"), severity: .warning),
    Diagnostic(
      .controlCharacter, "a remark on '<sales & \"support\">'", at: span(of: "<sales & \"support\">"),
      severity: .information),
  ]
}
