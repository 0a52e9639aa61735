import Checks
import Diagnostics
import Reading
import Source
import TestSupport
import Testing
import YAML

@testable import Driver

/// Fixes are applied as far as they do no harm.
@Suite struct MendingTests {
  private func request(_ texts: [String], project: String? = nil) throws -> CheckRequest {
    let workflows = texts.enumerated().map { ("\($0.offset).yaml", $0.element) }
    return CheckRequest(
      inputs: RunInputs(workflows + (project.map { [("tasuki.yaml", $0)] } ?? [])), selection: try CodeSelection())
  }

  private func mended(_ texts: String..., project: String? = nil) async throws -> Mending {
    let request = try request(texts, project: project)
    return try await Mending(request, check(request))
  }

  private func text(_ mending: Mending, _ index: Int = 0) -> String {
    String(decoding: mending.request.inputs.files[index].bytes, as: UTF8.self)
  }

  private static let start = "workflow: a\ntrigger: {source: com.example.shop, event: order.placed}\n"
  private static let task = "  - {id: t, uses: sqs/send, with: {queue: q}}\n"
  private static let good = start + "tasks:\n" + task

  @Test(arguments: [
    "description: \"see # tasuki: ignore[unknown-key]\"\n", "description: 'see # tasuki: ignore[unknown-key]'\n",
    "description: |\n  # tasuki: ignore[unknown-key]\n",
  ])
  func aTextThatLooksLikeACommentStays(description: String) async throws {
    let mending = try await mended(Self.good + description)
    #expect(mending.changed.isEmpty)
    #expect(mending.result.shown.isEmpty)
  }

  @Test func twoThatWouldMakeOneKeyAreNotBothMade() async throws {
    let mending = try await mended(Self.start + "taskss:\n\(Self.task)tasksx:\n\(Self.task)")
    #expect(text(mending) == Self.start + "tasks:\n\(Self.task)tasksx:\n\(Self.task)")
    #expect(mending.count == 1)
    #expect(mending.result.shown.map(\.code) == [.unknownKey])
    #expect(!mending.result.all.contains { $0.code == .duplicateKey })
  }

  /// A finding that an error has hidden is fixed in its turn.
  @Test func whatWasHiddenIsMendedToo() async throws {
    let mending = try await mended(Self.start + "taskss:\n  - {id: t, usess: sqs/send, wiht: {queue: q}}\n")
    #expect(text(mending) == Self.good)
    #expect(mending.count == 3)
    #expect(mending.left == 0)
  }

  @Test func whatWasHiddenAndCannotBeMendedIsReported() async throws {
    let mending = try await mended(
      Self.good.replacing("tasks:", with: "taskss:").replacing("queue: q", with: "zzz: q"))
    #expect(text(mending) == Self.good.replacing("queue: q", with: "zzz: q"))
    #expect(!mending.result.shown.isEmpty)
  }

  @Test func theFilesOfOthersAreMendedAllTheSame() async throws {
    let mending = try await mended(
      Self.start + "taskss:\n\(Self.task)tasksx:\n\(Self.task)",
      Self.good.replacing("workflow: a", with: "workflow: b").replacing("tasks:", with: "taskss:"))
    #expect(mending.changed == [FileNumber(0), FileNumber(1)])
    #expect(mending.count == 2)
    #expect(text(mending, 1).contains("\ntasks:"))
  }

  @Test func aFileThatIsStillNoYAMLIsLeftAsItWas() async throws {
    let broken = Self.good + "description: ${{ event.id }}: x\nowner: \"\n"
    let mending = try await mended(broken)
    #expect(text(mending) == broken)
    #expect(mending.changed.isEmpty)
  }

  /// A task whose action is misspelled; the right one lacks an input.
  private static let lacking = "  - {id: l, uses: sqs/sned}\n"

  @Test func aFixThatBringsAFindingIsNotMade() async throws {
    let text = Self.good + Self.lacking
    let mending = try await mended(text.replacing("queue: q", with: "qeue: q"))
    #expect(self.text(mending) == text)
    #expect(mending.left == 1)
    #expect(!mending.isUnfinished)
    #expect(mending.result.shown.map(\.code) == [.unknownAction])
  }

  /// Fixes that do harm in some files do not prevent others, and do not take one check each.
  @Test func oneOfManyThatDoesHarmIsFoundByHalves() async throws {
    let tasks = (0..<100).map { Self.task.replacing("id: t", with: "id: t-\($0)").replacing("queue", with: "qeue") }
    let mending = try await mended(
      Self.start + "tasks:\n" + tasks.joined() + Self.lacking, Self.good + Self.lacking)
    #expect(mending.count == 100)
    #expect(mending.left == 2)
    #expect(mending.trials < 50)
    #expect(!mending.isUnfinished)
  }

  @Test func theWorkIsBound() async throws {
    let texts = (0..<20).map { index in
      Self.good.replacing("workflow: a", with: "workflow: w-\(index)").replacing("queue", with: "qeue")
        + Self.lacking
    }
    let request = try request(texts)
    let mending = try await Mending(request, check(request), mostTrials: 25)
    #expect(mending.trials == 25)
    #expect(mending.isUnfinished)
    #expect(mending.count > 0)
    #expect(mending.left >= 20)
    #expect(!mending.result.all.contains { $0.code == .missingInput })
  }

  static let codes = allRules.all.filter { code in
    if case .shown = code.example.kind { return false }
    return true
  }

  /// For the wrong example of each diagnostic: the result can be read, nothing is new, and nothing is left to fix.
  @Test(arguments: codes) func everyFixIsSafe(_ code: DiagnosticCode) async throws {
    let example = code.example
    let bad = example.bad.filter { $0 != "⏵" && $0 != "⏴" }
    let request =
      try example.kind == .project ? self.request([], project: bad) : request([bad], project: example.project)
    let before = try await check(request)
    let mending = try await Mending(request, before)
    let offered = FixedFiles.candidates(for: before.shown, in: request.inputs.files).count
    #expect(mending.left == 0)
    #expect(mending.count >= offered)
    for number in mending.changed {
      let file = mending.request.inputs.files[Int(number.index)]
      let sink = DiagnosticSink()
      #expect(parseYAML(file, into: sink) != nil)
    }
    if offered > 0 {
      let codes = Set(before.all.map(\.code.number))
      #expect(
        mending.result.all.allSatisfy { codes.contains($0.code.number) },
        "\(mending.result.all.map(\.message.text))")
    }
    let again = try await Mending(mending.request, mending.result)
    #expect(again.changed.isEmpty)
  }
}
