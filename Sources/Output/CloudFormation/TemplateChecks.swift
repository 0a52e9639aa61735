import Diagnostics
import Emit
import Source

/// Compares a template with CloudFormation's limits.
enum TemplateChecks {
  /// Reports a template that CloudFormation rejects for its size, even after the project was spread. For one at four
  /// fifths of a limit or more, reports the advice, if there is any.
  static func checkLimits(
    _ name: String, _ document: TemplateDocument, size: Int, at origin: Span?, into sink: DiagnosticSink,
    advice: () -> Sentence?
  ) {
    let counts: [(Int, Int, Sentence)] = [
      (document.resources.count, TemplateLimit.resources, .resources),
      (document.parameters.count, TemplateLimit.parameters, .parameters),
      (document.outputs.count, TemplateLimit.outputs, .outputs), (size, TemplateLimit.bytes, .bytes),
    ]
    if let (count, limit, what) = counts.first(where: { $0.0 > $0.1 }) {
      sink.add(
        Diagnostic(
          .templateTooLarge, .templateTooLarge(name, count, what, limit: limit),
          at: nil,
          notes: [
            .workflowInOneStack,
            .splitWorkflow,
          ]))
    } else if let (count, limit, what) = counts.first(where: { $0.0 * 5 >= $0.1 * 4 }), let advice = advice() {
      sink.add(
        Diagnostic(
          .templateNearLimit, .templateNearLimit(name, count, what, limit: limit), at: origin, hint: advice,
          notes: [origin == nil ? .spreadOverLimit : .newStackTakes]))
    }
  }

  /// Reports templates that are too large to be sent in the call.
  static func reportInlineLimit(_ files: [OutputFile], into sink: DiagnosticSink) {
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
