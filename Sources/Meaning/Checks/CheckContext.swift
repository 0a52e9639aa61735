import Diagnostics
import Flow
import Source

/// What the rules see besides the workflow.
struct CheckContext {
  /// The project file, where there is one.
  let project: Project?
  let sink: DiagnosticSink

  func report(
    _ code: DiagnosticCode, _ message: Sentence, at span: Span?, hint: Sentence? = nil, labels: [Label] = [],
    notes: [Sentence] = [], fixes: [Fix] = []
  ) {
    sink.add(Diagnostic(code, message, at: span, hint: hint, labels: labels, notes: notes, fixes: fixes))
  }

  /// Writes a name in the place of another one.
  func replacing(_ place: Span?, with name: String, safety: Fix.Safety = .safe) -> [Fix] {
    guard let place else { return [] }
    return [Fix(.replacement(name), edits: [Fix.Edit(place, name)], safety: safety)]
  }
}
