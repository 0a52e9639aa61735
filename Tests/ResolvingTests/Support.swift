import Diagnostics
import Flow
import ProjectSupport
import Source
import TestSupport
import Testing
import Workflows

/// The result of resolving a text's workflows.
struct Resolved: MarkedFindings {
  var workflows: [Workflow]
  var flows: [Flow]
  var diagnostics: [Diagnostic]
  var marks: [Span]
  var text: String

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

/// Reads a marked workflow file and resolves it in an environment, the first one where none is named.
func resolve(_ marked: String, project: String? = shopProject, environment: String? = nil) -> Resolved {
  let text = MarkedText(marked)
  let texts = ReadTexts([text.file()], project: project, environment: environment)
  return Resolved(
    workflows: texts.workflows, flows: texts.flows, diagnostics: texts.findings, marks: text.spans, text: text.text)
}

func resolve(tasks: String, project: String? = shopProject, environment: String? = nil) -> Resolved {
  resolve(workflow(tasks: tasks), project: project, environment: environment)
}

func resolve(trigger: String, environment: String? = nil) -> Resolved {
  resolve(workflow(trigger: trigger), environment: environment)
}
