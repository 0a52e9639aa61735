import Checks
import Diagnostics
import Flow
import Reading
import Resolving
import Source
import TestSupport
import Testing
import YAML

/// The result of reading and checking a text.
struct Checked: MarkedFindings {
  var flows: [Flow] = []
  var project: Project?
  var diagnostics: [Diagnostic] = []
  var marks: [Span] = []
  var text: String
}

/// Reads and checks a marked workflow file, with an optional project.
func check(_ marked: String, project: String? = nil, environment: String? = nil) -> Checked {
  let sink = DiagnosticSink()
  let text = MarkedText(marked)
  var checked = Checked(marks: text.spans, text: text.text)
  var reading: ProjectReading?
  if let project {
    let file = SourceFile(number: FileNumber(1), path: "tasuki.yaml", bytes: Array(project.utf8))
    reading = parseYAML(file, into: sink).flatMap { readProject($0, file, environment: environment, into: sink) }
  }
  let variables = Variables(of: reading?.environment, in: reading?.project)
  let file = text.file()
  if let tree = parseYAML(file, into: sink) {
    checked.flows = readWorkflows(tree, file, into: sink).map {
      resolve($0, with: variables, in: reading?.project, into: sink)
    }
  }
  checkProject(checked.flows, project: reading?.project, into: sink)
  checked.project = reading?.project
  checked.diagnostics = Diagnostic.inOrder(sink.diagnostics)
  return checked
}

/// Reads a marked project file.
func checkProjectFile(_ marked: String) -> Checked {
  let sink = DiagnosticSink()
  let text = MarkedText(marked)
  var checked = Checked(marks: text.spans, text: text.text)
  let file = text.file(path: "tasuki.yaml")
  if let tree = parseYAML(file, into: sink) {
    checked.project = readProject(tree, file, environment: nil, into: sink)?.project
  }
  checked.diagnostics = Diagnostic.inOrder(sink.diagnostics)
  return checked
}

/// The text after the first safe fix of each finding; nil if no finding has one.
func mended(_ checked: Checked) -> String? {
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
