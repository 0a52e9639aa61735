import Diagnostics
import Driver
import Emit
import Reports
import Source

private let knownCodes = Set(allRules.all)

/// The rules that SARIF lists, whatever is found.
private let rulesSize = sarif(MaskedSources([], secretsOf: []), []).count

private func sarif(_ sources: MaskedSources, _ findings: [Diagnostic]) -> [UInt8] {
  SARIFReport(sources, rules: allRules, version: "0").value(sources.masked(findings)).bytes(.compact)
}

extension FuzzProject {
  /// Checks the project twice, and judges the findings and the reports of them.
  func judgeFindings() async throws -> CheckResult {
    let result = try await check(request)
    let again = try await check(request)
    try require(result.all == again.all, "two checks have different findings")
    let files = result.compilation.sources
    for finding in result.compilation.diagnostics + result.all { try judge(finding, in: files) }
    let reports = texts(of: result)
    try require(reports == texts(of: again), "two checks have different reports")
    // Each finding repeats lines of the file, but not all of it.
    let size = input.files.reduce(0) { $0 + $1.bytes.count }
    let most = rulesSize + 20_000 + 4_000 * result.all.count + 200 * size
    let largest = reports.map(\.count).max() ?? 0
    try require(largest <= most, "a report has \(largest) bytes; \(most) are expected at most")
    return result
  }

  private func judge(_ finding: Diagnostic, in files: [SourceFile]) throws {
    try require(knownCodes.contains(finding.code), "the code \(finding.code.text) is in no list")
    let spans =
      [finding.span].compactMap(\.self) + finding.labels.map(\.span)
      + finding.fixes.flatMap { $0.edits.map(\.span) }
    for span in spans {
      let isInside =
        Int(span.file.index) < files.count && span.start <= span.end
        && span.end <= files[Int(span.file.index)].span.end
      try require(isInside, "\(finding.code.text) has a place outside of the file: \(span)")
    }
    try require(!finding.message.filled().isEmpty, "\(finding.code.text) has no message")
  }

  private func texts(of result: CheckResult) -> [[UInt8]] {
    let sources = MaskedSources(result.compilation.sources, secretsOf: result.compilation.diagnostics)
    let findings = sources.masked(result.shown)
    return [
      TextReport(sources, colored: true).bytes(findings), GitHubReport(sources).bytes(findings),
      JUnitReport(sources).bytes(findings), JSONReport(sources).value(findings).bytes(.compact),
      sarif(sources, result.shown),
      Baseline(result.shown, in: SourceIndex(result.compilation.sources)).json.bytes(.compact),
    ]
  }

  /// Applies the fixes, and then again: the second time there is nothing left to fix.
  func judgeFixes(of result: CheckResult) async throws {
    guard result.selected.contains(where: { !$0.fixes.isEmpty }) else { return }
    let fixed = try await FixRun(request, result)
    guard !fixed.isUnfinished else { return }
    for finding in fixed.result.all { try judge(finding, in: fixed.request.inputs.files) }
    let again = try await FixRun(fixed.request, fixed.result)
    try require(again.changed.isEmpty, "fixes are applied to files that were fixed")
    let unchanged = zip(result.compilation.sources, fixed.request.inputs.files).allSatisfy { before, after in
      before.bytes == after.bytes || fixed.changed.contains(before.number)
    }
    try require(unchanged, "a fix changed a file silently")
    if fixed.count == 0 { try require(fixed.result.all == result.all, "no fix was applied, but findings differ") }
  }
}
