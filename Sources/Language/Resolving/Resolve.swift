import Catalog
public import Diagnostics
import Expressions
public import Flow
import Source
public import Workflows

/// What a workflow does in an environment: with its variables filled, and each of its tasks as a call. A part without a
/// value has a finding and becomes invalid.
///
/// `project` contains the connections of tasks. A workflow without variables has one flow for all environments of a
/// project without variables.
public func resolve(
  _ workflow: Workflow, with variables: Variables, in project: Project?, into sink: DiagnosticSink
) -> Flow {
  let resolver = Resolver(variables, into: sink)
  let triggers = workflow.triggers.map { resolver.closed($0) }
  let steps = StepResolver(workflow.usesVariables ? resolver : nil, project: project)
  let tasks = steps.resolved(workflow.tasks)
  let onFailure = steps.resolved(workflow.onFailure)
  let tests = workflow.usesVariables ? resolver.filled(workflow.tests) : workflow.tests
  return Flow(
    workflow.head, triggers: triggers, tasks: tasks, onFailure: onFailure, tests: tests, variableUses: resolver.uses
  )
}

/// Puts the values of variables in their places, and keeps in which places they are.
final class Resolver {
  let variables: Variables
  let sink: DiagnosticSink
  /// The places that were filled.
  private(set) var uses: [VariableUse] = []

  init(_ variables: Variables, into sink: DiagnosticSink) {
    self.variables = variables
    self.sink = sink
  }

  func note(_ steps: [Expression.Step], _ value: Value, in place: Span, fillsPlace: Bool = true) {
    guard case .member(let name)? = steps.first else { return }
    uses.append(
      VariableUse(place: place, variable: name, value: value.span, text: value.literalText, fillsPlace: fillsPlace))
  }
}
