/// The files of a run, to write in the output where a value comes from. It belongs to one task.
public final class SourceIndex {
  /// The files, in the order of their numbers.
  public let files: [SourceFile]
  private var tables: [FileNumber: LineTable] = [:]

  /// Makes an index of files whose numbers are their positions in the list.
  public init(_ files: [SourceFile]) { self.files = files }

  public func file(of span: Span) -> SourceFile? {
    Int(span.file.index) < files.count ? files[Int(span.file.index)] : nil
  }

  /// The line starts of a span's file.
  public func lines(of span: Span) -> LineTable? {
    if let table = tables[span.file] { return table }
    guard let file = file(of: span) else { return nil }
    let table = LineTable(file)
    tables[span.file] = table
    return table
  }

  /// Where a span begins, from the project's root: `workflows/orders.yaml:7`.
  public func place(of span: Span) -> String {
    guard let file = file(of: span), let lines = lines(of: span) else { return "" }
    return "\(file.pathInProject):\(lines.line(at: span.start))"
  }

  /// Where a value comes from; empty for a value that no source contains.
  public func place(of origin: Origin) -> String {
    origin.span.map { place(of: $0) } ?? ""
  }
}
