import ArgumentParser

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

struct GlobalOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "print no remarks and summaries")
  var quiet = false

  @Flag(name: .shortAndLong, help: "report which files are read and which are ignored")
  var verbose = false

  @Option(help: ArgumentHelp("color the output; NO_COLOR and CLICOLOR_FORCE apply", valueName: "when"))
  var color = ColorChoice.auto

  func validate() throws {
    if quiet, verbose { throw ValidationError(.quietAndVerbose) }
  }

  var terminal: Terminal { Terminal(color: color, isQuiet: quiet, isVerbose: verbose) }
}
