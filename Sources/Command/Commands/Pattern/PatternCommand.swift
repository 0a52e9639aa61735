import ArgumentParser

/// Event patterns without workflows.
struct PatternCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pattern",
    abstract: "Check, match and compare event patterns without workflows.",
    subcommands: [PatternMatch.self, PatternCheck.self, PatternCompare.self])
}
