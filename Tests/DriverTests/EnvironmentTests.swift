import Checks
import Diagnostics
import Driver
import Flow
import Foundation
import Planning
import Reading
import Resolving
import Source
import TestSupport
import Testing

@Suite struct EnvironmentTests {
  private static let project = """
    project: desk
    environments:
      one: {vars: {queue: orders}}
      two: {vars: {queue: "https://x y"}}
      three: {vars: {queue: "https://x y"}}

    """

  private static func workflow(_ name: String, queue: String = "\"${{ vars.queue }}\"") -> String {
    """
    workflow: \(name)
    trigger: {source: com.example.\(name), event: order.placed}
    tasks: [{id: hand-over, uses: sqs/send, with: {queue: \(queue)}}]

    """
  }

  private func findings(
    _ workflow: String, project: String = Self.project, environment: String? = nil
  ) async throws -> [Diagnostic] {
    let inputs = RunInputs([("tasuki.yaml", project), ("a.yaml", workflow)])
    return try await compile(CompileRequest(inputs: inputs, environment: environment)).diagnostics
  }

  /// The texts of a finding's place and of its first label's.
  private func places(_ finding: Diagnostic, _ workflow: String, project: String = Self.project) -> [String] {
    let files = [project, workflow].enumerated().map { index, text in
      SourceFile(number: FileNumber(UInt32(index)), path: "", bytes: Array(text.utf8))
    }
    return [finding.span, finding.labels.first?.span].compactMap(\.self).map { span in
      files[Int(span.file.index)].text(of: span)
    }
  }

  /// Environments that would create a queue of the same name in one place.
  @Test(
    arguments: [
      (["1", "1"], ["a", "a"], "orders", nil, ["'one' and 'two' create 'orders' in the same account and Region"]),
      (
        ["1", "1"], ["a", "a"], "orders", "two", ["'one' and 'two' create 'orders' in the same account and Region"]
      ),
      (["1", "1"], ["a", "b"], "orders", nil, []), (["1", "2"], ["a", "a"], "orders", nil, []),
      (["1", nil], ["a", "a"], "orders", nil, []), ([nil, nil], ["a", "a"], "orders", nil, []),
      (["1", "1"], ["a", "a"], "\"${{ vars.queue }}\"", nil, []),
      (["1", "1"], ["a", "a"], "\"${{ vars.queue }}\"", "one", []),
      (["1", "1"], ["a", "a"], "\"arn:aws:sqs:a:1:orders\"", nil, []),
      (
        ["2", "1", "1", "1"], ["a", "a", "a", "a"], "orders", nil,
        ["'two', 'three' and 'four' create 'orders' in the same account and Region"]
      ),
      (["2", "1", "1", "1"], ["a", "a", "a", "a"], "orders", "one", []),
    ] as [([String?], [String], String, String?, [String])])
  func environmentsInOnePlaceCreateNothingTwice(
    accounts: [String?], regions: [String], queue: String, environment: String?, wanted: [String]
  ) async throws {
    let spelled = ["a": "ap-northeast-1", "b": "eu-west-1"]
    let names = ["one", "two", "three", "four"]
    let project =
      "project: desk\nenvironments:\n"
      + zip(zip(accounts, regions), names).map { place, name in
        let account = place.0.map { "account: \"\(String(repeating: $0, count: 12))\", " } ?? ""
        return "  \(name): {\(account)region: \(spelled[place.1] ?? ""), vars: {queue: \(name)}}\n"
      }.joined()
    let queue = queue.replacing(":a:1:", with: ":ap-northeast-1:111111111111:")
    let text = Self.workflow("a", queue: queue)
    let found = try await findings(text, project: project, environment: environment)
      .filter { $0.severity > .information }
    #expect(found.map(\.code) == wanted.map { _ in .sharedByEnvironments })
    #expect(found.map(\.message.text) == wanted)
    for finding in found {
      #expect(self.places(finding, text, project: project) == ["orders", "\"111111111111\""])
    }
  }

