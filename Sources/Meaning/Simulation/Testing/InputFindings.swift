import Catalog
import Diagnostics
import Emit
import Flow
import Source

/// Findings about a task's inputs that differ from what a test expects; `notes` adds notes to a mismatch.
func inputFindings(
  _ expected: [ValueEntry], _ actual: JSONValue, of task: Call, round: Sentence = "",
  notes: (Mismatch) -> [Sentence]
) -> [Diagnostic] {
  mismatches(expected, actual).enumerated().map { number, mismatch in
    let input = String(mismatch.path.prefix { $0 != "." && $0 != "[" })
    let place = task.input(input)?.span ?? task.idOrigin.span
    return Diagnostic(
      .testInputDiffers,
      .inputDiffers(
        mismatch.path, of: task.id, round, mismatch.actual.map(shown), expected: shown(mismatch.expected)),
      at: mismatch.span, labels: .at(place, .comesFromHere),
      notes: number < mostExplained ? notes(mismatch) : [])
  }
}

/// The number of findings of a test that explain the reason: each looks at the whole execution, and reports list no
/// more.
let mostExplained = 100

private func shown(_ value: JSONValue) -> String {
  let text = value.text()
  return text.unicodeScalars.count > 200 ? String(text.unicodeScalars.prefix(200)) + "…" : text
}
