public import Diagnostics
public import Source

/// Files with their safe fixes made.
public struct FixedFiles: Sendable {
  /// The files that changed, under their old numbers.
  public var files: [SourceFile]
  /// How many findings were mended.
  public var count: Int

  /// Makes the best safe fix of each finding, as far as they do not touch the same bytes; what is left over is made in
  /// the next round, on what the file has become.
  public init(_ diagnostics: [Diagnostic], in sources: [SourceFile]) {
    var accepted: [FileNumber: DisjointEdits] = [:]
    count = 0
    for diagnostic in diagnostics {
      guard let fix = diagnostic.fixes.first(where: { $0.safety == .safe && !$0.edits.isEmpty }) else { continue }
      var inserted: [Fix.Edit] = []
      for edit in fix.edits {
        guard Int(edit.span.file.index) < sources.count,
          edit.span.end <= sources[Int(edit.span.file.index)].span.end,
          accepted[edit.span.file, default: DisjointEdits()].insert(edit)
        else { break }
        inserted.append(edit)
      }
      if inserted.count == fix.edits.count {
        count += 1
      } else {
        for edit in inserted { accepted[edit.span.file]?.remove(edit) }
      }
    }
    files = accepted.sorted { $0.key < $1.key }.compactMap { number, edits in
      let file = sources[Int(number.index)]
      let bytes = edits.applied(to: file)
      return bytes == file.bytes ? nil : SourceFile(number: number, path: file.path, bytes: bytes)
    }
    if files.isEmpty { count = 0 }
  }
}

/// Edits of one file that do not touch the same bytes, by their places.
private struct DisjointEdits {
  private var edits: [Fix.Edit] = []

  /// Adds an edit; false where it touches what another one changes, or inserts at the same place.
  mutating func insert(_ edit: Fix.Edit) -> Bool {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].span.start < edit.span.start { low = middle + 1 } else { high = middle }
    }
    if low < edits.count {
      let next = edits[low].span
      if next.start == edit.span.start || next.start < edit.span.end { return false }
    }
    if low > 0, edits[low - 1].span.end > edit.span.start { return false }
    edits.insert(edit, at: low)
    return true
  }

  /// Takes an edit away again.
  mutating func remove(_ edit: Fix.Edit) {
    edits.removeAll { $0.span == edit.span }
  }

  /// The bytes of the file with the edits made.
  func applied(to file: SourceFile) -> [UInt8] {
    var bytes = Array(file.bytes[..<file.textStart])
    let text = file.text
    var position = text.startIndex
    for edit in edits {
      bytes.append(contentsOf: text[position..<(text.startIndex + Int(edit.span.start))])
      bytes.append(contentsOf: edit.text.utf8)
      position = text.startIndex + Int(edit.span.end)
    }
    bytes.append(contentsOf: text[position...])
    return bytes
  }
}
