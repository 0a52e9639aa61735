import Diagnostics
import Emit

/// What of CloudFormation's limits a template reaches.
enum TemplateChecks {
  /// Reports a template that CloudFormation refuses for its size, even after the project was spread.
  static func checkLimits(_ name: String, _ document: TemplateDocument, size: Int, into sink: DiagnosticSink) {
    let counts = [
      (document.resources.count, TemplateLimit.resources, "resources"),
      (document.parameters.count, TemplateLimit.parameters, "parameters"),
      (document.outputs.count, TemplateLimit.outputs, "outputs"), (size, TemplateLimit.bytes, "bytes"),
    ]
    guard let (count, limit, what) = counts.first(where: { $0.0 > $0.1 }) else { return }
    sink.add(
      Diagnostic(
        .templateTooLarge, "the template '\(name)' would have \(count) \(what); CloudFormation takes \(limit)",
        at: nil,
        notes: [
          "A workflow is never spread over two stacks, and what several workflows share stands in one.",
          "Split the workflow, or the project.",
        ]))
  }

  /// Tells of templates that are too large to be sent with the call.
  static func tellInlineLimit(_ files: [OutputFile], into sink: DiagnosticSink) {
    let large = files.filter { $0.bytes.count > TemplateLimit.inlineBytes }
    guard let first = large.first else { return }
    let others = large.count - 1
    let more = others == 0 ? "" : others == 1 ? " and 1 other template" : " and \(others) other templates"
    sink.add(
      Diagnostic(
        .templateNeedsBucket,
        "'\(first.path)'\(more) must be deployed through an S3 bucket: "
          + "\(first.bytes.count) bytes, more than the \(TemplateLimit.inlineBytes) of a direct call",
        at: nil,
        notes: ["Deploy with 'aws cloudformation deploy --s3-bucket BUCKET', which uploads the template first."]))
  }
}
