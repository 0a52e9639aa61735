public import Diagnostics
public import Source

/// A text of a workflow: literal parts and expressions in `${{ … }}`.
public struct TextTemplate: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    /// Characters.
    case literal(String)
    case expression(Expression)
  }

  /// The parts in order. Literal parts are not empty and never adjacent.
  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }

  /// Makes a text without expressions.
  public init(literal: String) { self.parts = literal.isEmpty ? [] : [.literal(literal)] }

  /// The characters of a text without expressions.
  public var literal: String? {
    if parts.isEmpty { return "" }
    if parts.count == 1, case .literal(let text) = parts[0] { return text }
    return nil
  }

  /// The expression of a text that is exactly one expression; the text then has the expression's type.
  public var wholeExpression: Expression? {
    if parts.count == 1, case .expression(let expression) = parts[0] { return expression }
    return nil
  }

  /// The expressions in order.
  public var expressions: [Expression] {
    parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }
}

/// The maximum size of an expression in bytes.
private let longestExpression = 8_192

/// Splits a text into literal parts and expressions; `$${{` is a literal `${{`.
///
/// `spanOf` gives the place of a range of the text's bytes in the source. Mistakes in an expression go to the sink,
/// and the expression then has no root.
public func readTemplate(_ text: String, spanOf: (Range<Int>) -> Span, into sink: DiagnosticSink) -> TextTemplate {
  readTemplate(text, isCondition: false, spanOf: spanOf, into: sink)
}

/// A text without expressions, in which `$${{` is a literal `${{`; nil if it contains the start of an expression.
public func literalText(of text: String) -> String? {
  guard firstMarker(in: text).marker != nil else { return text }
  let bytes = Array(text.utf8)
  var literal: [UInt8] = []
  var index = 0
  while index < bytes.count {
    let isEscaped = starts(bytes, index, "$${{")
    guard isEscaped || !starts(bytes, index, "${{") else { return nil }
    literal.append(contentsOf: isEscaped ? bytes[index + 1..<index + 4] : bytes[index..<index + 1])
    index += isEscaped ? 4 : 1
  }
  return String(decoding: literal, as: UTF8.self)
}

private func readTemplate(
  _ text: String, isCondition: Bool, spanOf: (Range<Int>) -> Span, into sink: DiagnosticSink
) -> TextTemplate {
  // Nearly all texts have no expression and are returned as they are.
  let (marker, hasOthers) = firstMarker(in: text)
  if hasOthers || marker != nil { reportForeignExpressions(in: Array(text.utf8), spanOf: spanOf, into: sink) }
  guard let first = marker else { return TextTemplate(literal: text) }
  let bytes = Array(text.utf8)
  var parts: [TextTemplate.Part] = []
  var literal: [UInt8] = []
  func flush() {
    guard !literal.isEmpty else { return }
    parts.append(.literal(String(decoding: literal, as: UTF8.self)))
    literal.removeAll()
  }
  literal.append(contentsOf: bytes[..<max(0, first)])
  var index = max(0, first)
  while index < bytes.count {
    if starts(bytes, index, "$${{") {
      literal.append(contentsOf: "${{".utf8)
      index += 4
    } else if starts(bytes, index, "${{") {
      guard let end = closing(bytes, from: index + 3) else {
        sink.add(
          Diagnostic(.unclosedExpression, .expressionOpen, at: spanOf(index..<bytes.count), hint: .closeExpression))
        flush()
        parts.append(.expression(broken(bytes, index..<bytes.count, spanOf)))
        break
      }
      flush()
      let inner = index + 3..<end
      parts.append(
        .expression(expression(bytes, inner, whole: index..<end + 2, isCondition: isCondition, spanOf, sink)))
      index = end + 2
    } else {
      literal.append(bytes[index])
      index += 1
    }
  }
  flush()
  return TextTemplate(parts)
}

/// Reads a text that is one expression, with or without `${{ … }}` around it, as `if` and `when` accept it.
///
/// In a condition, only the truth matters, so the operators of other languages for `and` and `or` are unambiguous.
public func readWholeExpression(
  _ text: String, isCondition: Bool = false, spanOf: (Range<Int>) -> Span, into sink: DiagnosticSink
) -> Expression? {
  let template = readTemplate(text, isCondition: isCondition, spanOf: spanOf, into: sink)
  if let expression = template.wholeExpression { return expression }
  guard template.literal != nil else {
    let blank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A }
    if !blank {
      sink.add(
        Diagnostic(.mixedExpression, .oneExpressionOnly, at: spanOf(0..<text.utf8.count), hint: .joinConditions))
    }
    return nil
  }
  let bytes = Array(text.utf8)
  return expression(bytes, 0..<bytes.count, whole: 0..<bytes.count, isCondition: isCondition, spanOf, sink)
}

