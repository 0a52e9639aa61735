import Checks
import Diagnostics
import Reading
import Source
import TestSupport
import Testing
import YAML

@testable import Driver

/// Fixes are applied as far as they do no harm.
@Suite struct FixRunTests {
  private func request(_ texts: [String], project: String? = nil) throws -> CheckRequest {
    let workflows = texts.enumerated().map { ("\($0.offset).yaml", $0.element) }
    return CheckRequest(
      inputs: RunInputs(workflows + (project.map { [("tasuki.yaml", $0)] } ?? [])), selection: try CodeSelection())
  }

  private func fixRun(_ texts: String..., project: String? = nil) async throws -> FixRun {
    let request = try request(texts, project: project)
    return try await FixRun(request, check(request))
  }

  private func text(_ run: FixRun, _ index: Int = 0) -> String {
    String(decoding: run.request.inputs.files[index].bytes, as: UTF8.self)
  }

  private static let start = "workflow: a\ntrigger: {source: com.example.shop, event: order.placed}\n"
  private static let task = "  - {id: t, uses: sqs/send, with: {queue: q}}\n"
  private static let good = start + "tasks:\n" + task

  @Test(arguments: [
    "description: \"see # tasuki: ignore[unknown-key]\"\n", "description: 'see # tasuki: ignore[unknown-key]'\n",
    "description: |\n  # tasuki: ignore[unknown-key]\n",
  ])
  func aTextThatLooksLikeACommentStays(description: String) async throws {
    let run = try await fixRun(Self.good + description)
    #expect(run.changed.isEmpty)
    #expect(run.result.shown.isEmpty)
  }

  @Test func twoFixesToOneKeyAreNotBothApplied() async throws {
    let run = try await fixRun(Self.start + "taskss:\n\(Self.task)tasksx:\n\(Self.task)")
    #expect(text(run) == Self.start + "tasks:\n\(Self.task)tasksx:\n\(Self.task)")
    #expect(run.count == 1)
    #expect(run.result.shown.map(\.code) == [.unknownKey])
    #expect(!run.result.all.contains { $0.code == .duplicateKey })
  }

  /// A finding that an error has hidden is fixed in its turn.
  @Test func hiddenFindingsAreFixedToo() async throws {
    let run = try await fixRun(Self.start + "taskss:\n  - {id: t, usess: sqs/send, wiht: {queue: q}}\n")
    #expect(text(run) == Self.good)
    #expect(run.count == 3)
    #expect(run.left == 0)
  }

  @Test func hiddenFindingsWithoutFixAreReported() async throws {
    let run = try await fixRun(
      Self.good.replacing("tasks:", with: "taskss:").replacing("queue: q", with: "zzz: q"))
    #expect(text(run) == Self.good.replacing("queue: q", with: "zzz: q"))
    #expect(!run.result.shown.isEmpty)
  }

  @Test func otherFilesAreFixedAllTheSame() async throws {
    let run = try await fixRun(
      Self.start + "taskss:\n\(Self.task)tasksx:\n\(Self.task)",
      Self.good.replacing("workflow: a", with: "workflow: b").replacing("tasks:", with: "taskss:"))
    #expect(run.changed == [FileNumber(0), FileNumber(1)])
    #expect(run.count == 2)
    #expect(text(run, 1).contains("\ntasks:"))
  }

  @Test func aFileThatStillCannotBeReadIsUnchanged() async throws {
    let broken = Self.good + "description: ${{ event.id }}: x\nowner: \"\n"
    let run = try await fixRun(broken)
    #expect(text(run) == broken)
    #expect(run.changed.isEmpty)
  }

  /// A task whose action is misspelled; the right one lacks an input.
  private static let lacking = "  - {id: l, uses: sqs/sned}\n"

  @Test func aFixThatCausesAFindingIsNotApplied() async throws {
    let text = Self.good + Self.lacking
    let run = try await fixRun(text.replacing("queue: q", with: "qeue: q"))
    #expect(self.text(run) == text)
    #expect(run.left == 1)
    #expect(!run.isUnfinished)
    #expect(run.result.shown.map(\.code) == [.unknownAction])
  }

  /// Fixes that do harm in some files do not prevent others, and do not take one check each.
  @Test func aHarmfulFixIsFoundByHalves() async throws {
    let tasks = (0..<100).map { Self.task.replacing("id: t", with: "id: t-\($0)").replacing("queue", with: "qeue") }
    let run = try await fixRun(
      Self.start + "tasks:\n" + tasks.joined() + Self.lacking, Self.good + Self.lacking)
    #expect(run.count == 100)
    #expect(run.left == 2)
    #expect(run.trials < 50)
    #expect(!run.isUnfinished)
  }

  @Test func theWorkIsBounded() async throws {
    let texts = (0..<20).map { index in
      Self.good.replacing("workflow: a", with: "workflow: w-\(index)").replacing("queue", with: "qeue")
        + Self.lacking
    }
    let request = try request(texts)
    let run = try await FixRun(request, check(request), mostTrials: 25)
    #expect(run.trials == 25)
    #expect(run.isUnfinished)
    #expect(run.count > 0)
    #expect(run.left >= 20)
    #expect(!run.result.all.contains { $0.code == .missingInput })
  }

  static let codes = allRules.all.filter { code in
    ![.shown, .template].contains(code.example.kind)
  }

  /// The list of fixable rules is that of the examples whose finding has a fix.
  @Test(arguments: codes) func fixableRulesAreThoseWithAFix(_ code: DiagnosticCode) async throws {
    let example = code.example
    let bad = example.bad.filter { $0 != "⏵" && $0 != "⏴" }
    let request =
      try example.kind == .project ? self.request([], project: bad) : request([bad], project: example.project)
    let findings = try await check(request).all.filter { $0.code == code }
    #expect(findings.contains { !$0.fixes.isEmpty } == fixableRules.contains(code))
  }

  /// For the wrong example of each diagnostic: the result can be read, nothing is new, and nothing is left to fix.
  @Test(arguments: codes) func everyFixIsSafe(_ code: DiagnosticCode) async throws {
    let example = code.example
    let bad = example.bad.filter { $0 != "⏵" && $0 != "⏴" }
    let request =
      try example.kind == .project ? self.request([], project: bad) : request([bad], project: example.project)
    let before = try await check(request)
    let run = try await FixRun(request, before)
    let offered = FixedFiles.candidates(for: before.shown, in: request.inputs.files).count
    #expect(run.left == 0)
    #expect(run.count >= offered)
    for number in run.changed {
      let file = run.request.inputs.files[Int(number.index)]
      let sink = DiagnosticSink()
      #expect(parseYAML(file, into: sink) != nil)
    }
    if offered > 0 {
      let codes = Set(before.all.map(\.code.number))
      #expect(
        run.result.all.allSatisfy { codes.contains($0.code.number) },
        "\(run.result.all.map(\.message.text))")
    }
    let again = try await FixRun(run.request, run.result)
    #expect(again.changed.isEmpty)
  }
}
