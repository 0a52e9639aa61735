import ArgumentParser

/// EventBridge patterns by themselves, without workflows.
struct PatternCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pattern",
    abstract: "EventBridge patterns alone: does this event match, is this pattern valid, which of two is wider?",
    subcommands: [PatternMatch.self, PatternCheck.self, PatternCompare.self])
}
