import Diagnostics
import Driver
import Flow
import Foundation
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
    let files = [("tasuki.yaml", project), ("a.yaml", workflow)].enumerated().map { index, text in
      SourceFile(number: FileNumber(UInt32(index)), path: text.0, bytes: Array(text.1.utf8))
    }
    let inputs = RunInputs(
      files: files,
      projects: [ProjectInput(projectFile: files[0].number, workflows: [WorkflowInput(files[1].number)])])
    return try await compile(CompileRequest(inputs: inputs, environment: environment)).diagnostics
  }

  @Test func aFindingOfSomeEnvironmentsNamesThem() async throws {
    let found = try await findings(Self.workflow("a"))
    #expect(found.map(\.code) == [.resourceForm])
    #expect(found.first?.notes.map(\.text) == ["In 'two' and 'three' alone."])
    let single = Self.project.replacingOccurrences(
      of: "three: {vars: {queue: \"https://x y\"}}", with: "three: {vars: {queue: q}}")
    #expect(try await findings(Self.workflow("a"), project: single).first?.notes.map(\.text) == ["In 'two' alone."])
  }

  /// Where one environment is asked for there is nothing to tell apart.
  @Test func aFindingOfThePickedEnvironmentNamesNone() async throws {
    let found = try await findings(Self.workflow("a"), environment: "two")
    #expect(found.map(\.code) == [.resourceForm])
    #expect(found.first?.notes == [])
  }

  /// What does not depend on the environment is said once, also beside what does.
  @Test func whatAllEnvironmentsHaveNamesNone() async throws {
    let broken = Self.workflow("b").replacingOccurrences(of: "hand-over", with: "Hand Over")
    let both = Self.workflow("a", queue: "\"a b\"") + "---\n" + broken
    let found = try await findings(both)
    #expect(found.map(\.code) == [.resourceForm, .nameForm, .resourceForm])
    #expect(found.map { $0.notes.contains { $0.text.hasSuffix("alone.") } } == [false, false, true])
  }

  /// A variable that an environment lacks has a finding that names the environment.
  @Test func aMissingVariableIsToldOnce() async throws {
    let text = Self.workflow("a", queue: "\"${{ vars.other }}\"")
    let project = Self.project.replacingOccurrences(of: "{queue: orders}", with: "{queue: orders, other: b}")
    let found = try await findings(text, project: project)
    #expect(found.map(\.code) == [.variableMissing, .variableMissing])
    #expect(found.allSatisfy { !$0.notes.contains { $0.text.hasSuffix("alone.") } })
  }

  /// What the project file's variables come to is checked in each environment, for workflows without variables too.
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
    #expect(found.first?.notes.last?.text == "In '\(wrong)' alone.")
    #expect(try await findings(Self.workflow("a", queue: "q"), project: project, environment: wrong).count == 1)
  }

  /// Without an environment there is none to tell apart.
  @Test func variablesOfNoEnvironment() async throws {
    let project = "project: desk\nsources: {shop: {source: \"${{ vars.source }}\"}}\n"
    let found = try await findings(Self.workflow("a", queue: "q"), project: project)
    #expect(found.map(\.code) == [.unboundVariable])
    #expect(found.first?.notes == [])
  }
}
