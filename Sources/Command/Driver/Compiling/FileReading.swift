import Diagnostics
import Flow
import Reading
import Source
import Workflows
import YAML

/// What one workflow file came to.
struct ReadFile: Sendable {
  /// The workflows; none where the file could not be read.
  var workflows: [Workflow] = []
  /// Whether it was found by a search and is no workflow file, so that nothing is said of it.
  var isPassedOver = false
  /// The comments, where the file holds any that are for this tool.
  var comments: [Span] = []
  /// The findings.
  var diagnostics: [Diagnostic] = []
}

/// Reads a project's workflow files, several at once; the results stand in the order of the files.
func readFiles(
  _ inputs: [WorkflowInput], of files: [SourceFile], width: Int
) async throws(Cancelled) -> [ReadFile] {
  let read = await mapInParallel(inputs, width: width, atOnce: 16) { readFile($0, files[Int($0.file.index)]) }
  guard let read else { throw Cancelled() }
  return read
}

private func readFile(_ input: WorkflowInput, _ file: SourceFile) -> ReadFile {
  // Other tools' files need not even be YAML: what names no such key is not read.
  if !input.isNamed, !workflowKeys.contains(where: file.mentions) { return ReadFile(isPassedOver: true) }
  if input.isTooLarge { return ReadFile(diagnostics: [tooLarge(file)]) }
  let sink = DiagnosticSink()
  let tree = readYAML(file, into: sink)
  if !input.isNamed, !holdsWorkflow(tree) {
    if tree.isWhole { return ReadFile(isPassedOver: true) }
    // What broke off may have been a workflow; what else the file holds is none.
    sink.add(contentsOf: findSecrets(in: file))
    return ReadFile(comments: ownComments(tree, file), diagnostics: sink.diagnostics)
  }
  let workflows = readWorkflows(tree, file, into: sink)
  return ReadFile(workflows: workflows, comments: ownComments(tree, file), diagnostics: sink.diagnostics)
}

/// The comments of a file, where any of them can be for this tool.
func ownComments(_ tree: YAMLTree, _ file: SourceFile) -> [Span] {
  file.mentions(IgnoreComment.mark) ? tree.comments(in: file) : []
}

private func tooLarge(_ file: SourceFile) -> Diagnostic {
  Diagnostic(
    .fileTooLarge, .fileTooLarge(YAMLLimits.standard.bytes), at: file.span.head,
    hint: .splitFile)
}

/// The keys of which one stands at the top of every workflow.
private let workflowKeys = ["workflow", "trigger"]

/// Whether a document that was read to its end has a workflow's keys at its top.
private func holdsWorkflow(_ tree: YAMLTree) -> Bool {
  tree.documents.contains { document in
    !tree.isBroken(document) && tree.entries(of: document).contains { workflowKeys.contains(tree.text(of: $0.key)) }
  }
}
