import Diagnostics
import Flow
import ProjectSupport
import Source
import TestSupport
import Testing

/// The result of reading and checking a text.
struct Checked: MarkedFindings {
  var flows: [Flow]
  var project: Project?
  var diagnostics: [Diagnostic]
  var marks: [Span]
  var text: String
}

/// Reads and checks a marked workflow file, with an optional project.
func check(_ marked: String, project: String? = nil, environment: String? = nil) -> Checked {
  let text = MarkedText(marked)
  let texts = ReadTexts([text.file()], project: project, environment: environment)
  texts.check()
  return Checked(
    flows: texts.flows, project: texts.project, diagnostics: texts.findings, marks: text.spans, text: text.text)
}

/// Checks a workflow around its tasks.
func check(tasks: String, project: String? = nil) -> Checked { check(workflow(tasks: tasks), project: project) }

/// Checks a workflow around its trigger.
func check(trigger: String, project: String? = nil) -> Checked {
  check(workflow(trigger: trigger), project: project)
}

/// Checks a workflow around one task.
func check(uses: String, with inputs: String, project: String? = nil) -> Checked {
  check(workflow(uses: uses, with: inputs), project: project)
}

func checkProjectFile(_ marked: String) -> Checked {
  let sink = DiagnosticSink()
  let text = MarkedText(marked)
  let project = readProjectFile(text.file(path: "tasuki.yaml"), into: sink)
  return Checked(
    flows: [], project: project, diagnostics: Diagnostic.inOrder(sink.diagnostics), marks: text.spans,
    text: text.text)
}

/// The text after the first safe fix of each finding; nil if no finding has one.
func fixed(_ checked: Checked) -> String? {
  let edits = checked.diagnostics.compactMap { $0.fixes.first { $0.safety == .safe } }.flatMap(\.edits)
  guard !edits.isEmpty else { return nil }
  var bytes = Array(checked.text.utf8)
  for edit in edits.sorted(by: { $0.span > $1.span }) {
    bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.text.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A whole workflow around one task.
func workflow(uses: String, with inputs: String) -> String {
  workflow(tasks: "  - {id: hand-over, uses: \(uses), with: \(inputs)}")
}
