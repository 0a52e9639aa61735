public import Diagnostics
public import Source
public import Testing

/// The result for a marked text: its findings and its marks, which show the expected places.
public protocol MarkedFindings {
  var diagnostics: [Diagnostic] { get }
  var marks: [Span] { get }
  /// The text without its marks.
  var text: String { get }
}

extension MarkedFindings {
  public func text(at span: Span) -> String {
    String(decoding: Array(text.utf8)[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  /// The findings in words, for a failed expectation.
  fileprivate var found: String {
    let findings = diagnostics.map { diagnostic in
      // A finding may also be in the project file.
      let place = diagnostic.span.flatMap { $0.file == FileNumber(0) ? text(at: $0) : nil } ?? ""
      return "\(diagnostic.code.text) \(diagnostic.message.text) at '\(place)'"
    }
    return "\(findings)"
  }
}

/// Expects one finding of a code at each mark, and no other finding.
public func expect(
  _ result: some MarkedFindings, _ code: DiagnosticCode, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    result.diagnostics.map(\.code) == result.marks.map { _ in code }, "\(result.found)",
    sourceLocation: sourceLocation)
  #expect(result.diagnostics.compactMap(\.span) == result.marks, "\(result.found)", sourceLocation: sourceLocation)
}

public func expectClean(_ result: some MarkedFindings, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(result.diagnostics.isEmpty, "\(result.found)", sourceLocation: sourceLocation)
}
