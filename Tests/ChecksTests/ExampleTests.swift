public import Diagnostics
import Driver
import TestSupport
public import Testing

/// The examples of every diagnostic code that reading and checking can find.
@Suite struct ExampleTests {
  /// Codes that only the planner emits; its suite runs their examples.
  static let plannedBlocks = [450...499, 550...599, 700...899]

  static let infos = allRules.all.filter { info in
    if case .shown = info.example.kind { return false }
    return !plannedBlocks.contains { $0.contains(Int(info.code.number)) }
  }

  @Test(arguments: infos) func badExampleHasItsFindings(_ info: DiagnosticInfo) {
    let checked = run(info.example.bad, info.example)
    #expect(!checked.marks.isEmpty, "an example without marks shows nothing")
    expect(checked, info.code)
  }

  @Test(arguments: infos) func goodExampleIsClean(_ info: DiagnosticInfo) {
    expectClean(run(info.example.good, info.example))
  }

  @Test(arguments: infos) func safeFixLeadsToACleanDocument(_ info: DiagnosticInfo) {
    guard let text = mended(run(info.example.bad, info.example)) else { return }
    expectClean(run(text, info.example))
  }

  @Test func eachCodeStandsOnce() {
    let numbers = allRules.all.map(\.code.number)
    #expect(Set(numbers).count == numbers.count)
    let names = allRules.all.map(\.code.name)
    #expect(
      Set(names).count == names.count, "\(Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 })")
  }

  private func run(_ text: String, _ example: DiagnosticInfo.Example) -> Checked {
    switch example.kind {
    case .project: checkProjectFile(text)
    case .workflow, .shown: check(text, project: example.project)
    }
  }
}

extension DiagnosticInfo: CustomTestStringConvertible {
  /// The code, where the whole example would fill the screen.
  public var testDescription: String { "\(code.text) \(code.name)" }
}
