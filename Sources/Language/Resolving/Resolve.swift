import Catalog
public import Diagnostics
import Expressions
public import Flow
import Source
public import Workflows

/// What a workflow does in an environment: its variables filled. What lacks a value has a finding, and becomes invalid.
///
/// A workflow that speaks of no variable has one flow for all environments, whose steps are the workflow's own.
public func resolve(_ workflow: Workflow, with variables: Variables, into sink: DiagnosticSink) -> Flow {
  let resolver = Resolver(variables, into: sink)
  let triggers = workflow.triggers.map { resolver.closed($0) }
  guard workflow.holdsVariables else {
    return Flow(
      of: workflow, triggers: triggers, tasks: workflow.tasks, onFailure: workflow.onFailure, tests: workflow.tests)
  }
  let tasks = resolver.filled(workflow.tasks)
  let onFailure = resolver.filled(workflow.onFailure)
  let tests = resolver.filled(workflow.tests)
  return Flow(
    of: workflow, triggers: triggers, tasks: tasks, onFailure: onFailure, tests: tests,
    variableUses: resolver.uses)
}

/// Puts the values of variables in their places, and keeps in which places they are.
public final class Resolver {
  let variables: Variables
  let sink: DiagnosticSink
  /// The places that were filled.
  public private(set) var uses: [VariableUse] = []

  /// Makes a resolver whose findings go to the sink.
  public init(_ variables: Variables, into sink: DiagnosticSink) {
    self.variables = variables
    self.sink = sink
  }

  func note(_ steps: [Expression.Step], _ value: Value, in place: Span, fillsPlace: Bool = true) {
    guard case .member(let name)? = steps.first else { return }
    uses.append(VariableUse(place: place, variable: name, value: value.span, fillsPlace: fillsPlace))
  }
}
