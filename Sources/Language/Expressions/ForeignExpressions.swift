import Diagnostics
import Source

/// Reports what is an expression in other tools and only characters here: `{{ event.id }}`, `${event.id}`, `{{1.id}}`,
/// `={{ $json.id }}`, `@{triggerBody()}`, `$.detail.id`, and braces of full width.
///
/// Only what begins as an expression of such a tool is meant so; braces of other kinds are text like any other.
func reportForeignExpressions(in bytes: [UInt8], spanOf: (Range<Int>) -> Span, into sink: DiagnosticSink) {
  var index = 0
  while index < bytes.count {
    if bytes[index...].starts(with: "${{".utf8) {
      // In an expression braces are objects.
      index = endOfExpression(bytes, index + 1)
      continue
    }
    guard let form = ForeignForm.all.first(where: { bytes[index...].starts(with: $0.open) }),
      let end = form.end(in: bytes[index...])
    else {
      index += 1
      continue
    }
    let isTasukiExpression = form.hasDoubleBraces && beginsWithBoundName(inside(bytes[(index + 2)...]))
    let fix = Fix(.replacement("${{"), edits: [Fix.Edit(spanOf(index..<index + 2), "${{")], safety: .unsafe)
    sink.add(
      Diagnostic(
        .foreignExpression, .onlyCharacters, at: spanOf(index..<end), hint: .write("${{ … }}"),
        fixes: isTasukiExpression ? [fix] : []))
    index = end
  }
}

/// How a tool marks expressions.
private struct ForeignForm: Sendable {
  let open: [UInt8]
  /// What ends it; nothing where it ends with the last character of a path.
  let close: [UInt8]
  /// Whether what follows begins as an expression.
  let begins: @Sendable (ArraySlice<UInt8>) -> Bool

  init(_ open: String, _ close: String, begins: @escaping @Sendable (ArraySlice<UInt8>) -> Bool) {
    self.open = Array(open.utf8)
    self.close = Array(close.utf8)
    self.begins = begins
  }

  var hasDoubleBraces: Bool { open.elementsEqual("{{".utf8) }

  /// The longest expression of another tool, in bytes, that is looked for: texts of nothing but braces end soon.
  private static let longest = 256

  /// Where the expression ends that begins with the first byte; none where it is something else.
  func end(in text: ArraySlice<UInt8>) -> Int? {
    let inner = text.dropFirst(open.count)
    guard begins(inside(inner)) else { return nil }
    if close.isEmpty { return inner.firstIndex { !isOfPath($0) } ?? inner.endIndex }
    guard let first = inner.prefix(Self.longest).firstIndex(of: close[0]) else { return nil }
    return inner[first...].starts(with: close) ? first + close.count : nil
  }

  static let all = [
    // Handlebars and the like, Make and Zapier (`{{1.id}}`), n8n (`{{ $json.id }}`).
    ForeignForm("{{", "}}") { text in
      beginsWithBoundName(text) || beginsWithName(text, of: ["trigger", "steps"])
        || beginsWithNumber(text) || beginsWithDollarName(text)
    },
    ForeignForm("${", "}", begins: beginsWithBoundName),
    // Power Automate.
    ForeignForm("@{", "}") { text in
      let name = text.prefix(while: \.isLetter)
      return !name.isEmpty && text[name.endIndex...].first == UInt8(ascii: "(")
    },
    // Paths of input transformers and of JSONPath.
    ForeignForm("$.detail.", "") { $0.first?.isLetter ?? false },
    // Braces of full width, from a keyboard for Japanese.
    ForeignForm("$｛｛", "｝｝") { _ in true }, ForeignForm("＄｛｛", "｝｝") { _ in true },
    ForeignForm("｛｛", "｝｝", begins: beginsWithBoundName),
  ]
}

/// What follows an opening sign, without spaces.
private func inside(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var text = bytes
  while true {
    if text.first == 0x20 {
      text = text.dropFirst()
    } else if text.starts(with: "\u{3000}".utf8) {
      text = text.dropFirst(3)
    } else {
      return text
    }
  }
}

private func isOfPath(_ byte: UInt8) -> Bool { byte.isLetterOrDigit || ".-_[]".utf8.contains(byte) }

private func beginsWithBoundName(_ text: ArraySlice<UInt8>) -> Bool {
  beginsWithName(text, of: ExpressionParser.boundNames)
}

private func beginsWithName(_ text: ArraySlice<UInt8>, of names: some Collection<String>) -> Bool {
  let name = text.prefix(while: \.isLetter)
  return text[name.endIndex...].first == UInt8(ascii: ".") && names.contains(String(decoding: name, as: UTF8.self))
}

private func beginsWithNumber(_ text: ArraySlice<UInt8>) -> Bool {
  let number = text.prefix(while: \.isDigit)
  let rest = text[number.endIndex...]
  return !number.isEmpty && (rest.first == UInt8(ascii: ".") || rest.starts(with: "__".utf8))
}

private func beginsWithDollarName(_ text: ArraySlice<UInt8>) -> Bool {
  guard text.first == UInt8(ascii: "$"), let second = text.dropFirst().first else { return false }
  return second.isLetter || second == UInt8(ascii: "(")
}

/// The end of the expression whose second brace is at an index, judging by its braces.
private func endOfExpression(_ bytes: [UInt8], _ start: Int) -> Int {
  var index = start
  while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "}") || bytes[index + 1] != UInt8(ascii: "}") {
    index += 1
  }
  return index
}
