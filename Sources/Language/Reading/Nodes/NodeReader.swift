import Diagnostics
import Flow
import Source
import Workflows
import YAML

/// Reads the nodes of one file. Findings go to the sink, and the reader continues after them.
///
/// The extensions of this type are the reader, one for each part of the language.
final class NodeReader {
  let tree: YAMLTree
  let file: SourceFile
  /// Where findings go.
  let sink: DiagnosticSink
  /// Whether an expression named a variable since this was last set.
  var usesVariables = false
  /// The tasks of the current workflow, by their IDs.
  var taskIDs: [String: Span] = [:]
  /// Scalars that are reported as secrets because of their place, whatever their form.
  var literalSecrets: Set<NodeIndex> = []

  init(_ tree: YAMLTree, _ file: SourceFile, into sink: DiagnosticSink) {
    self.tree = tree
    self.file = file
    self.sink = sink
  }

  func report(
    _ code: DiagnosticCode, _ message: Sentence, at span: Span, hint: Sentence? = nil, labels: [Label] = [],
    notes: [Sentence] = [], fixes: [Fix] = [], secrets: [HiddenText] = []
  ) {
    sink.add(
      Diagnostic(code, message, at: span, hint: hint, labels: labels, notes: notes, fixes: fixes, secrets: secrets))
  }

  func span(_ node: NodeIndex) -> Span { tree.span(of: node) }

  /// Whether a value is missing, as in `description:` alone.
  func isNull(_ node: NodeIndex) -> Bool { tree.kind(of: node) == .scalar && tree.value(of: node) == .null }

  /// A replacement of a scalar's text that keeps its quotes; empty if the source spells it with escapes or in a block.
  func replacement(of node: NodeIndex, with text: String, safety: Fix.Safety = .safe) -> [Fix] {
    let whole = span(node)
    let length = tree.text(of: node).utf8.count
    let place: Span
    switch tree.style(of: node) {
    case .plain where Int(whole.length) == length: place = whole
    case .singleQuoted where Int(whole.length) == length + 2, .doubleQuoted where Int(whole.length) == length + 2:
      place = whole.part(at: 1, length: length)
    default: return []
    }
    guard !tree.isAlias(node) else { return [] }
    return [Fix(.replacement(text), edits: [Fix.Edit(place, text)], safety: safety)]
  }

  /// Reports that a value has the wrong type. `wanted` includes an article: `a map`.
  func reportType(_ node: NodeIndex, _ name: Sentence, wanted: Sentence, hint: Sentence? = nil, fixes: [Fix] = []) {
    guard !tree.isInvalid(node) else { return }
    if isNull(node) {
      let place = span(node)
      report(.emptyValue, .noValue(name), at: place, hint: .writeExpected(wanted))
    } else {
      report(
        .wrongType, .unexpectedType(name, wanted: wanted, found: found(node)), at: span(node), hint: hint,
        fixes: fixes)
    }
  }
}
