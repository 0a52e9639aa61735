import Checks
public import Diagnostics
public import Flow
import Reading
import Resolving
public import Source
public import Workflows
import YAML

/// A project and its workflows in one environment, read and resolved as the command does it.
public struct ReadTexts {
  /// Where findings go; those of reading and resolving are there.
  public let sink = DiagnosticSink()
  /// The project; none where there is no project file.
  public let project: Project?
  public let environment: Environment?
  public let workflows: [Workflow]
  public let flows: [Flow]

  /// Reads workflow files and the text of a project file, which has the number after theirs. Where no environment is
  /// named, the first one counts, unless `picksFirst` says otherwise.
  public init(
    _ files: [SourceFile], project text: String? = nil, environment name: String? = nil, picksFirst: Bool = true
  ) {
    let sink = sink
    let written = text.map { text in
      let number = FileNumber(UInt32(files.count))
      let file = SourceFile(number: number, path: "tasuki.yaml", bytes: Array(text.utf8))
      return readProject(readYAML(file, into: sink), file, into: sink)
    }
    let environment =
      name == nil && !picksFirst ? nil : written.flatMap { Reading.environment(named: name, of: $0, into: sink) }
    let project = written.map { resolve($0, with: environment, into: sink) }
    let variables = Variables(of: environment, in: project?.head)
    workflows = files.flatMap { readWorkflows(readYAML($0, into: sink), $0, into: sink) }
    flows = workflows.map { resolve($0, with: variables, in: project, into: sink) }
    self.environment = environment
    self.project = project
  }

  /// Checks the workflows, each by itself and all together.
  public func check() {
    checkTogether(flows, [WorkflowStart](in: flows), project: project, into: sink)
    for flow in flows { checkWorkflow(flow, project: project, into: sink) }
  }

  public var findings: [Diagnostic] { Diagnostic.inOrder(sink.diagnostics) }
}

/// Reads a project file by itself, in an environment.
public func readProjectFile(
  _ file: SourceFile, environment name: String? = nil, into sink: DiagnosticSink
) -> Project {
  let written = readProject(readYAML(file, into: sink), file, into: sink)
  return resolve(written, with: environment(named: name, of: written, into: sink), into: sink)
}