  /// A wrong value is reported at the value, with its environment, and the use is a label.
  @Test(arguments: [nil, "two"])
  func aFindingAboutAValueIsAtTheValue(environment: String?) async throws {
    let text = Self.workflow("a")
    let found = try await findings(text, environment: environment)
    let names = environment.map { [$0] } ?? ["two", "three"]
    #expect(found.map(\.code) == names.map { _ in .resourceForm })
    for (finding, name) in zip(found, names) {
      #expect(finding.message.text.hasPrefix("'vars.queue' of '\(name)': "))
      #expect(places(finding, text) == ["\"https://x y\"", "\"${{ vars.queue }}\""])
      #expect(finding.labels.map(\.text.text) == ["used here"])
      #expect(finding.notes == [])
    }
  }

  /// For every use of a value.
  @Test(arguments: [
    ("n: \"5\"", "where: {n: {numeric: [\">\", \"${{ vars.n }}\"]}}", "\"5\""),
    ("n: {a: 1}", "where: {n: \"${{ vars.n }}\"}", "{a: 1}"),
    ("n: [1, {a: 1}]", "where: {n: \"${{ vars.n }}\"}", "[1, {a: 1}]"),
    ("n: [a, b]", "bus: \"${{ vars.n }}\"", "[a, b]"), ("n: a b", "bus: \"${{ vars.n }}\"", "a b"),
    ("n: {deep: a b}", "bus: \"${{ vars.n.deep }}\"", "a b"),
  ])
  func valuesInTriggers(variable: String, entry: String, value: String) async throws {
    let project = "project: p\nenvironments:\n  one: {vars: {n: 1}}\n  two: {vars: {\(variable)}}\n"
    let text = Self.workflow("a", queue: "q").replacingOccurrences(
      of: "event: order", with: "\(entry), event: order")
    let found = try await findings(text, project: project).filter { $0.message.text.contains("of 'two': ") }
    #expect(found.count == 1)
    #expect(found.first.map { places($0, text, project: project).first } == value)
  }

  @Test(arguments: [
    ("n: 5m", "schedule: \"${{ vars.n }}\"", "5m"),
    ("n: Asia/Tokio", "schedule: rate(1 hour), timezone: \"${{ vars.n }}\"", "Asia/Tokio"),
  ])
  func valuesInSchedules(variable: String, trigger: String, value: String) async throws {
    let project = "project: p\nenvironments:\n  two: {vars: {\(variable)}}\n"
    let text = "workflow: a\ntrigger: {\(trigger)}\ntasks: [{id: t, uses: sqs/send, with: {queue: q}}]\n"
    let found = try await findings(text, project: project)
    #expect(found.first.map { places($0, text, project: project).first } == value)
    #expect(found.allSatisfy { $0.message.text.contains("of 'two': ") })
  }

  /// A wrong part of a value is reported at its own place.
  @Test func aPartOfAValueIsReportedAtItsPlace() async throws {
    let project = "project: p\nenvironments:\n  two: {vars: {subnets: [subnet-1, a b]}}\n"
    let text = Self.workflow("a").replacingOccurrences(
      of: "sqs/send, with: {queue: \"${{ vars.queue }}\"}",
      with: "ecs/run-task, with: {cluster: c, task-definition: t, subnets: \"${{ vars.subnets }}\"}")
    let found = try await findings(text, project: project)
    #expect(found.map(\.code) == [.inputLimit])
    #expect(found.first.map { places($0, text, project: project) } == ["a b", "\"${{ vars.subnets }}\""])
    #expect(found.first?.message.text.hasPrefix("'vars.subnets' of 'two': ") == true)
  }

  /// A fix changes the value, which may have other uses: it is never applied unasked.
  @Test func aFixChangesTheValue() async throws {
    let project =
      "project: p\nenvironments:\n  two: {vars: {mail: mial}}\nconnections: {mail: {ses: {from: a@example.com}}}\n"
    let text = Self.workflow("a").replacingOccurrences(
      of: "sqs/send, with: {queue: \"${{ vars.queue }}\"}",
      with: "email/send, with: {connection: \"${{ vars.mail }}\", to: a@example.com, subject: a, text: b}")
    let found = try await findings(text, project: project)
    #expect(found.map(\.code) == [.unknownConnection])
    #expect(found.first.map { places($0, text, project: project).first } == "mial")
    #expect(found.first?.fixes.flatMap(\.edits) == found.first?.span.map { [Fix.Edit($0, "mail")] })
    #expect(found.first?.fixes.map(\.safety) == [.unsafe])
  }

