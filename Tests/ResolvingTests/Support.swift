import Diagnostics
import Flow
import Reading
import Resolving
import Source
import TestSupport
import Testing
import Workflows
import YAML

/// The result of resolving a text's workflows.
struct Resolved: MarkedFindings {
  var workflows: [Workflow]
  var flows: [Flow]
  var diagnostics: [Diagnostic]
  var marks: [Span]
  var text: String

  /// The trigger of the first flow.
  var trigger: FlowTrigger.Kind? { flows.first?.triggers.first?.kind }

  /// The events of the first flow's trigger.
  var events: FlowEvents? { if case .event(let events)? = trigger { events } else { nil } }
}

/// A project with two environments whose variables differ.
let shopProject = """
  project: shop
  environments:
    staging:
      region: ap-northeast-1
      vars:
        min-amount: -1
        shop: "Te\\"st"
        limits: {low: 5, list: [1, a], below: [-2]}
        on: true
        kinds: [order.placed, order.paid]
        often: rate(1 minute)
        none: []
    production: {region: ap-northeast-1, vars: {min-amount: 10000, shop: Shop, ceiling: 3}}

  """

/// Reads a marked workflow file and resolves it in an environment, by default the first one.
func resolve(_ marked: String, project: String? = shopProject, environment: String? = nil) throws -> Resolved {
  let sink = DiagnosticSink()
  var reading: ProjectReading?
  if let project {
    let file = SourceFile(number: FileNumber(1), path: "tasuki.yaml", bytes: Array(project.utf8))
    reading = readProject(try #require(parseYAML(file, into: sink)), file, environment: environment, into: sink)
  }
  let text = MarkedText(marked)
  let file = text.file()
  let workflows = readWorkflows(try #require(parseYAML(file, into: sink)), file, into: sink)
  let variables = Variables(of: reading?.environment, in: reading?.project)
  let flows = workflows.map { resolve($0, with: variables, in: reading?.project, into: sink) }
  return Resolved(
    workflows: workflows, flows: flows, diagnostics: Diagnostic.inOrder(sink.diagnostics), marks: text.spans,
    text: text.text)
}
