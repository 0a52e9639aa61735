public import Diagnostics
import Expressions
import Flow
import Source

// Expressions call functions that exist, with arguments of the right types, and compare values that can be compared.
extension ReferenceCheck {
  /// Reports what the analysis of an expression finds, given the known shapes of the values in it.
  ///
  /// - Returns: The paths whose filters are constants.
  func checkMeaning(of expression: Expression) -> [Span] {
    // Nearly every expression is a path and nothing else, in which there is nothing to analyze.
    guard let root = expression.root, expression.plainPath == nil else { return [] }
    let analysis = known.analysis(of: root)
    var filters: [Span] = []
    for finding in analysis.findings {
      let span = expression.span(of: finding.range)
      if finding.code == .fixedFilter { filters.append(span) }
      // A replacement for a whole path would replace the variable with the value of one environment.
      let isReplaceable = finding.code != .fixedFilter || !expression.hasFilledVariables
      let safety: Fix.Safety = finding.isSure ? .safe : .unsafe
      context.report(
        finding.code, finding.message, at: span, hint: finding.hint,
        fixes: isReplaceable
          ? finding.replacement.map { context.replacing(span, with: $0, safety: safety) } ?? [] : [])
    }
    for inner in analysis.innerPaths { checkInner(inner.path, at: expression.span(of: inner.range)) }
    return filters
  }
}

extension KnownShapes {
  func analysis(of root: ExpressionNode) -> ExpressionAnalysis {
    ExpressionAnalysis(of: root) { path in types(of: path.root, path.steps) }
  }
}

extension ReferenceCheck {
  /// A wait ends at a timestamp string (Amazon States Language, "Wait State": Timestamp). Stripe and others send
  /// numbers.
  func checkTime(_ expression: Expression) {
    guard let root = expression.root else { return }
    if case .string(let text) = root.kind, !isTime(text) {
      context.report(.waitWithoutTime, .untilNotTimestamp(text), at: expression.span, hint: .writeWholeTime)
      return
    }
    let types = known.analysis(of: root).types
    guard types.excludes(.string) else { return }
    let isNumber = !types.excludes(.number)
    context.report(
      .waitWithoutTime, .untilType(types.sentence), at: expression.span,
      hint: isNumber ? .writeFromMillis : .giveTimeAsText)
  }
}

/// Whether a text has the RFC 3339 form that Step Functions accepts, with its 'T' and a zone.
private func isTime(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  func fits(_ form: String, _ part: ArraySlice<UInt8>) -> Bool {
    part.count == form.utf8.count
      && zip(form.utf8, part).allSatisfy { wanted, byte in
        wanted == UInt8(ascii: "0") ? byte.isDigit : wanted == byte
      }
  }
  guard fits("0000-00-00T00:00:00", bytes.prefix(19)) else { return false }
  var zone = bytes.dropFirst(19)
  if zone.first == UInt8(ascii: ".") { zone = zone.dropFirst().drop(while: \.isDigit) }
  return fits("Z", zone) || fits("+00:00", zone) || fits("-00:00", zone)
}

public extension DiagnosticCode {
  static let waitWithoutTime = DiagnosticCode(
    537, "wait-without-time", stage: .flow,
    summary: "The end of a pause is not a timestamp.",
    explanation: """
      `wait: {until: …}` needs a timestamp with an offset: `2027-04-01T09:00:00Z`. Many senders give seconds since \
      1970 as a number, which `$fromMillis(… * 1000)` converts. With any other value, the execution fails.
      """,
    source: "Amazon States Language, \"Wait State\"",
    example: .init(
      tasksWorkflow,
      bad: """
          - wait: {until: "${{ ⏵1796083200 + 86400⏴ }}"}
          - {id: late, uses: sqs/send, with: {queue: orders}}
        """,
      good: """
          - wait: {until: "${{ $fromMillis((1796083200 + 86400) * 1000) }}"}
          - {id: late, uses: sqs/send, with: {queue: orders}}
        """))

}

extension Sentence {
  static func untilNotTimestamp(_ text: String) -> Sentence {
    "expected a timestamp such as '2027-04-01T09:00:00Z', found \(quoted: text)"
  }
  static let writeWholeTime: Sentence = "write the date, a 'T', hours, minutes and seconds, and a 'Z' or an offset"
  static func untilType(_ types: Sentence) -> Sentence {
    "expected a timestamp such as '2027-04-01T09:00:00Z', found \(types)"
  }
  static let writeFromMillis: Sentence =
    "write '$fromMillis(…)' around milliseconds, or '$fromMillis(… * 1000)' around seconds"
  static let giveTimeAsText: Sentence = "write a timestamp as a string"
}