/// The position of the first `${{`, or of the `$` before it; and whether the text has braces that mark an expression
/// in other tools.
private func firstMarker(in text: String) -> (marker: Int?, hasOthers: Bool) {
  var previous: (UInt8, UInt8, UInt8) = (0, 0, 0)
  var index = 0
  var hasOthers = false
  for byte in text.utf8 {
    if previous.2 == UInt8(ascii: "{") {
      if byte == UInt8(ascii: "{"), previous.1 == UInt8(ascii: "$") {
        return (previous.0 == UInt8(ascii: "$") ? index - 3 : index - 2, hasOthers)
      }
      hasOthers = hasOthers || byte == UInt8(ascii: "{") || previous.1 == UInt8(ascii: "$")
    } else if !hasOthers {
      switch byte {
      case UInt8(ascii: "{"): hasOthers = previous.2 == UInt8(ascii: "@")
      case UInt8(ascii: "."): hasOthers = previous.2 == UInt8(ascii: "$")
      // A brace of full width.
      case 0x9B: hasOthers = previous.2 == 0xBD && previous.1 == 0xEF
      default: break
      }
    }
    previous = (previous.1, previous.2, byte)
    index += 1
  }
  return (nil, hasOthers)
}

private func starts(_ bytes: [UInt8], _ index: Int, _ prefix: StaticString) -> Bool {
  let count = prefix.utf8CodeUnitCount
  guard index + count <= bytes.count else { return false }
  return prefix.withUTF8Buffer { buffer in bytes[index..<index + count].elementsEqual(buffer) }
}

/// The position of the `}}` that closes an expression: outside strings, comments and the expression's own braces.
private func closing(_ bytes: [UInt8], from start: Int) -> Int? {
  var index = start
  var depth = 0
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      index += 1
      while index < bytes.count, bytes[index] != byte {
        if bytes[index] == UInt8(ascii: "\\"), byte != UInt8(ascii: "`") { index += 1 }
        index += 1
      }
    case UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "}"):
      if depth > 0 {
        depth -= 1
      } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "}") {
        return index
      }
    case UInt8(ascii: "/") where starts(bytes, index, "/*"):
      index += 2
      while index < bytes.count, !starts(bytes, index, "*/") { index += 1 }
      index += 1
    default: break
    }
    index += 1
  }
  return nil
}

/// An invalid expression, which has a finding: it has no root, and later stages skip it.
private func broken(_ bytes: [UInt8], _ range: Range<Int>, _ spanOf: (Range<Int>) -> Span) -> Expression {
  Expression(
    text: String(decoding: bytes[range], as: UTF8.self), span: spanOf(range), root: nil, references: [],
    plainPath: nil)
}

private func expression(
  _ bytes: [UInt8], _ inner: Range<Int>, whole: Range<Int>, isCondition: Bool, _ spanOf: (Range<Int>) -> Span,
  _ sink: DiagnosticSink
) -> Expression {
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
  var low = inner.lowerBound
  var high = inner.upperBound
  while low < high, isBlank(bytes[low]) { low += 1 }
  while high > low, isBlank(bytes[high - 1]) { high -= 1 }
  let text = String(decoding: bytes[low..<high], as: UTF8.self)
  let span = spanOf(low == high ? whole : low..<high)
  func broken(_ diagnostic: Diagnostic) -> Expression {
    sink.add(diagnostic)
    return Expression(text: text, span: span, root: nil, references: [], plainPath: nil)
  }
  if low == high { return broken(Diagnostic(.emptyExpression, .expressionEmpty, at: span, hint: .writePath)) }
  if high - low > longestExpression {
    return broken(
      Diagnostic(.expressionTooLong, .expressionTooLong(longestExpression), at: span, hint: .splitIntoTasks))
  }
  let places = { (range: Range<Int>) in spanOf(range.lowerBound + low..<range.upperBound + low) }
  return readExpression(text, span: span, isCondition: isCondition, spanOf: places) { problem in
    let place = spanOf(problem.range.lowerBound + low..<problem.range.upperBound + low)
    let fix = problem.replacement.map { text in
      Fix(.replacement(text.filter { $0 != " " }), edits: [Fix.Edit(place, text)], safety: .safe)
    }
    sink.add(
      Diagnostic(
        .expressionSyntax, problem.message, at: place, hint: problem.hint,
        notes: [.expressionsAreJSONata],
        fixes: fix.map { [$0] } ?? []))
  }
}
