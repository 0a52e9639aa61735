import ArgumentParser
import Diagnostics

/// Throws where arguments name a command that is not there. The argument parser would take it for an argument too many, and
/// print the help of the command above it.
func checkCommandNames(_ arguments: some Collection<String>) throws(UsageProblem) {
  var command: any ParsableCommand.Type = TasukiCommand.self
  for word in arguments {
    let inner = command.configuration.subcommands
    guard !inner.isEmpty, !word.hasPrefix("-") else { return }
    if word == "help" { continue }
    guard let next = inner.first(where: { $0.configuration.commandName == word }) else {
      let names = inner.compactMap { $0.configuration.commandName }
      throw UsageProblem(.noCommand(word, near: nearestName(to: word, among: names), names))
    }
    command = next
  }
}
