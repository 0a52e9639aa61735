public import Diagnostics
public import Source
import YAML

/// Findings of which comments have silenced some.
public struct SuppressedFindings: Sendable {
  /// What is still to be shown, with findings about the comments themselves, in order.
  public var shown: [Diagnostic]
  /// What the comments silenced.
  public var silenced: [Diagnostic]

  /// Silences what comments in the files ask for. `comments` holds those of each file, in their order.
  public init(_ diagnostics: [Diagnostic], in sources: [SourceFile], comments all: [FileNumber: [Span]]) {
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
      if let found = comments[file.number] { kept.append(contentsOf: found.findings()) }
    }
    self.shown = Diagnostic.inOrder(kept)
    self.silenced = silenced
  }
}

/// The comments of one file and what they did.
private struct FileComments {
  var comments: [IgnoreComment]
  private let lines: LineTable?
  private var byLine: [Int: [Int]] = [:]
  /// Whether the file could not be read to its end, so that a comment may be for what was not seen.
  private var isUnread = false

  init(_ file: SourceFile, _ all: [Span]) {
    comments = IgnoreComment.all(in: file, among: all)
    lines = comments.isEmpty ? nil : LineTable(file)
    for (index, comment) in comments.enumerated() {
      for line in comment.lines { byLine[line, default: []].append(index) }
    }
  }

  mutating func silences(_ diagnostic: Diagnostic, at span: Span) -> Bool {
    if diagnostic.severity == .error, diagnostic.code.number < 200 { isUnread = true }
    guard let lines, let candidates = byLine[lines.line(at: span.start)] else { return false }
    var isSilenced = false
    for index in candidates {
      for entry in comments[index].entries.indices where comments[index].entries[entry].code == diagnostic.code {
        comments[index].entries[entry].isUsed = true
        isSilenced = true
      }
    }
    return isSilenced
  }

  /// What is wrong with the comments themselves, as far as anybody would read it.
  func findings() -> [Diagnostic] {
    var result: [Diagnostic] = []
    for comment in comments where result.count < YAMLLimits.standard.findings {
      if comment.entries.isEmpty {
        result.append(
          Diagnostic(
            .unknownIgnore, "a comment that silences findings names no code", at: comment.span,
            hint: "write '# tasuki: ignore[CODE] reason'"))
      }
      for entry in comment.entries.prefix(YAMLLimits.standard.findings) where entry.code == nil {
        let near = nearestName(to: entry.text.value, among: DiagnosticRegistry.all.lazy.map(\.code.name))
        result.append(
          Diagnostic(
            .unknownIgnore, "there is no diagnostic '\(entry.text.value)'", at: entry.text.span,
            hint: near.map { "did you mean '\($0)'?" } ?? "'tasuki explain' lists them all"))
      }
      if !isUnread { result += unused(comment) }
    }
    return result
  }

  private func unused(_ comment: IgnoreComment) -> [Diagnostic] {
    let idle = comment.entries.filter { $0.code != nil && !$0.isUsed }
    guard let first = idle.first else { return [] }
    let names = idle.map { "'\($0.text.value)'" }.joined(separator: ", ")
    let fix: Fix
    if idle.count == comment.entries.count {
      fix = Fix("delete the comment", edits: [Fix.Edit(comment.removal, "")])
    } else {
      let rest = comment.entries.filter { $0.isUsed || $0.code == nil }.map(\.text.value).joined(separator: ", ")
      let all = (comment.entries.first ?? first).text.span.through((comment.entries.last ?? first).text.span)
      fix = Fix("keep '\(rest)' alone", edits: [Fix.Edit(all, rest)])
    }
    return [
      Diagnostic(
        .unusedIgnore, "there is no finding \(names) to silence here", at: first.text.span, hint: "\(fix.title)",
        fixes: [fix])
    ]
  }
}
