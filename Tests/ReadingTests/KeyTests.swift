import Diagnostics
import Source
import TestSupport
import Testing

@testable import Reading

/// The tables of keys, on which the reader and the JSON Schema are based.
@Suite struct KeyTests {
  static let tables: [any KeySet.Type] = [
    WorkflowKey.self, TestKey.self, ExpectationKey.self, TriggerKey.self, RetryKey.self, WaitUntilKey.self,
    BranchKey.self, OtherwiseKey.self, FailKey.self, ProjectKey.self, ProjectSourceKey.self, SecretKey.self,
    EnvironmentKey.self, DefaultsKey.self, PolicyKey.self, TaskKey.self, WaitKey.self, ParallelKey.self,
    ChooseKey.self, ForEachKey.self, StopKey.self,
  ]

  @Test func tablesAreSound() {
    for table in Self.tables { check(table) }
  }

  private func check<Key: KeySet>(_ table: Key.Type) {
    #expect(!table.place.text.isEmpty)
    for key in table.allCases {
      #expect(key.form.summary.hasSuffix("."), "\(table) \(key.rawValue)")
      #expect(table.otherNames[key.rawValue] == nil, "\(table) knows '\(key.rawValue)' itself")
    }
  }

  /// The reader accepts each key of a workflow.
  @Test(arguments: WorkflowKey.allCases) func readerAcceptsTheKey(_ key: WorkflowKey) throws {
    let reading = try read("\(key.rawValue): ~\n")
    #expect(!reading.diagnostics.contains { $0.code == .unknownKey })
  }

  /// The words of other tools suggest the key that is meant.
  @Test(arguments: TaskKey.otherNames.keys.sorted()) func otherNamesLeadToTheirKey(_ name: String) throws {
    let reading = try read(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}, ⏵\(name)⏴: b}")
    let meant = try #require(TaskKey.otherNames[name])
    let first = try #require(reading.diagnostics.first { $0.code == .unknownKey })
    #expect(first.span == reading.marks.first)
    #expect(first.hint?.text == "did you mean '\(meant.rawValue)'?")
  }

  /// A key of another tool may expect another value: five minutes must not become five seconds.
  @Test(arguments: [("timeout-minutes", false), ("timout", true)])
  func onlyMisspelledKeysAreSafeToReplace(_ name: String, _ isSafe: Bool) throws {
    let reading = try read(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}, \(name): 5m}")
    let finding = try #require(reading.diagnostics.first { $0.code == .unknownKey })
    #expect(finding.fixes.map(\.safety) == [isSafe ? .safe : .unsafe])
  }
}