  /// In a longer text with a value, it is unknown which part is wrong: the finding keeps its place and shows the value.
  @Test func aTextWithAValueShowsIt() async throws {
    let text = Self.workflow("a", queue: "\"my-${{ vars.queue }}\"")
    let found = try await findings(text, environment: "two")
    #expect(found.map(\.code) == [.resourceForm])
    #expect(found.first.map { places($0, text) } == ["\"my-${{ vars.queue }}\"", "\"https://x y\""])
    #expect(found.first?.labels.map(\.text.text) == ["'vars.queue' of 'two'"])
  }

  /// A finding about an expression as a whole keeps its place, and names the environments that have it if not all do.
  @Test func aFindingOfSomeEnvironmentsNamesThem() async throws {
    let text = Self.workflow("a", queue: "q").replacingOccurrences(
      of: "uses:", with: "if: \"${{ vars.queue > 5 }}\", uses:")
    let project = Self.project.replacingOccurrences(of: "{queue: orders}", with: "{queue: 7}")
    let found = try await findings(text, project: project)
    #expect(found.map { places($0, text, project: project) } == [["vars.queue > 5"]])
    #expect(found.first?.notes.map(\.text) == ["Only in 'two' and 'three'."])
    #expect(try await findings(text, project: project, environment: "two").first?.notes == [])
    let all = try await findings(text)
    #expect(all.map { places($0, text) } == [["vars.queue > 5"]])
    #expect(all.first?.notes == [])
  }

  /// A finding that does not depend on the environment is reported once, also beside one that does.
  @Test func whatAllEnvironmentsHaveNamesNone() async throws {
    let broken = Self.workflow("b").replacingOccurrences(of: "hand-over", with: "Hand Over")
    let both = Self.workflow("a", queue: "\"a b\"") + "---\n" + broken
    let found = try await findings(both)
    #expect(found.map(\.code) == [.resourceForm, .resourceForm, .resourceForm, .nameForm])
    #expect(found.map { $0.message.text.hasPrefix("'vars.queue' of ") } == [true, true, false, false])
    #expect(!found.contains { $0.notes.contains { $0.text.hasPrefix("Only in ") } })
  }

  /// A variable that an environment lacks has a finding that names the environment.
  @Test func aMissingVariableIsReportedOnce() async throws {
    let text = Self.workflow("a", queue: "\"${{ vars.other }}\"")
    let project = Self.project.replacingOccurrences(of: "{queue: orders}", with: "{queue: orders, other: b}")
    let found = try await findings(text, project: project)
    #expect(found.map(\.code) == [.variableMissing, .variableMissing])
    #expect(found.allSatisfy { !$0.notes.contains { $0.text.hasPrefix("Only in ") } })
  }

  /// The values of the project file's variables are checked in each environment, for workflows without variables too.
  @Test(arguments: [("C0123ABCD", "not a channel", "two"), ("not a channel", "C0123ABCD", "one")])
  func connectionsDifferBetweenEnvironments(one: String, two: String, wrong: String) async throws {
    let project = """
      project: desk
      environments:
        one: {vars: {channel: \(one)}}
        two: {vars: {channel: \(two)}}
      connections: {alerts: {slack: {workspace: T0123ABCD, channel: "${{ vars.channel }}"}}}

      """
    let found = try await findings(Self.workflow("a", queue: "q"), project: project)
    #expect(found.map(\.code) == [.connectionField])
    #expect(found.first?.message.text.hasPrefix("'vars.channel' of '\(wrong)': ") == true)
    #expect(found.first.map { places($0, "", project: project) } == ["not a channel", "\"${{ vars.channel }}\""])
    #expect(try await findings(Self.workflow("a", queue: "q"), project: project, environment: wrong).count == 1)
  }

  /// Without an environment there is none to name.
  @Test func variablesOfNoEnvironment() async throws {
    let project = "project: desk\nsources: {shop: {source: \"${{ vars.source }}\"}}\n"
    let found = try await findings(Self.workflow("a", queue: "q"), project: project)
    #expect(found.map(\.code) == [.unboundVariable])
    #expect(found.first?.notes == [])
  }
}
