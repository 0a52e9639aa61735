import Diagnostics
import EventPattern
import Flow
import ProjectSupport
import Reading
import Source
import TestSupport
import Testing
import Workflows
import YAML

struct Reading: MarkedFindings {
  var workflows: [Workflow]
  var project: Project?
  var diagnostics: [Diagnostic]
  var marks: [Span]
  var text: String
}

func read(_ marked: String) throws -> Reading {
  let sink = DiagnosticSink()
  let text = MarkedText(marked)
  let file = text.file()
  let tree = try #require(parseYAML(file, into: sink))
  let workflows = readWorkflows(tree, file, into: sink)
  return Reading(
    workflows: workflows, diagnostics: Diagnostic.inOrder(sink.diagnostics), marks: text.spans, text: text.text)
}

func read(tasks: String) throws -> Reading { try read(workflow(tasks: tasks)) }

func read(trigger: String) throws -> Reading { try read(workflow(trigger: trigger)) }

func readMarkedProject(_ marked: String, environment: String? = nil) -> Reading {
  let sink = DiagnosticSink()
  let text = MarkedText(marked)
  let project = readProjectFile(text.file(path: "tasuki.yaml"), environment: environment, into: sink)
  return Reading(
    workflows: [], project: project, diagnostics: Diagnostic.inOrder(sink.diagnostics), marks: text.spans,
    text: text.text)
}

/// A complete workflow with these lines at its top.
func workflow(_ lines: String) -> String {
  """
  workflow: order-placed
  \(lines)
  trigger: {source: com.example.shop, event: order.placed}
  tasks:
    - {id: hand-over, uses: sqs/send, with: {queue: orders}}

  """
}

extension PatternField {
  /// The accepted values of the field; nil if the conditions are on fields below it.
  var matchers: [ValueMatcher] {
    if case .values(let matchers) = condition { matchers } else { [] }
  }
}

extension Workflow {
  var allTasks: [WorkflowTask] { WrittenStep.all(in: tasks + onFailure).compactMap(\.call) }
}

extension OpenText {
  /// The characters of a text without variables.
  var literal: String? {
    if case .closed(let text) = self { text.value } else { nil }
  }
}
