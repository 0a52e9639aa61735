import Checks
import Diagnostics
import Reading
import Source
import TestSupport
import Testing
import YAML

@testable import Driver

/// Texts in memory are checked like files on disk, and newer ones replace older ones.
@Suite struct WorkspaceTests {
  private static func workflow(_ name: String, queue: String = "queue") -> String {
    """
    workflow: \(name)
    trigger: {source: com.example.shop, event: order.\(name)}
    tasks:
      - {id: t, uses: sqs/send, with: {\(queue): q}}

    """
  }

  /// A project with many mistakes.
  private static let texts = [
    "tasuki.yaml": "project: desk\nenvironments:\n  one: {vars: {q: a}}\n  two: {}\npolicy: {require: [owner]}\n",
    "good.yaml": workflow("good"), "wrong.yaml": workflow("wrong", queue: "qeue"),
    "same.yaml": workflow("good") + "owner: a\n",
    "vars.yaml": workflow("vars").replacing(": q}", with: ": \"${{ vars.q }}\"}"),
    "broken.yaml": workflow("first", queue: "qeue") + "---\nworkflow: [\n---\n" + workflow("last") + "ownr: b\n",
    "quiet.yaml": "# tasuki: ignore[unknown-key]\n"
      + workflow("quiet").replacing("q}}", with: "q}} # tasuki: ignore[unknown-input]"),
    "other.yaml": "workflows: none\n", "no-text.yaml": "workflow: \u{1}\n",
    "tests/tested.yaml": workflow("tested")
      + "tests:\n  - {name: a, event: ../events/a.json, expect: {fires: true}}\n  - {name: b, event: no.json, expect: {fires: true}}\n  - {name: c, event: ../../a.json, expect: {fires: true}}\n",
    "events/a.json":
      "{\"source\": \"com.example.shop\", \"detail\": {\"token\": \"ghp_\(String(repeating: "a1", count: 18))\"}}",
  ]

  private func workspace(_ texts: [String: String] = texts, baseline: Baseline? = nil) async -> Workspace {
    let workspace = Workspace(baseline: baseline)
    for (path, text) in texts {
      let role = WorkspaceText.role(ofFileAt: path)
      await workspace.put(WorkspaceText(Array(text.utf8), version: 1, role: role), at: path)
    }
    return workspace
  }

  /// The findings of the command for the same files on disk.
  private func command(_ folder: TemporaryFolder, baseline: Baseline? = nil) async throws -> CheckResult {
    let loaded = try await LoadedInputs(Discovery(["."], in: folder.path))
    return try await check(
      CheckRequest(
        inputs: loaded.inputs, diagnostics: loaded.diagnostics, baseline: baseline,
        events: DiskEvents(loaded, currentFolder: folder.path)))
  }

