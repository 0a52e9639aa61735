import ArgumentParser
import Diagnostics
import Driver
import Reports

/// The formats of the list of rules.
enum RulesFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules: code, level, stage, and whether 'check --fix' can fix their findings.",
    discussion: """
      The stage is what a rule must know: the syntax of a document, a workflow as it is written, the flow in one \
      environment, the plan of its resources, the whole project, an output, a test, or the command.

        tasuki rules
        tasuki rules --format json
        tasuki explain TSK0204             one of them, with examples
      """)

  @Option(help: "format of the list")
  var format = RulesFormat.text

  @OptionGroup var global: GlobalOptions

  func run() {
    let terminal = global.terminal
    let listing = RuleListing(allRules, fixable: fixableRules)
    switch format {
    case .text: terminal.print(listing.text(colored: terminal.colorsResults))
    case .json: terminal.print(listing.json.printed)
    case .markdown: terminal.print(listing.markdown)
    }
  }
}
