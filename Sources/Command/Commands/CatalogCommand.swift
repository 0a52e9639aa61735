import ArgumentParser
import Comparison
import Diagnostics
import Driver
import Flow
import Inventory
import Reports
import Simulation
import Source

/// The forms of the catalog.
enum CatalogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, html, csv, json

  /// The format of a file by the ending of its name.
  init?(ofFile path: String) {
    switch path.split(separator: ".").last {
    case "md": self = .markdown
    case "html": self = .html
    case "csv": self = .csv
    case "json": self = .json
    default: return nil
    }
  }
}

struct CatalogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List every workflow: what it does, where it runs, and who is responsible.",
    discussion: """
      Lists the workflows of one or many projects, including those that run elsewhere or are retired: what starts each, \
      what it does, which data it sends to whom, what it may do, and what its tests cover.

        tasuki catalog                                  everything that tasuki.yaml names
        tasuki catalog --format markdown > catalog.md   a page for a wiki
        tasuki catalog --format html > catalog.html     one page with search, filters and pictures
        tasuki catalog --check catalog.md               exit with 1 if that page is stale
        tasuki catalog --where owner=billing-ops        the workflows of a team
        tasuki catalog --uses connection:crm            what breaks without a connection
        tasuki catalog --due                            what must be reviewed

      The page contains no date of today, and no cost unless --cost is given, so it changes only if a workflow does.
      """)

  @OptionGroup var paths: PathArguments

  @Option(help: "format of the catalog (default: text, or that of the file of --check)")
  var format: CatalogFormat?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "list only workflows with this workflow, owner, state, runs-on or label.NAME, such as owner=billing-ops or state!=retired; can be repeated",
      valueName: "condition"))
  var conditions: [String] = []

  @Option(
    help: ArgumentHelp(
      "list only workflows that use this connection, event, field, secret or action, such as connection:crm; can be repeated",
      valueName: "thing"))
  var uses: [String] = []

  @Flag(help: "list only workflows whose review is due")
  var due = false

  @Option(help: ArgumentHelp("the day at which reviews are due, such as 2027-04-01", valueName: "day"))
  var today: String?

  @Flag(help: "show what workflows cost")
  var cost = false

  @OptionGroup var rates: CostOptions

  @Option(
    help: ArgumentHelp("exit with 1 if this file differs from the catalog", valueName: "file"), completion: .file())
  var check: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    for text in conditions where InventoryCondition(text) == nil { throw ValidationError(.notACondition(text)) }
    for text in uses where InventoryUse(text) == nil { throw ValidationError(.notAUse(text)) }
    if let today {
      if !due { throw ValidationError(.dayWithoutDue) }
      if FirstDay(today) == nil { throw ValidationError(.notADay(today)) }
    }
    if check == "" { throw ValidationError(.emptyPath) }
  }

  func run() async throws {
    let terminal = global.terminal
    let run = try await ProjectRun(paths, terminal)
    if !run.hasErrors { try rates.check(run.read.workflowNames) }
    let (inventory, sources) = await inventory(run)
    let selection = InventorySelection(
      conditions.compactMap { InventoryCondition($0) }, uses: uses.compactMap { InventoryUse($0) },
      dueAt: due ? (today ?? FirstDay.today.text) : nil)
    let selected = inventory.selecting(selection)
    let format = format ?? check.flatMap { CatalogFormat(ofFile: $0) } ?? .text
    let bytes = bytes(of: selected, sources, as: format, colored: check == nil && terminal.colorsResults)
    if let check {
      // A catalog without the workflows that have errors would differ for no reason.
      if run.hasErrors { throw ExitCode(ExitStatus.findings) }
      if try isStale(check, bytes, terminal) { throw ExitCode(ExitStatus.findings) }
    } else {
      terminal.print(bytes)
      if selected.entries.isEmpty, !inventory.entries.isEmpty { terminal.remark(.noneSelected) }
    }
    if run.hasErrors { throw ExitCode(ExitStatus.findings) }
  }

  private func inventory(_ run: ProjectRun) async -> (Inventory, MaskedSources) {
    let prepared = PreparedSimulation(run.read)
    let workflows = prepared.workflows.map(\.workflow)
    let events = await TestEvents(
      workflows, after: prepared.sources.count,
      from: DiskEvents(run.inputs.loaded, currentFolder: FileSystem.currentFolder()))
    var work = SimulationWork()
    let projects = zip(run.read.projects, prepared.rulebooks).map { project, rulebook in
      InventoryProject(
        project.flows, project.plan, project.project, environment: project.environment?.name.value,
        rates: rates.rates,
        coverage: TestRun(rulebook, events: events.events, counting: &work).coverage)
    }
    return (
      Inventory(projects),
      MaskedSources(
        prepared.sources + events.files,
        secretsOf: prepared.diagnostics + events.secretFindings(in: workflows))
    )
  }

  private func bytes(
    of inventory: Inventory, _ sources: MaskedSources, as format: CatalogFormat, colored: Bool
  ) -> [UInt8] {
    switch format {
    case .text: CatalogText(inventory, sources, showsCost: cost).bytes(colored: colored)
    case .markdown: CatalogMarkdown(inventory, sources, showsCost: cost).bytes
    case .html: CatalogPage(inventory, sources, showsCost: cost).bytes
    case .csv: CatalogCSV(inventory, sources, showsCost: cost).bytes
    case .json: CatalogJSON(inventory, sources, showsCost: cost).value.printed
    }
  }

  /// Whether a file differs from the catalog. Shows the first line that does.
  private func isStale(_ path: String, _ wanted: [UInt8], _ terminal: Terminal) throws -> Bool {
    let found: [UInt8]
    do throws(FileProblem) {
      found = try FileSystem.readRegular(path, limit: 1 << 26)
    } catch {
      throw UsageProblem(.cannotRead(error.path, reason: error.reason.sentence))
    }
    if found == wanted { return false }
    let old = found.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = wanted.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func text(_ lines: [ArraySlice<UInt8>]) -> String? {
      lines.indices.contains(line) ? String(decoding: lines[line], as: UTF8.self) : nil
    }
    terminal.print(.isStale(path, line: line + 1))
    if let text = text(old) { terminal.print("- " + text) }
    if let text = text(new) { terminal.print("+ " + text) }
    return true
  }
}

extension Sentence {
  fileprivate static func notACondition(_ text: String) -> Sentence {
    "'--where \(text)' is not NAME=VALUE or NAME!=VALUE with one of the names \(terms: InventoryCondition.properties)"
  }
  fileprivate static func notAUse(_ text: String) -> Sentence {
    "'--uses \(text)' is not KIND:NAME with one of the kinds \(terms: InventoryUse.Kind.allCases.map(\.rawValue))"
  }
  fileprivate static let dayWithoutDue: Sentence = "--today needs --due"
  fileprivate static let noneSelected: Sentence = "no workflow meets all conditions"
  fileprivate static func isStale(_ path: String, line: Int) -> Sentence {
    "'\(path)' is stale: line \(line) differs"
  }
}
