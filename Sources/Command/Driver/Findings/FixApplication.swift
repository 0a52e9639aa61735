import Diagnostics
import Source
import YAML

/// A safe fix of a finding that was found.
struct FixCandidate {
  /// The fix.
  var fix: Fix
  /// How much the finding matters.
  var severity: Severity
}

/// Files with fixes made that do not touch each other.
struct FixedFiles {
  /// The files that changed, under their old numbers.
  private(set) var files: [SourceFile]
  /// The edits of each file.
  let edits: [FileNumber: DisjointEdits]

  /// The best safe fix of each finding, as far as they do not touch the same bytes; what is left over can be made in the
  /// next round, on what the file has become.
  static func candidates(for diagnostics: [Diagnostic], in sources: [SourceFile]) -> [FixCandidate] {
    var accepted: [FileNumber: DisjointEdits] = [:]
    var candidates: [FixCandidate] = []
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
        candidates.append(FixCandidate(fix: fix, severity: diagnostic.severity))
      } else {
        for edit in inserted { accepted[edit.span.file]?.remove(edit) }
      }
    }
    return candidates
  }

  /// Makes fixes that do not touch the same bytes.
  init(_ fixes: [Fix], in sources: [SourceFile]) {
    var edits: [FileNumber: DisjointEdits] = [:]
    for edit in fixes.flatMap(\.edits) { _ = edits[edit.span.file, default: DisjointEdits()].insert(edit) }
    self.edits = edits
    files = edits.sorted { $0.key < $1.key }.compactMap { number, edits in
      let file = sources[Int(number.index)]
      let bytes = edits.applied(to: file)
      return bytes == file.bytes ? nil : SourceFile(number: number, path: file.path, bytes: bytes)
    }
  }

  /// How often the fixes of one file are tried together before the rest is left as it is.
  private static let mostTrials = 64

  /// The candidates of which each file can bear all at once: it can still be read, and holds what it held.
  static func sound(_ candidates: [FixCandidate], in sources: [SourceFile]) -> [FixCandidate] {
    let files = Dictionary(grouping: candidates.indices) { candidates[$0].fix.edits.first?.span.file }
    var kept: Set<Int> = []
    for indices in files.values {
      var accepted: [Int] = []
      var trials = 0
      // All together first; where that does harm, by halves.
      var groups = [indices]
      while let group = groups.popLast(), trials < mostTrials {
        trials += 1
        let fixes = (accepted + group).map { candidates[$0].fix }
        if FixedFiles(fixes, in: sources).keepsRest(of: sources, fixes) {
          accepted += group
        } else if group.count > 1 {
          groups.append(Array(group[(group.count / 2)...]))
          groups.append(Array(group[..<(group.count / 2)]))
        }
      }
      kept.formUnion(accepted)
    }
    return kept.sorted().map { candidates[$0] }
  }

  /// Whether each file can still be read, and holds outside of the fixes what it held before.
  func keepsRest(of sources: [SourceFile], _ fixes: [Fix]) -> Bool {
    files.allSatisfy { file in
      let before = parseYAML(sources[Int(file.number.index)], into: DiagnosticSink())
      let after = parseYAML(file, into: DiagnosticSink())
      // What could not be read may have more mistakes than the first one.
      guard let before else { return true }
      return after.map { before.keepsRest(in: $0, of: fixes) } ?? false
    }
  }
}

/// Edits of one file that do not touch the same bytes, by their places.
struct DisjointEdits {
  private(set) var edits: [Fix.Edit] = []

  /// Adds an edit; false where it touches what another one changes, or inserts at the same place.
  mutating func insert(_ edit: Fix.Edit) -> Bool {
    let low = position(of: edit.span.start)
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

  /// How many edits begin before a place.
  private func position(of place: UInt32) -> Int { edits.partitionPoint { $0.span.start >= place } }

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

/// Where the places of a file are once edits are made.
struct MovedPlaces {
  private let edits: [Fix.Edit]
  /// What each edit has written, in the order of the text.
  let written: [ClosedRange<UInt32>]

  init(_ edits: DisjointEdits) {
    self.edits = edits.edits
    var moved = 0
    written = edits.edits.map { edit in
      let start = Int(edit.span.start) + moved
      let length = edit.text.utf8.count
      moved += length - Int(edit.span.length)
      return UInt32(clamping: start)...UInt32(clamping: start + length)
    }
  }

  /// Where a place is: before and after what is put right there, anywhere within what replaces it.
  func moved(_ place: UInt32) -> ClosedRange<UInt32> {
    let index = edits.partitionPoint { $0.span.end > place || $0.span.start >= place }
    if index < edits.count {
      let span = edits[index].span
      if span.start < place || (span.start == place && span.length == 0) { return written[index] }
    }
    guard index > 0 else { return place...place }
    let before = index - 1
    let moved = written[before].upperBound + (place - edits[before].span.end)
    return moved...moved
  }

  /// Whether a span meets what an edit has written.
  func meetsWritten(_ span: Span) -> Bool {
    let index = written.partitionPoint { $0.upperBound >= span.start }
    return index < written.count && written[index].lowerBound <= span.end
  }
}

extension Array {
  /// The position of the first element for which a condition holds that holds for all after it; the count where there is
  /// none.
  fileprivate func partitionPoint(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
