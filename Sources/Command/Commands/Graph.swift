import ArgumentParser
import Diagnostics
import Driver
import Graphs
import Reports
import Source

/// The formats of pictures.
enum PictureFormat: String, CaseIterable, ExpressibleByArgument {
  case mermaid, dot, svg
}

struct DrawGraph: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw workflows as Mermaid, DOT or SVG.",
    discussion: """
      Without names, it draws how workflows are connected: which sources start them, what they send to, and which of them \
      start others. With the name of a workflow, it draws the steps of that workflow.

        tasuki graph                                       all workflows, for a page in Markdown
        tasuki graph --format svg > workflows.svg          as a picture
        tasuki graph order-placed --format svg             the steps of one of them
        tasuki graph --format dot | dot -Tpdf > all.pdf    with Graphviz
        tasuki diff --git --format svg                     what a change adds, removes and changes

      Variables have the values of the environment that --env names, otherwise of the first one. What can be read is drawn; the exit \
      code is 1 if workflows have errors.
      """)

  @Argument(
    help: ArgumentHelp(
      "names of workflows, or files and folders; without them, all workflows", valueName: "workflow"),
    completion: .file(extensions: ["yaml", "yml"]))
  var targets: [String] = []

  @Option(name: .customLong("env"), help: ArgumentHelp("use this environment of tasuki.yaml", valueName: "name"))
  var environment: String?

  @Option(help: "format of the picture")
  var format = PictureFormat.mermaid

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if targets.contains("") { throw ValidationError(.emptyPath) }
  }

  func run() async throws {
    let terminal = global.terminal
    let (names, arguments) = namesAndPaths(targets, environment: environment)
    let run = try await ProjectRun(arguments, terminal)
    Terminal.keep(run.read)
    let projects = run.read.projects.filter { !$0.flows.isEmpty }.map { DrawnProject($0.project, $0.flows) }
    if projects.isEmpty, run.hasErrors { throw ExitCode(ExitStatus.findings) }
    let wanted = try workflowNames(names, among: run.read.workflowNames)
    let picture = wanted.map { Picture(stepsOf: $0, in: projects) } ?? Picture(of: projects)
    terminal.print(picture, as: format, run.sources)
    if run.hasErrors { throw ExitCode(ExitStatus.findings) }
  }
}

extension Terminal {
  /// Prints a picture in a format.
  func print(_ picture: Picture, as format: PictureFormat, _ sources: MaskedSources) {
    switch format {
    case .svg: print(SVGPicture(picture, sources).bytes)
    case .dot: print(DOTPicture(picture, sources).bytes)
    case .mermaid:
      let mermaid = MermaidPicture(picture, sources)
      print(mermaid.bytes)
      if !mermaid.isDrawable { warn(.tooLargeForMermaid) }
    }
  }
}
