import Catalog
public import Diagnostics
import Flow
public import Source
public import Workflows
public import YAML

/// Reads the workflows of a file, one a document: their form, their names and their types. What is wrong goes to the
/// sink.
///
/// A value that was wrong is left out or becomes `.invalid`, so that it has one finding. So has a document that breaks off:
/// it gives no workflow. `vars.NAME` stays a reference.
public func readWorkflows(_ tree: YAMLTree, _ file: SourceFile, into sink: DiagnosticSink) -> [Workflow] {
  let reader = NodeReader(tree, file, into: sink)
  defer { reader.reportSecrets() }
  // A document with nothing in it is what a closing '---' leaves.
  let documents = tree.documents.filter { !tree.isBroken($0) && !reader.isNull($0) }
  if tree.isWhole, documents.isEmpty {
    reader.report(
      .emptyFile, .fileHoldsNothing, at: file.span.head, hint: .writeWorkflowOrDelete)
  }
  return documents.compactMap { reader.workflow($0) }
}
