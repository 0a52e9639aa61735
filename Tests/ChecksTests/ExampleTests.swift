public import Diagnostics
import Driver
import TestSupport
public import Testing

/// The examples of every diagnostic code that reading and checking can find.
@Suite struct ExampleTests {
  /// Codes that only the planner emits; its suite runs their examples.
  static let plannedBlocks = [450...499, 550...599, 700...899]

  static let codes = allRules.all.filter { code in
    if [.shown, .template].contains(code.example.kind) { return false }
    return !plannedBlocks.contains { $0.contains(Int(code.number)) }
  }

  @Test(arguments: codes) func badExampleHasItsMarkedFindings(_ code: DiagnosticCode) {
    let checked = run(code.example.bad, code.example)
    #expect(!checked.marks.isEmpty, "an example without marks shows nothing")
    expect(checked, code)
  }

  @Test(arguments: codes) func goodExampleIsClean(_ code: DiagnosticCode) {
    expectClean(run(code.example.good, code.example))
  }

  @Test(arguments: codes) func safeFixLeadsToACleanDocument(_ code: DiagnosticCode) {
    guard let text = fixed(run(code.example.bad, code.example)) else { return }
    expectClean(run(text, code.example))
  }

  private func run(_ text: String, _ example: DiagnosticCode.Example) -> Checked {
    switch example.kind {
    case .project: checkProjectFile(text)
    case .workflow, .shown, .template: check(text, project: example.project)
    }
  }
}

extension DiagnosticCode: CustomTestStringConvertible {
  /// Only the code: the whole example would fill the screen.
  public var testDescription: String { "\(text) \(name)" }
}
