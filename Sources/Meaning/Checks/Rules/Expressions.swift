public import Diagnostics
import Expressions
import Flow
import Source

// What expressions do: they call functions that exist, with arguments that fit, and compare what can be compared.
extension ReferenceCheck {
  /// Reports what is wrong with what an expression does, with what is known of the values that it speaks of; gives the
  /// paths whose filters are constants.
  func checkMeaning(of expression: Expression) -> [Span] {
    // Nothing is done by a path alone, which nearly every expression is.
    guard let root = expression.root, expression.plainPath == nil else { return [] }
    let analysis = known.analysis(of: root)
    var filters: [Span] = []
    for finding in analysis.findings {
      let span = expression.span(of: finding.range)
      if finding.code == .fixedFilter { filters.append(span) }
      // A replacement for a whole path would put the value of one environment in the place of the variable.
      let isReplaceable = finding.code != .fixedFilter || !expression.holdsValues
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
  /// What can be said of an expression at this place.
  func analysis(of root: ExpressionNode) -> ExpressionAnalysis {
    ExpressionAnalysis(of: root) { path in types(of: path.root, path.steps) }
  }
}

extension ReferenceCheck {
  /// A wait ends at a time as a text (Amazon States Language, "Wait State": Timestamp); Stripe's and others' times are numbers.
  func checkTime(_ expression: Expression) {
    guard let root = expression.root else { return }
    if case .string(let text) = root.kind, !isTime(text) {
      context.report(
        .waitWithoutTime, .untilText(text),
        at: expression.span, hint: .writeWholeTime)
      return
    }
    let types = known.analysis(of: root).types
    guard types.excludes(.string) else { return }
    let isNumber = !types.excludes(.number)
    context.report(
      .waitWithoutTime, .untilType(types.sentence),
      at: expression.span,
      hint: isNumber
        ? .writeFromMillis
        : .giveTimeAsText)
  }
}

/// Whether a text has the form of RFC 3339 that Step Functions takes, with its 'T' and a zone.
private func isTime(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  func fits(_ form: String, _ part: ArraySlice<UInt8>) -> Bool {
    part.count == form.utf8.count
      && zip(form.utf8, part).allSatisfy { wanted, byte in
        wanted == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : wanted == byte
      }
  }
  guard fits("0000-00-00T00:00:00", bytes.prefix(19)) else { return false }
  var zone = bytes.dropFirst(19)
  if zone.first == UInt8(ascii: ".") {
    zone = zone.dropFirst().drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
  return fits("Z", zone) || fits("+00:00", zone) || fits("-00:00", zone)
}

public extension DiagnosticCode {
  static let waitWithoutTime = DiagnosticCode(
    537, "wait-without-time", stage: .flow,
    summary: "A pause ends at what is no time.",
    explanation: """
      `wait: {until: …}` takes a time as a text, with its offset: `2027-04-01T09:00:00Z`. Many senders give seconds since \
      1970, as a number: `$fromMillis(… * 1000)` makes such a text of them. An execution that comes to anything else fails.
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
  static func untilText(_ text: String) -> Sentence {
    "'until' takes a time such as '2027-04-01T09:00:00Z', and this is \(quoted: text)"
  }
  static let writeWholeTime: Sentence =
    "write the day, a 'T', hours, minutes and seconds, and a 'Z' or the zone"
  static func untilType(_ types: Sentence) -> Sentence {
    "'until' takes a time such as '2027-04-01T09:00:00Z', and this is \(types)"
  }
  static let writeFromMillis: Sentence =
    "write '$fromMillis(…)' around milliseconds, '$fromMillis(… * 1000)' around seconds"
  static let giveTimeAsText: Sentence = "give a time as a text"
}
