public import Diagnostics
public import Source

/// The files of a run as reports may show them: paths and texts without secrets.
///
/// Reports are made only from this type and `MaskedFindings`, so none can print a secret. A masked file has as many
/// bytes and characters as the original, in the same places, so spans mean the same in both. A value belongs to one
/// task.
public final class MaskedSources {
  /// Removes secrets from texts that come from these files.
  public let mask: SecretMask
  private let files: [SourceFile]
  private let secrets: [FileNumber: [Located<String>]]
  private var shown: [FileNumber: SourceFile] = [:]
  private var tables: [FileNumber: LineTable] = [:]

  /// Masks files whose numbers are their positions in the list. `diagnostics` are all findings of the run, including
  /// those that are not shown: they know secrets that no form identifies.
  public init(_ files: [SourceFile], secretsOf diagnostics: [Diagnostic]) {
    self.files = files
    let known = diagnostics.flatMap(\.secrets)
    mask = SecretMask(values: known.lazy.filter { !$0.hasForm }.map(\.text.value))
    secrets = Dictionary(grouping: known.map(\.text), by: \.span.file).mapValues { texts in
      texts.sorted { $0.span < $1.span }
    }
  }

  /// The numbers of the files and their paths as they are shown.
  public var paths: [(number: FileNumber, path: String)] {
    files.map { ($0.number, mask.masked($0.path)) }
  }

  /// The file that contains a span.
  public func file(of span: Span) -> SourceFile? {
    if let file = shown[span.file] { return file }
    guard Int(span.file.index) < files.count else { return nil }
    let file = masked(files[Int(span.file.index)])
    shown[span.file] = file
    return file
  }

  /// The line starts of a span's file.
  public func lines(of span: Span) -> LineTable? {
    if let table = tables[span.file] { return table }
    guard let file = file(of: span) else { return nil }
    let table = LineTable(file)
    tables[span.file] = table
    return table
  }

  /// Where a span begins: `workflows/orders.yaml:7`.
  public func place(of span: Span) -> String {
    guard let file = file(of: span), let lines = lines(of: span) else { return "" }
    return "\(file.path):\(lines.line(at: span.start))"
  }

  /// The findings as reports may show them.
  public func masked(_ diagnostics: [Diagnostic]) -> MaskedFindings {
    MaskedFindings(diagnostics.map { masked($0) })
  }

  private func masked(_ diagnostic: Diagnostic) -> ShownFinding {
    let spans = [diagnostic.span].compactMap { $0 } + diagnostic.labels.map(\.span)
    let mask = mask.hidingPieces(of: spans.flatMap { hiddenParts(of: $0) })
    let shown = { (sentence: Sentence) in mask.masked(sentence.filled()) }
    return ShownFinding(
      code: .finding(diagnostic.code), severity: diagnostic.severity, message: shown(diagnostic.message),
      span: diagnostic.span, hint: diagnostic.hint.map(shown),
      labels: diagnostic.labels.map { ShownFinding.Label(span: $0.span, text: shown($0.text)) },
      notes: diagnostic.notes.map(shown),
      fixes: diagnostic.fixes.map { fix in
        ShownFinding.Fix(
          title: shown(fix.title), edits: fix.edits.map { Fix.Edit($0.span, mask.masked($0.text)) },
          safety: fix.safety)
      })
  }

  /// What is hidden at a place. A finding may quote a part of a secret, for example one about an expression that was
  /// really a secret, and a part has no form that identifies it.
  private func hiddenParts(of span: Span) -> [[UInt8]] {
    // A message never contains as much of a source as this.
    guard span.length <= 1024, Int(span.file.index) < files.count, let shown = file(of: span) else { return [] }
    let file = files[Int(span.file.index)]
    let start = min(file.textStart + Int(span.start), file.bytes.count)
    let end = min(file.textStart + Int(span.end), file.bytes.count)
    var parts = known(at: span).map { Array($0.value.utf8.prefix(4096)) }
    var part: [UInt8] = []
    for (byte, mark) in zip(file.bytes[start..<end], shown.bytes[start..<end]) {
      if byte != mark {
        part.append(byte)
      } else if !part.isEmpty {
        parts.append(part)
        part = []
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// The known secrets that begin within a span, and the last one before it.
  private func known(at span: Span) -> ArraySlice<Located<String>> {
    let all = secrets[span.file] ?? []
    let last = all.partitionPoint { $0.span.start >= span.end }
    let start = all.partitionPoint { $0.span.start >= span.start }
    return all[(start > 0 && all[start - 1].span.end > span.start ? start - 1 : start)..<max(start, last)]
  }

  private func masked(_ file: SourceFile) -> SourceFile {
    let found = file.text.withUnsafeBufferPointer { mask.hidden(in: $0) + secretFields(in: $0) }
    var bytes = file.bytes
    let known = (secrets[file.number] ?? []).map { Int($0.span.start)..<Int($0.span.end) }
    for range in found + known {
      hide(range.lowerBound + file.textStart..<range.upperBound + file.textStart, in: &bytes)
    }
    return SourceFile(number: file.number, path: mask.masked(file.path), bytes: bytes, isQuotable: file.isQuotable)
  }
}

/// Findings as reports may show them: no text in them contains a secret that `MaskedSources` knows.
public struct MaskedFindings: Sendable {
  /// The findings, in the order in which they are shown.
  let all: [ShownFinding]

  /// Only `MaskedSources` may call this.
  init(_ all: [ShownFinding]) { self.all = all }

  /// Both lists, one after the other.
  public static func + (left: MaskedFindings, right: MaskedFindings) -> MaskedFindings {
    MaskedFindings(left.all + right.all)
  }
}

/// A finding with its sentences filled in, without secrets.
struct ShownFinding: Sendable {
  struct Label: Sendable {
    var span: Span
    var text: String
  }

  struct Fix: Sendable {
    var title: String
    var edits: [Diagnostics.Fix.Edit]
    var safety: Diagnostics.Fix.Safety
  }

  var code: ShownRule
  var severity: Severity
  var message: String
  var span: Span?
  var hint: String?
  var labels: [Label] = []
  var notes: [String] = []
  var fixes: [Fix] = []
  /// What identifies it if its lines move, unless that is its line.
  var fingerprint: String?
}

/// Overwrites characters with marks of the same length in UTF-8, so that every other byte keeps its place. White space
/// is kept, and with it the lines.
private func hide(_ range: Range<Int>, in bytes: inout [UInt8]) {
  var index = range.lowerBound
  let end = min(range.upperBound, bytes.count)
  while index < end {
    let length: Int
    switch bytes[index] {
    case 0..<0x80: length = 1
    case 0xC0..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0...: length = 4
    // No character begins here.
    default: length = 1
    }
    if bytes[index] > 0x20, index + length <= bytes.count {
      for (offset, byte) in hidingMarks[length - 1].enumerated() { bytes[index + offset] = byte }
    }
    index += length
  }
}

/// Marks of one to four bytes: `*`, `×`, `＊`, `🞰`.
private let hidingMarks: [[UInt8]] = ["*", "×", "＊", "🞰"].map { Array($0.utf8) }
