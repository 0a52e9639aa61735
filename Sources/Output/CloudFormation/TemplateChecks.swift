import Diagnostics
import Emit

/// What of CloudFormation's limits a template reaches.
enum TemplateChecks {
  /// Reports a template that CloudFormation refuses for its size, even after the project was spread.
  static func checkLimits(_ name: String, _ document: TemplateDocument, size: Int, into sink: DiagnosticSink) {
    let counts: [(Int, Int, Sentence)] = [
      (document.resources.count, TemplateLimit.resources, .resources),
      (document.parameters.count, TemplateLimit.parameters, .parameters),
      (document.outputs.count, TemplateLimit.outputs, .outputs), (size, TemplateLimit.bytes, .bytes),
    ]
    guard let (count, limit, what) = counts.first(where: { $0.0 > $0.1 }) else { return }
    sink.add(
      Diagnostic(
        .templateTooLarge, .templateTooLarge(name, count, what, limit: limit),
        at: nil,
        notes: [
          .workflowInOneStack,
          .splitWorkflow,
        ]))
  }

  /// Tells of templates that are too large to be sent with the call.
  static func tellInlineLimit(_ files: [OutputFile], into sink: DiagnosticSink) {
    let large = files.filter { $0.bytes.count > TemplateLimit.inlineBytes }
    guard let first = large.first else { return }
    sink.add(
      Diagnostic(
        .templateNeedsBucket,
        .needsBucket(
          first.path, others: large.count - 1, bytes: first.bytes.count, limit: TemplateLimit.inlineBytes),
        at: nil,
        notes: [.deployWithBucket]))
  }
}
