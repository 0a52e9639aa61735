import Catalog
public import Diagnostics
import Flow
public import Source
public import Workflows
public import YAML

/// Reads the workflows of a file, one per document: their form, their names and their types. Findings go to the sink.
///
/// An invalid value is omitted or becomes `.invalid`, so that it has one finding. A document that breaks off gives no
/// workflow. `vars.NAME` stays a reference.
public func readWorkflows(_ tree: YAMLTree, _ file: SourceFile, into sink: DiagnosticSink) -> [Workflow] {
  let reader = NodeReader(tree, file, into: sink)
  defer { reader.reportSecrets() }
  // A closing '---' leaves an empty document.
  let documents = tree.documents.filter { !tree.isBroken($0) && !reader.isNull($0) }
  if tree.isWhole, documents.isEmpty {
    reader.report(.emptyFile, .fileHasNoDocument, at: file.span.head, hint: .writeWorkflowOrDelete)
  }
  return documents.compactMap { reader.workflow($0) }
}
