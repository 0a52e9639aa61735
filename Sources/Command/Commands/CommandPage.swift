import ArgumentParser
import Emit

/// The page of the documentation about the command line: the output of `--help`.
enum CommandPage {
  static var file: OutputFile {
    var text = """
      # The command line

      The output of `tasuki --help` and `tasuki help COMMAND`.


      """
    text += section("tasuki", TasukiCommand.helpMessage(columns: 100))
    for command in TasukiCommand.configuration.subcommands {
      guard let name = command.configuration.commandName else { continue }
      text += "\n" + section("tasuki \(name)", TasukiCommand.helpMessage(for: command, columns: 100))
      for inner in command.configuration.subcommands {
        guard let innerName = inner.configuration.commandName else { continue }
        text += "\n" + section("tasuki \(name) \(innerName)", TasukiCommand.helpMessage(for: inner, columns: 100))
      }
    }
    text += """

      Completions for the shell: `tasuki --generate-completion-script zsh` (or `bash`, `fish`).

      """
    return OutputFile(path: "docs/commands.md", bytes: Array(text.utf8))
  }

  private static func section(_ title: String, _ help: String) -> String {
    var lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    while lines.last == "" { lines.removeLast() }
    return "## \(title)\n\n```text\n\(lines.joined(separator: "\n"))\n```\n"
  }
}