  @Test func findsWhatTheCommandFinds() async throws {
    let expected = try await command(TemporaryFolder(Self.texts))
    let found = try await workspace().projectFindings()
    #expect(found.findings == expected.shown)
    #expect(found.sources.map(\.path) == expected.compilation.sources.map(\.path))
    let codes = Set(found.findings.map(\.code))
    for code in [
      .unknownInput, .duplicateWorkflow, .secretInText, .unusedIgnore, .missingFlowValue, .unknownKey,
      .controlCharacter,
    ] as [DiagnosticCode] {
      #expect(codes.contains(code), "\(code.name)")
    }
    for path in Self.texts.keys {
      #expect(
        found.findings(in: path).allSatisfy { $0.span.map { found.sources[Int($0.file.index)].path } == path })
    }
  }

  @Test func knownFindingsAreNotReported() async throws {
    let folder = try TemporaryFolder(Self.texts)
    let result = try await command(folder)
    let some = Array(result.shown.prefix(result.shown.count / 2))
    let baseline = Baseline(some, in: SourceIndex(result.compilation.sources))
    let expected = try await command(folder, baseline: baseline)
    #expect(expected.shown.count == result.shown.count - some.count)
    #expect(expected.selected == result.shown)
    #expect(try await workspace(baseline: baseline).projectFindings().findings == expected.shown)
  }

  /// A check of one text reports only the findings that need no other text.
  @Test func eachTextHasItsOwnFindingsAtOnce() async throws {
    let workspace = await workspace()
    let all = try await workspace.projectFindings()
    let later: Set<DiagnosticCode> = [.duplicateWorkflow, .repeatedRule, .secretInText, .unusedIgnore]
    for (path, text) in Self.texts {
      let found = try await workspace.check(path, Array(text.utf8), version: 2)
      let number = found.sources.first { $0.path == path }?.number
      #expect(found.findings.allSatisfy { $0.span?.file == number })
      let expected = path.hasPrefix("events") ? [] : all.findings(in: path).filter { !later.contains($0.code) }
      #expect(found.findings.map(\.message.text) == expected.map(\.message.text), "\(path)")
      #expect(found.findings.map(\.span?.start) == expected.map(\.span?.start), "\(path)")
      #expect(found.version == 2)
    }
  }

  @Test func theGoodDocumentsBesideABrokenOneAreRead() async throws {
    let text =
      Self.workflow("a", queue: "qeue") + "---\nworkflow: b\ntrigger: {source: \"\n---\n"
      + Self.workflow("c", queue: "queu")
    let found = try await workspace([:]).check("a.yaml", Array(text.utf8), version: 1)
    #expect(found.findings.map(\.code) == [.unknownInput, .unclosedYAMLQuote, .unknownInput])
  }

  @Test func aTextThatIsNewIsLookedAtInItsProject() async throws {
    let workspace = await workspace()
    let text = Array(Self.workflow("new").utf8)
    #expect(try await workspace.check("new.yaml", text, version: 1).findings.map(\.code) == [.requiredByPolicy])
    #expect(try await workspace.projectFindings().findings(in: "new.yaml").map(\.code).contains(.requiredByPolicy))
    await workspace.remove("tasuki.yaml")
    #expect(try await workspace.check("new.yaml", text, version: 2).findings.isEmpty)
  }

  @Test func anOlderTextIsIgnored() async throws {
    let workspace = await workspace()
    _ = try await workspace.check("good.yaml", Array(Self.workflow("good").utf8), version: 5)
    await #expect(throws: Unanswered.overtaken(path: "good.yaml", version: 5)) {
      try await workspace.check("good.yaml", [], version: 4)
    }
    #expect(await workspace.version(of: "good.yaml") == 5)
    #expect(await !workspace.put(WorkspaceText([], version: 4, role: .workflow), at: "good.yaml"))
  }

  /// Makes the first check wait until it may continue, or is canceled.
  private actor Gate {
    private(set) var started = 0
    private var waiting: CheckedContinuation<Void, Never>?
    private var arrival: CheckedContinuation<Void, Never>?

    func pass() async {
      started += 1
      arrival?.resume()
      arrival = nil
      guard started == 1 else { return }
      await withCheckedContinuation { waiting = $0 }
    }

    func waitForFirst() async {
      if started == 0 { await withCheckedContinuation { arrival = $0 } }
    }

    func open() {
      waiting?.resume()
      waiting = nil
    }
  }

  private func gated(_ gate: Gate) -> Workspace {
    Workspace { request in
      await gate.pass()
      return try? await Driver.check(request)
    }
  }

  @Test func aNewerVersionOvertakesTheOneThatIsLookedAt() async throws {
    let gate = Gate()
    let workspace = gated(gate)
    let first = Task { () async throws(Unanswered) -> FileFindings in
      try await workspace.check("a.yaml", Array(Self.workflow("a").utf8), version: 1)
    }
    await gate.waitForFirst()
    let second = try await workspace.check("a.yaml", Array(Self.workflow("a", queue: "qeue").utf8), version: 2)
    #expect(second.findings.map(\.code) == [.unknownInput])
    await gate.open()
    await #expect(throws: Unanswered.overtaken(path: "a.yaml", version: 2)) { try await first.value }
  }

  @Test(arguments: [true, false]) func aProjectIsOvertakenByAnyOfItsTexts(isRemoved: Bool) async throws {
    let gate = Gate()
    let workspace = gated(gate)
    await workspace.put(WorkspaceText(Array(Self.workflow("a").utf8), version: 1, role: .workflow), at: "a.yaml")
    let first = Task { try await workspace.projectFindings() }
    await gate.waitForFirst()
    if isRemoved {
      await workspace.remove("a.yaml")
    } else {
      await workspace.put(WorkspaceText([], version: 7, role: .workflow), at: "a.yaml")
    }
    await gate.open()
    let reason: Unanswered = isRemoved ? .removed(path: "a.yaml") : .overtaken(path: "a.yaml", version: 7)
    await #expect(throws: reason) { try await first.value }
  }

  /// A text is checked with its project file: a new project file makes the check outdated too.
  @Test func aProjectFileThatIsNewOvertakes() async throws {
    let gate = Gate()
    let workspace = gated(gate)
    let first = Task { try await workspace.check("a.yaml", Array(Self.workflow("a").utf8), version: 1) }
    await gate.waitForFirst()
    await workspace.put(WorkspaceText([], version: 3, role: .workflow), at: "b.yaml")
    await workspace.put(WorkspaceText([], version: 2, role: .project), at: "tasuki.yaml")
    await gate.open()
    await #expect(throws: Unanswered.overtaken(path: "tasuki.yaml", version: 2)) { try await first.value }
  }

  @Test func twoMayAskAtOnce() async throws {
    let gate = Gate()
    let workspace = gated(gate)
    await workspace.put(WorkspaceText([], version: 1, role: .workflow), at: "a.yaml")
    let first = Task { try await workspace.projectFindings() }
    await gate.waitForFirst()
    let second = try await workspace.projectFindings().findings
    await gate.open()
    #expect(try await first.value.findings == second)
    #expect(second.map(\.code) == [.emptyFile])
  }

  @Test func aCanceledTaskGetsNoFindings() async throws {
    let gate = Gate()
    let workspace = gated(gate)
    let first = Task { try await workspace.check("a.yaml", Array(Self.workflow("a").utf8), version: 1) }
    await gate.waitForFirst()
    first.cancel()
    await gate.open()
    await #expect(throws: Unanswered.cancelled) { try await first.value }
    #expect(try await workspace.projectFindings().findings.isEmpty)
  }

  /// Each step checks whether its task was canceled.
  @Test func aCanceledTaskStopsAtTheNextStep() async throws {
    let folder = try TemporaryFolder(Self.texts)
    let loaded = try await LoadedInputs(Discovery(["."], in: folder.path))
    let work = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await mapInParallel(Array(0..<100), width: 4, atOnce: 8) { $0 } == nil
    }
    #expect(await work.value)
    let request = CheckRequest(inputs: loaded.inputs)
    let result = try await check(request)
    for stop in 0..<3 {
      let work = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        switch stop {
        case 0: _ = try await check(request)
        case 1: _ = try await prepareSimulation(loaded.inputs, environment: nil, width: 2)
        default: _ = try await FixRun(request, result)
        }
      }
      await #expect(throws: Cancelled()) { try await work.value }
    }
  }

  /// A file that one check has read is not read again by the next.
  @Test func eventFilesAreReadOnce() async throws {
    let folder = try TemporaryFolder(Self.texts)
    let loaded = try await LoadedInputs(Discovery(["."], in: folder.path))
    let events = DiskEvents(loaded, currentFolder: folder.path)
    let request = CheckRequest(inputs: loaded.inputs, events: events)
    let before = try await check(request)
    try folder.write("{}", to: "events/a.json")
    #expect(try await check(request).shown == before.shown)
    #expect(before.shown.contains { $0.code == .secretInText })
  }
}
