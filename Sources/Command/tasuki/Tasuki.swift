import ArgumentParser

@main
struct Tasuki: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasuki",
    abstract: "Checks trigger-to-task workflows and compiles them for AWS.")
}
