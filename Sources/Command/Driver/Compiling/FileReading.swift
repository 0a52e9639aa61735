import Diagnostics
import Flow
import Reading
import Source
import Workflows
import YAML

/// The result of reading one workflow file.
struct ReadFile: Sendable {
  /// Empty if the file could not be read.
  var workflows: [Workflow] = []
  /// Whether a search found it and it is not a workflow file, so that nothing is reported about it.
  var isIgnoredFile = false
  /// The comments, if the file contains any for this tool.
  var comments: [Span] = []
  var diagnostics: [Diagnostic] = []
}

/// Reads a project's workflow files in parallel; the results are in the order of the files.
func readFiles(
  _ inputs: [WorkflowInput], of files: [SourceFile], width: Int
) async throws(Cancelled) -> [ReadFile] {
  let read = await mapInParallel(inputs, width: width, atOnce: 16) { readFile($0, files[Int($0.file.index)]) }
  guard let read else { throw Cancelled() }
  return read
}

private func readFile(_ input: WorkflowInput, _ file: SourceFile) -> ReadFile {
  // Files of other tools need not be YAML: a file without any such key is not read.
  if !input.isNamed, !workflowKeys.contains(where: file.mentions) { return ReadFile(isIgnoredFile: true) }
  if input.isTooLarge { return ReadFile(diagnostics: [tooLarge(file)]) }
  let sink = DiagnosticSink()
  let tree = readYAML(file, into: sink)
  if !input.isNamed, !containsWorkflow(tree) {
    if tree.isWhole { return ReadFile(isIgnoredFile: true) }
    // The broken part may have been a workflow; the rest of the file contains none.
    sink.add(contentsOf: findSecrets(in: file))
    return ReadFile(comments: ownComments(tree, file), diagnostics: sink.diagnostics)
  }
  let workflows = readWorkflows(tree, file, into: sink)
  return ReadFile(workflows: workflows, comments: ownComments(tree, file), diagnostics: sink.diagnostics)
}

/// The comments of a file, if any of them can be for this tool.
func ownComments(_ tree: YAMLTree, _ file: SourceFile) -> [Span] {
  file.mentions(IgnoreComment.mark) ? tree.comments(in: file) : []
}

private func tooLarge(_ file: SourceFile) -> Diagnostic {
  Diagnostic(.fileTooLarge, .fileTooLarge(YAMLLimits.standard.bytes), at: file.span.head, hint: .splitFile)
}

/// The keys of which every workflow has one at its top level.
private let workflowKeys = ["workflow", "trigger"]

/// Whether a document that was read to its end has a workflow's keys at its top level.
private func containsWorkflow(_ tree: YAMLTree) -> Bool {
  tree.documents.contains { document in
    !tree.isBroken(document) && tree.entries(of: document).contains { workflowKeys.contains(tree.text(of: $0.key)) }
  }
}
