import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Reports

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain what a finding means, with a wrong and a right example.",
    discussion: """
      Every finding ends with its code in brackets, such as [TSK0204].

        tasuki explain TSK0204
        tasuki explain unknown-key
        tasuki explain TSKD101             a change in a report of 'tasuki diff'
        tasuki explain                     the list of all codes
      """)

  @Argument(
    help: ArgumentHelp("a code, such as TSK0204 or 204, or a name; without it, all are listed", valueName: "code"))
  var code: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let terminal = global.terminal
    let pages = ExplanationText(allRules, colored: terminal.colorsResults)
    guard let code else { return terminal.print(pages.list) }
    if let change = ChangeCode.find(code) { return terminal.print(ChangePage.page(for: change)) }
    guard let found = allRules.find(code) else { throw UsageProblem(.unknownDiagnostic(code)) }
    terminal.print(pages.page(for: found))
  }
}
