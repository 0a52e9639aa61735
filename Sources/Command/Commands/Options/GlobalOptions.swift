import ArgumentParser

/// Whether output is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Leave out remarks and summaries.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell which files are read and which are passed over.")
  var verbose = false

  @Option(help: ArgumentHelp("Colour the output; NO_COLOR and CLICOLOR_FORCE are honoured.", valueName: "when"))
  var color = ColorChoice.auto

  func validate() throws {
    if quiet, verbose { throw ValidationError(.quietAndVerbose) }
  }

  /// The streams, as the options want them.
  var terminal: Terminal { Terminal(color: color, isQuiet: quiet, isVerbose: verbose) }
}
