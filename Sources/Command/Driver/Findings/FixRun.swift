import Diagnostics
public import Source

/// Applies the safe fixes of a check's findings, in memory, as far as they do no harm.
///
/// A fix does harm if its file can no longer be read, if it changes more than it describes, or if it causes a new
/// finding. A finding may appear that an error had hidden: the value of an unknown key is checked for the first time
/// when the key becomes known. The fix did not cause such a finding, unless it is about the text that the fix wrote.
/// All fixes are tried together first; if they do harm, those of the files concerned are tried by halves.
public struct FixRun: Sendable {
  /// The request, with the files after the fixes.
  public private(set) var request: CheckRequest
  public private(set) var result: CheckResult
  /// Whether there was still something to try when the limit of checks was reached.
  public private(set) var isUnfinished = false

  /// The number of fixes that were applied to each file.
  private var counts: [FileNumber: Int] = [:]
  /// The number of checks so far.
  private(set) var trials = 0
  private let original: [SourceFile]
  /// The trees of the files after the fixes that were applied.
  private var trees = KnownTrees()

  /// The largest number of checks.
  private let mostTrials: Int

  /// The files that changed, in their order.
  public var changed: [FileNumber] { counts.keys.sorted() }

  /// The number of fixes that were applied.
  public var count: Int { counts.values.reduce(0, +) }

  /// The number of remaining findings with a safe fix that would do harm.
  public var left: Int { FixedFiles.candidates(for: result.selected, in: request.inputs.files).count }

  /// Fixes the findings of a check, whether or not they are known.
  public init(_ request: CheckRequest, _ result: CheckResult) async throws(Cancelled) {
    try await self.init(request, result, mostTrials: 100)
  }

  init(_ request: CheckRequest, _ result: CheckResult, mostTrials: Int) async throws(Cancelled) {
    self.mostTrials = mostTrials
    self.request = request
    self.result = result
    original = request.inputs.files
    while try await fixOnce() {}
    try await restoreUnreadable()
  }

  /// Applies fixes that do not depend on each other: those of errors, or, if there are none, all others. False if none
  /// are left.
  private mutating func fixOnce() async throws(Cancelled) -> Bool {
    let files = request.inputs.files
    let candidates = FixedFiles.candidates(for: result.selected, in: files)
    for isError in [true, false] {
      let chosen = FixedFiles.sound(candidates.filter { ($0.severity == .error) == isError }, in: files, &trees)
      guard let accepted = try await largestHarmless(of: chosen) else { continue }
      request = accepted.request
      result = accepted.result
      for fix in accepted.fixes {
        if let file = fix.edits.first?.span.file { counts[file, default: 0] += 1 }
        for edit in fix.edits { trees.forget(edit.span.file) }
      }
      return true
    }
    return false
  }

  /// A set of fixes that was tried.
  private struct Trial {
    var fixes: [Fix]
    var request: CheckRequest
    var result: CheckResult
    /// The places of the findings that the fixes caused.
    var harm: [Span?]
  }

  /// As many of the candidates as do no harm together; nil if there are none.
  private mutating func largestHarmless(of candidates: [FixCandidate]) async throws(Cancelled) -> Trial? {
    guard !candidates.isEmpty, let all = try await trial(of: candidates) else { return nil }
    if all.harm.isEmpty { return all }
    let harmed = Set(all.harm.map { $0?.file })
    let files = Set(candidates.flatMap(\.fix.edits).map(\.span.file))
    let isKnown = harmed.allSatisfy { file in file.map { files.contains($0) } ?? false }
    let suspects = isKnown ? candidates.filter { harmed.contains($0.fix.edits.first?.span.file) } : candidates

    var accepted = isKnown ? candidates.filter { !harmed.contains($0.fix.edits.first?.span.file) } : []
    var best: Trial?
    var groups = [accepted, suspects].filter { !$0.isEmpty }
    accepted = []
    if groups.count == 1 { groups = Self.halves(of: suspects) }
    groups.reverse()
    while let group = groups.popLast() {
      guard let trial = try await trial(of: accepted + group) else { break }
      if trial.harm.isEmpty {
        accepted += group
        best = trial
      } else if group.count > 1 {
        groups += Self.halves(of: group).reversed()
      }
    }
    return best
  }

  private static func halves(of group: [FixCandidate]) -> [[FixCandidate]] {
    guard group.count > 1 else { return [] }
    return [Array(group[..<(group.count / 2)]), Array(group[(group.count / 2)...])]
  }

  /// Checks the files after fixes; nil if the limit of checks was reached.
  private mutating func trial(of candidates: [FixCandidate]) async throws(Cancelled) -> Trial? {
    guard trials < mostTrials else {
      isUnfinished = true
      return nil
    }
    trials += 1
    let fixes = candidates.map(\.fix)
    let fixed = FixedFiles(fixes, in: request.inputs.files)
    var next = request
    for file in fixed.files { next.inputs.files[Int(file.number.index)] = file }
    let checked = try await check(next)
    let unread = fixed.edits.keys.filter { trees.tree(of: request.inputs.files[Int($0.index)]) == nil }
    let comparison = FindingComparison(
      fixed.edits, before: result.all, unread: Set(unread),
      hasErrors: candidates.contains { $0.severity == .error })
    let harm = checked.all.filter { comparison.isHarmful($0) }.map(\.span)
    return Trial(fixes: fixes, request: next, result: checked, harm: harm)
  }

  /// Reverts the fixes of files that cannot be read even with them.
  private mutating func restoreUnreadable() async throws(Cancelled) {
    var isRestored = false
    for number in changed where trees.tree(of: request.inputs.files[Int(number.index)]) == nil {
      request.inputs.files[Int(number.index)] = original[Int(number.index)]
      counts[number] = nil
      trees.forget(number)
      isRestored = true
    }
    if isRestored { result = try await check(request) }
  }
}

/// Decides which findings were caused by fixes.
private struct FindingComparison {
  private struct Key: Hashable {
    var code: DiagnosticCode
    var file: FileNumber?
    var place: UInt32
    /// The message, if there is no place.
    var message: Sentence?
  }

  private var known: Set<Key> = []
  /// The places of the edits of each file after they are applied.
  private let places: [FileNumber: MovedPlaces]
  /// The files that could not be read before.
  private let unread: Set<FileNumber>
  private let hasErrors: Bool

  init(_ edits: [FileNumber: DisjointEdits], before: [Diagnostic], unread: Set<FileNumber>, hasErrors: Bool) {
    self.hasErrors = hasErrors
    self.unread = unread
    places = edits.mapValues(\.movedPlaces)
    for finding in before {
      guard let span = finding.span else {
        known.insert(Key(code: finding.code, file: nil, place: 0, message: finding.message))
        continue
      }
      let place = places[span.file]?.moved(span.start) ?? span.start...span.start
      for bound in [place.lowerBound, place.upperBound] {
        known.insert(Key(code: finding.code, file: span.file, place: bound, message: nil))
      }
    }
  }

  /// Whether fixes have caused a finding.
  func isHarmful(_ finding: Diagnostic) -> Bool {
    let key = Key(
      code: finding.code, file: finding.span?.file, place: finding.span?.start ?? 0,
      message: finding.span == nil ? finding.message : nil)
    if known.contains(key) { return false }
    guard hasErrors, let span = finding.span else { return true }
    // Codes below 200 report that a file cannot be read as it is.
    if finding.code.number < 200, !unread.contains(span.file) { return true }
    return ([span] + finding.labels.map(\.span)).contains { places[$0.file]?.touchesEdit($0) ?? false }
  }
}
