import Diagnostics
import Source
import YAML

struct FixCandidate {
  var fix: Fix
  var severity: Severity
}

/// Files after fixes that do not overlap.
struct FixedFiles {
  /// The files that changed, under their old numbers.
  private(set) var files: [SourceFile]
  let edits: [FileNumber: DisjointEdits]

  /// The best safe fix of each finding, as far as they do not change the same bytes. The others can be applied in the
  /// next round, to the new content of the file.
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

  /// Applies fixes that do not change the same bytes.
  init(_ fixes: [Fix], in sources: [SourceFile]) {
    var edits: [FileNumber: DisjointEdits] = [:]
    for edit in fixes.flatMap(\.edits) { _ = edits[edit.span.file, default: DisjointEdits()].insert(edit) }
    self.edits = edits
    files = edits.sorted { $0.key < $1.key }.compactMap { number, edits in
      let file = sources[Int(number.index)]
      let bytes = edits.applied(to: file)
      return bytes == file.bytes
        ? nil : SourceFile(number: number, path: file.path, inProject: file.pathInProject, bytes: bytes)
    }
  }

  /// How often the fixes of one file are tried together before the rest is given up.
  private static let mostTrials = 64

  /// The candidates that each file can have at once: it can still be read, and its other content is unchanged.
  static func sound(
    _ candidates: [FixCandidate], in sources: [SourceFile], _ trees: inout KnownTrees
  ) -> [FixCandidate] {
    let files = Dictionary(grouping: candidates.indices) { candidates[$0].fix.edits.first?.span.file }
    var kept: Set<Int> = []
    for indices in files.values {
      var accepted: [Int] = []
      var trials = 0
      // All together first; if that does harm, by halves.
      var groups = [indices]
      while let group = groups.popLast(), trials < mostTrials {
        trials += 1
        let fixes = (accepted + group).map { candidates[$0].fix }
        if FixedFiles(fixes, in: sources).keepsRest(of: sources, fixes, &trees) {
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

  /// Whether each file can still be read, and is unchanged outside of the fixes.
  private func keepsRest(of sources: [SourceFile], _ fixes: [Fix], _ trees: inout KnownTrees) -> Bool {
    files.allSatisfy { file in
      // A file that could not be read may have more mistakes than the first one.
      guard let before = trees.tree(of: sources[Int(file.number.index)]) else { return true }
      return parseYAML(file, into: DiagnosticSink()).map { before.keepsRest(in: $0, of: fixes) } ?? false
    }
  }
}

/// The trees of a run's files, each read once as long as the file does not change.
struct KnownTrees {
  private var trees: [FileNumber: YAMLTree?] = [:]

  /// The tree of a file; nil if not all of it can be read.
  mutating func tree(of file: SourceFile) -> YAMLTree? {
    if let known = trees[file.number] { return known }
    let tree = parseYAML(file, into: DiagnosticSink())
    trees[file.number] = .some(tree)
    return tree
  }

  /// Forgets the tree of a file that has changed.
  mutating func forget(_ number: FileNumber) { trees[number] = nil }
}

/// Edits of one file that do not change the same bytes, by their places.
struct DisjointEdits {
  private(set) var edits: [Fix.Edit] = []

  /// Adds an edit; false if it overlaps another one, or inserts at the same place.
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

  /// The new places of the file's content after the edits.
  var movedPlaces: MovedPlaces {
    MovedPlaces(edits.lazy.map { ($0.span, $0.text.utf8.count) })
  }

  /// The bytes of the file after the edits.
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
