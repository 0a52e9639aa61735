public import Source

/// The place in the source of each byte of a scalar's value, across escapes, folded lines and indentation.
///
/// Built in one pass over the scalar; each lookup is a binary search.
public struct ScalarMap: Sendable {
  /// A piece of the value and its bytes in the source.
  struct Run: Sendable {
    /// Where the piece starts in the value.
    var value: Int
    var valueLength: Int
    /// Where it starts in the source.
    var source: Int
    var sourceLength: Int
    /// Whether each byte of the value is a byte of the source; otherwise the piece is one escape or one folded line.
    var isVerbatim: Bool
  }

  /// The span of the whole scalar.
  public let span: Span
  private let runs: [Run]

  init(span: Span, text: String, form: Node.Form, file: SourceFile) {
    self.span = span
    if let quotes = Self.quotesAroundVerbatim(span: span, text: text, form: form, file: file) {
      let length = text.utf8.count
      runs = [
        Run(value: 0, valueLength: length, source: Int(span.start) + quotes, sourceLength: length, isVerbatim: true)
      ]
      return
    }
    var scanner = ScalarScanner(file: file, span: span)
    switch form {
    case .plain: scanner.scanPlain()
    case .singleQuoted: scanner.scanQuoted(isDouble: false)
    case .doubleQuoted: scanner.scanQuoted(isDouble: true)
    case .literal: scanner.scanBlock(isFolded: false, value: text)
    case .folded: scanner.scanBlock(isFolded: true, value: text)
    case .sequence, .mapping, .alias: break
    }
    self.runs = scanner.runs
  }

  /// The length of the quotes before a value that is in the source byte for byte, as most values are.
  private static func quotesAroundVerbatim(span: Span, text: String, form: Node.Form, file: SourceFile) -> Int? {
    let quotes: Int
    switch form {
    case .plain: quotes = 0
    case .singleQuoted, .doubleQuoted: quotes = 1
    case .literal, .folded, .sequence, .mapping, .alias: return nil
    }
    guard !text.isEmpty, Int(span.length) == text.utf8.count + 2 * quotes else { return nil }
    // Only an escape of a double-quoted scalar may be shorter than its value.
    return form == .doubleQuoted && containsBackslash(span, file) ? nil : quotes
  }

  private static func containsBackslash(_ span: Span, _ file: SourceFile) -> Bool {
    let text = file.text
    let start = text.startIndex + Int(span.start)
    return text[start..<start + Int(span.length)].contains(UInt8(ascii: "\\"))
  }

  /// The place in the source of bytes of the value, counted in its UTF-8. An empty range gives the place between two
  /// bytes; a range beyond the value is cut.
  public func span(of bytes: Range<Int>) -> Span {
    let start: Int
    if let run = run(at: bytes.lowerBound) {
      start = run.source + (run.isVerbatim ? bytes.lowerBound - run.value : 0)
    } else {
      start = runs.last.map { $0.source + $0.sourceLength } ?? contentStart
    }
    var end = start
    if !bytes.isEmpty {
      if let run = run(at: bytes.upperBound - 1) {
        end = run.source + (run.isVerbatim ? bytes.upperBound - run.value : run.sourceLength)
      } else if let last = runs.last {
        end = last.source + last.sourceLength
      }
    }
    let low = min(max(start, Int(span.start)), Int(span.end))
    return Span(
      file: span.file, start: UInt32(clamping: low), end: UInt32(clamping: min(max(low, end), Int(span.end))))
  }

  /// The place of an empty value: after its opening quote, if it has one.
  private var contentStart: Int { span.length == 2 ? Int(span.start) + 1 : Int(span.start) }

  private func run(at offset: Int) -> Run? {
    let index = runs.partitionPoint { $0.value + $0.valueLength > offset }
    return index < runs.count ? runs[index] : nil
  }
}
