import Diagnostics
import Flow
import Source

/// The context of a rule besides the workflow.
struct CheckContext {
  /// Nil without a project file.
  let project: Project?
  let sink: DiagnosticSink

  func report(
    _ code: DiagnosticCode, _ message: Sentence, at span: Span?, hint: Sentence? = nil, labels: [Label] = [],
    notes: [Sentence] = [], fixes: [Fix] = []
  ) {
    sink.add(Diagnostic(code, message, at: span, hint: hint, labels: labels, notes: notes, fixes: fixes))
  }

  /// A fix that replaces the text at a place with a name.
  func replacing(_ place: Span?, with name: String, safety: Fix.Safety = .safe) -> [Fix] {
    guard let place else { return [] }
    return [Fix(.replacement(name), edits: [Fix.Edit(place, name)], safety: safety)]
  }
}
