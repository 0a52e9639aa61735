import Diagnostics
import Source
import Workflows

/// What the rules see besides the workflow.
struct CheckContext {
  /// The project file, where there is one.
  let project: Project?
  let sink: DiagnosticSink

  func report(
    _ code: DiagnosticCode, _ message: String, at span: Span, hint: String? = nil, labels: [Label] = [],
    notes: [String] = [], fixes: [Fix] = []
  ) {
    sink.add(Diagnostic(code, message, at: span, hint: hint, labels: labels, notes: notes, fixes: fixes))
  }

  /// Writes a name in the place of another one.
  func replacing(_ place: Span, with name: String, safety: Fix.Safety = .safe) -> [Fix] {
    [Fix("replace with '\(name)'", edits: [Fix.Edit(place, name)], safety: safety)]
  }
}

/// A text of a source as a message shows it: on one line, cut where it is long.
func shown(_ text: String) -> String {
  var result = "'"
  var count = 0
  for scalar in text.unicodeScalars {
    if count == 60 {
      result += "…"
      break
    }
    result.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    count += 1
  }
  return result + "'"
}

/// Names in a list, as a sentence has them: `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`. Of many names the first are
/// shown, and how many more there are.
func listed(_ names: some Collection<String>, _ word: String = "and") -> String {
  let most = 20
  var quoted = names.prefix(most).map { "'\($0)'" }
  if names.count > most { quoted.append("\(names.count - most) more") }
  guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
}
