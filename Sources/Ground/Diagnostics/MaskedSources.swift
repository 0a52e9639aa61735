public import Source

/// The files of a run as reports may show them: paths and texts without secrets.
///
/// Reports are made of this and of `MaskedFindings` alone, so that none can print a secret. A masked file has as many
/// bytes and characters as the real one, each in its place, and spans mean the same in both. It belongs to one task.
public final class MaskedSources {
  /// What keeps secrets out of texts that come from these files.
  public let mask: SecretMask
  private let files: [SourceFile]
  private let secrets: [FileNumber: [Range<Int>]]
  private var shown: [FileNumber: SourceFile] = [:]
  private var tables: [FileNumber: LineTable] = [:]

  /// Masks files whose numbers are their positions in the list. `diagnostics` are all findings of the run, also those
  /// that are not shown: they know of secrets that have no form of their own.
  public init(_ files: [SourceFile], secretsOf diagnostics: [Diagnostic]) {
    self.files = files
    let known = diagnostics.flatMap(\.secrets)
    mask = SecretMask(values: known.map(\.value))
    secrets = Dictionary(grouping: known.map(\.span), by: \.file).mapValues { spans in
      spans.map { Int($0.start)..<Int($0.end) }
    }
  }

  /// The numbers of the files and their paths as they are shown.
  public var paths: [(number: FileNumber, path: String)] {
    files.map { ($0.number, mask.masked($0.path)) }
  }

  /// The file that a span stands in.
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

  private func masked(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.message = mask.masked(diagnostic.message)
    result.hint = diagnostic.hint.map { mask.masked($0) }
    result.labels = diagnostic.labels.map { Label($0.span, mask.masked($0.text)) }
    result.notes = diagnostic.notes.map { mask.masked($0) }
    result.fixes = diagnostic.fixes.map { fix in
      Fix(
        mask.masked(fix.title), edits: fix.edits.map { Fix.Edit($0.span, mask.masked($0.text)) }, safety: fix.safety
      )
    }
    result.secrets = []
    return result
  }

  private func masked(_ file: SourceFile) -> SourceFile {
    let found = file.text.withUnsafeBufferPointer { mask.hidden(in: $0) + secretFields(in: $0) }
    var bytes = file.bytes
    for range in found + (secrets[file.number] ?? []) {
      hide(range.lowerBound + file.textStart..<range.upperBound + file.textStart, in: &bytes)
    }
    return SourceFile(number: file.number, path: mask.masked(file.path), bytes: bytes)
  }
}

/// Findings as reports may show them: no text in them holds a secret that `MaskedSources` knows.
public struct MaskedFindings: Sendable {
  /// The findings, in the order in which they are shown.
  public let all: [Diagnostic]

  fileprivate init(_ all: [Diagnostic]) {
    self.all = all
  }
}

/// Overwrites characters with marks of the same length in UTF-8, so that every other byte keeps its place. White space
/// stays, and with it the lines.
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
