public import Diagnostics
import Source
import YAML

/// Findings, some of which comments have silenced.
public struct SuppressedFindings: Sendable {
  /// The findings that are still shown, including those about the comments themselves, in order.
  public private(set) var shown: [Diagnostic] = []
  public private(set) var silenced: [Diagnostic] = []

  init() {}

  /// Applies the comments to the findings of a run and to those from before.
  init(_ compilation: Compilation, adding others: [Diagnostic], areComplete: Bool = true) {
    self.init(
      compilation.diagnostics + others, in: compilation.sources, comments: compilation.comments,
      areComplete: areComplete)
  }

  /// Applies the comments in the files. `comments` are those of each file, in their order. If not all findings are
  /// known yet, comments that silence none are not reported.
  init(
    _ diagnostics: [Diagnostic], in sources: [SourceFile], comments all: [FileNumber: [Span]],
    areComplete: Bool = true
  ) {
    var kept: [Diagnostic] = []
    var silenced: [Diagnostic] = []
    var comments: [FileNumber: FileComments] = [:]
    for file in sources {
      let found = FileComments(file, all[file.number] ?? [])
      if !found.comments.isEmpty { comments[file.number] = found }
    }
    for diagnostic in diagnostics {
      if let span = diagnostic.span, comments[span.file]?.silences(diagnostic, at: span) == true {
        silenced.append(diagnostic)
      } else {
        kept.append(diagnostic)
      }
    }
    for file in sources {
      if let found = comments[file.number] { kept.append(contentsOf: found.findings(withUnused: areComplete)) }
    }
    self.shown = Diagnostic.inOrder(kept)
    self.silenced = silenced
  }
}

/// The comments of one file and their effect.
private struct FileComments {
  var comments: [IgnoreComment]
  private let lines: LineTable?
  /// Whether a code of the comment silenced a finding on a line.
  private var isUsed: [Entry: Bool] = [:]
  /// Whether the file could not be read to its end: a comment may be about a part that was not read.
  private var isUnread = false

  private struct Entry: Hashable {
    let line: Int
    let code: DiagnosticCode
  }

  init(_ file: SourceFile, _ all: [Span]) {
    comments = IgnoreComment.all(in: file, among: all)
    lines = comments.isEmpty ? nil : LineTable(file)
    for comment in comments {
      for code in comment.entries.compactMap(\.code) {
        for line in comment.lines { isUsed[Entry(line: line, code: code)] = false }
      }
    }
  }

  mutating func silences(_ diagnostic: Diagnostic, at span: Span) -> Bool {
    if diagnostic.severity == .error, diagnostic.code.number < 200 { isUnread = true }
    guard let lines else { return false }
    return isUsed.updateValue(true, forKey: Entry(line: lines.line(at: span.start), code: diagnostic.code)) != nil
  }

  /// Whether a code of a comment silenced a finding.
  private func isUsed(_ entry: IgnoreComment.Entry, of comment: IgnoreComment) -> Bool {
    guard let code = entry.code else { return false }
    return comment.lines.contains { isUsed[Entry(line: $0, code: code)] == true }
  }

  /// Findings about the comments themselves, unless no one would read them.
  func findings(withUnused: Bool) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for comment in comments where result.count < YAMLLimits.standard.findings {
      if comment.entries.isEmpty {
        result.append(Diagnostic(.unknownIgnore, .commentWithoutCode, at: comment.span, hint: .writeComment))
      }
      for entry in comment.entries.prefix(YAMLLimits.standard.findings) where entry.code == nil {
        let near = allRules.nearestName(to: entry.text.value)
        result.append(
          Diagnostic(
            .unknownIgnore, .noDiagnostic(entry.text.value), at: entry.text.span,
            hint: .didYouMean(near) ?? .explainListsThem))
      }
      if withUnused, !isUnread { result += unused(comment) }
    }
    return result
  }

  private func unused(_ comment: IgnoreComment) -> [Diagnostic] {
    let idle = comment.entries.filter { $0.code != nil && !isUsed($0, of: comment) }
    guard let first = idle.first else { return [] }
    let fix: Fix
    if idle.count == comment.entries.count {
      fix = Fix(.deleteComment, edits: [Fix.Edit(comment.removal, "")])
    } else {
      let rest = comment.entries.filter { $0.code == nil || isUsed($0, of: comment) }.map(\.text.value).joined(
        separator: ", ")
      let all = (comment.entries.first ?? first).text.span.through((comment.entries.last ?? first).text.span)
      fix = Fix(.keepAlone(rest), edits: [Fix.Edit(all, rest)])
    }
    return [
      Diagnostic(
        .unusedIgnore, .nothingToSilence(idle.map(\.text.value)), at: first.text.span, hint: fix.title,
        fixes: [fix])
    ]
  }
}
