public import Source

/// A text with marks `⏵…⏴` at the expected places of findings.
///
/// `detail: ⏵oops⏴` is the text `detail: oops` with one span over `oops`; marks may be empty (`⏵⏴`) and do not nest.
public struct MarkedText {
  /// The text without its marks.
  public let text: String
  /// The text between each pair of marks, in order.
  public let spans: [Span]

  /// Removes the marks from a text. The spans name this file number.
  public init(_ marked: String, file: FileNumber = FileNumber(0)) {
    var bytes: [UInt8] = []
    var spans: [Span] = []
    var open: UInt32?
    for scalar in marked.unicodeScalars {
      if scalar == "⏵" {
        open = UInt32(bytes.count)
      } else if scalar == "⏴", let start = open {
        spans.append(Span(file: file, start: start, end: UInt32(bytes.count)))
        open = nil
      } else {
        bytes.append(contentsOf: Unicode.UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    self.text = String(decoding: bytes, as: UTF8.self)
    self.spans = spans
  }

  public func file(path: String = "workflow.yaml", number: FileNumber = FileNumber(0)) -> SourceFile {
    SourceFile(number: number, path: path, bytes: Array(text.utf8))
  }
}
