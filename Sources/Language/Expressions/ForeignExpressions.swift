import Diagnostics
import Source

/// Reports text that is an expression in other tools: `{{ event.id }}` and `${event.id}`.
///
/// Only text that begins with a name of the workflow and a member is reported; other braces are ordinary text.
func reportForeignExpressions(in bytes: [UInt8], spanOf: (Range<Int>) -> Span, into sink: DiagnosticSink) {
  let brace = UInt8(ascii: "{")
  var index = 0
  while index + 1 < bytes.count {
    let isMarked = index > 0 && bytes[index - 1] == UInt8(ascii: "$")
    let isDouble = bytes[index] == brace && bytes[index + 1] == brace && !isMarked
    let isDollar = bytes[index] == brace && bytes[index + 1] != brace && isMarked
    guard isDouble || isDollar, let end = end(of: bytes[(index + (isDouble ? 2 : 1))...], braces: isDouble ? 2 : 1)
    else {
      // Text in `${{ … }}` is an expression, in which braces are objects.
      index = isMarked && bytes[index] == brace && !isDollar ? behindExpression(bytes, index) : index + 1
      continue
    }
    let start = isDouble ? index : index - 1
    let place = spanOf(start..<end)
    let fix = Fix(.replacement("${{"), edits: [Fix.Edit(spanOf(index..<index + 2), "${{")], safety: .unsafe)
    sink.add(
      Diagnostic(
        .foreignExpression, .onlyCharacters, at: place, hint: .write("${{ … }}"), fixes: isDouble ? [fix] : []))
    index = end
  }
}

/// The longest reported expression of another tool, in bytes, so that texts with many braces cost little.
private let longestForeign = 256

/// The end of the closing braces of a text that begins with a name of the workflow and a member; nil for any other
/// text.
private func end(of bytes: ArraySlice<UInt8>, braces: Int) -> Int? {
  let text = bytes.drop { $0 == 0x20 }
  let name = text.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  guard text[name.endIndex...].first == UInt8(ascii: "."),
    ExpressionParser.boundNames.contains(String(decoding: name, as: UTF8.self))
  else { return nil }
  guard let close = text.prefix(longestForeign).firstIndex(of: UInt8(ascii: "}")), close + braces <= bytes.endIndex,
    bytes[close..<close + braces].allSatisfy({ $0 == UInt8(ascii: "}") })
  else { return nil }
  return close + braces
}

/// The end of the expression whose second brace is at an index, judging by its braces.
private func behindExpression(_ bytes: [UInt8], _ start: Int) -> Int {
  var index = start
  while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "}") || bytes[index + 1] != UInt8(ascii: "}") {
    index += 1
  }
  return index
}
