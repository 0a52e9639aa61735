import Diagnostics
import Source

/// Reports the mistakes of one reading and records whether there was any.
struct Rejections {
  let sink: DiagnosticSink
  private(set) var any = false

  init(_ sink: DiagnosticSink) { self.sink = sink }

  /// Reports a mistake for which EventBridge rejects the pattern.
  ///
  /// - Parameter reason: What EventBridge answers after "Event pattern is not valid. Reason:".
  mutating func refuse(
    _ code: DiagnosticCode, _ message: Sentence, at span: Span?, hint: Sentence? = nil, labels: [Label] = [],
    reason: EventBridgeAnswer? = nil, note: Sentence? = nil, fixes: [Fix] = []
  ) {
    any = true
    let answer = reason.map { Sentence.eventBridgeAnswers($0) }
    sink.add(
      Diagnostic(
        code, message, at: span, hint: hint, labels: labels, notes: [note, answer].compactMap { $0 }, fixes: fixes))
  }
}

extension Fix {
  /// Replaces a name or string and keeps its quotes. There is no fix if the source spells the text with escapes.
  static func replacing(_ text: String, at span: Span?, with other: String, safety: Safety = .safe) -> [Fix] {
    guard let span, !other.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == 0x5C }) else {
      return []
    }
    let length = text.utf8.count
    let inner: Span
    if Int(span.length) == length {
      inner = span
    } else if Int(span.length) == length + 2 {
      inner = span.part(at: 1, length: length)
    } else {
      return []
    }
    return [Fix(.replacementEscaped(other), edits: [Edit(inner, other)], safety: safety)]
  }

  /// Puts brackets around a value.
  static func wrappingInList(_ span: Span?) -> [Fix] {
    guard let span else { return [] }
    let tail = Span(file: span.file, start: span.end, end: span.end)
    return [Fix(.titlePutInList, edits: [Edit(span.head, "["), Edit(tail, "]")])]
  }

  /// Puts quotes around a number.
  static func quoting(_ span: Span) -> [Fix] {
    let tail = Span(file: span.file, start: span.end, end: span.end)
    return [Fix(.titlePutInQuotes, edits: [Edit(span.head, "\""), Edit(tail, "\"")])]
  }

  /// Removes the quotes around a number.
  static func unquoting(_ text: String, at span: Span?) -> [Fix] {
    guard let span, Int(span.length) == text.utf8.count + 2 else { return [] }
    return [Fix(.writeNumberWithoutQuotes, edits: [Edit(span, text)])]
  }
}
