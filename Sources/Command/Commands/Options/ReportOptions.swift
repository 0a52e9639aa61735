import ArgumentParser
import Diagnostics
import Driver
import Emit
import Reports
import Source

/// The formats of findings.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson

  func bytes(_ diagnostics: [Diagnostic], _ sources: MaskedSources, colored: Bool) -> [UInt8] {
    let findings = sources.masked(diagnostics)
    return switch self {
    case .text: TextReport(sources, colored: colored).bytes(findings)
    case .concise: ConciseReport(sources).bytes(findings)
    case .json: JSONReport(sources).value(findings).printed
    case .jsonl: JSONReport(sources).lines(findings)
    case .sarif:
      SARIFReport(sources, rules: allRules, version: Version.text).value(findings).printed
    case .github: GitHubReport(sources).bytes(findings)
    case .gitlab: GitLabReport(sources).value(findings).printed
    case .junit: JUnitReport(sources).bytes(findings)
    case .checkstyle: CheckstyleReport(sources).bytes(findings)
    case .rdjson: RDJSONReport(sources).value(findings).printed
    }
  }
}

/// A report: its format, and the file that it is written to.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  /// The file; nil for standard output.
  let file: String?

  init(_ format: ReportFormat, file: String? = nil) {
    self.format = format
    self.file = file
  }

  /// Reads `sarif` or `sarif=findings.sarif`.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    guard let format = ReportFormat(rawValue: parts[0]) else { return nil }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.init(format, file: parts.count == 2 ? parts[1] : nil)
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }
}

/// The reports of a command, and where they go.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "format of the report, or FORMAT=FILE to write it to a file; can be repeated (default: text)",
      valueName: "format"))
  var formats: [ReportTarget] = []

  @Option(
    help: ArgumentHelp("write the report to this file, not to standard output", valueName: "file"),
    completion: .file())
  var outputFile: String?

  /// The reports, of which at most one goes to standard output.
  var targets: [ReportTarget] {
    let all = formats.isEmpty ? [ReportTarget(.text)] : formats
    guard let outputFile else { return all }
    return all.map { $0.file == nil ? ReportTarget($0.format, file: outputFile) : $0 }
  }

  func validate() throws {
    if outputFile == "" { throw ValidationError(.emptyValue("--output-file")) }
    let printed = (formats.isEmpty ? [ReportTarget(.text)] : formats).filter { $0.file == nil }
    if printed.count > 1 { throw ValidationError(.oneReportOnOutput(printed.map(\.format.rawValue))) }
    if outputFile != nil, printed.isEmpty { throw ValidationError(.everyReportHasFile) }
    var known: Set<String> = []
    let current = FileSystem.currentFolder()
    for target in targets {
      guard let file = target.file else { continue }
      guard known.insert(PathText.parts(of: file, in: current).joined(separator: "/")).inserted else {
        throw ValidationError(.fileOfTwoReports(file))
      }
    }
  }

  /// Rejects a report that would replace a file that was read for it, or a project file, before anything is written.
  func check(against locations: [String?]) throws {
    let current = FileSystem.currentFolder()
    let read = Set(locations.compactMap(\.self).map { FileSystem.destination(of: $0) })
    for target in targets {
      guard let file = target.file else { continue }
      let place = FileSystem.destination(of: PathText.joined(current, file))
      if read.contains(place) || ProjectFileName.all.contains(PathText.name(of: place)) {
        throw UsageProblem(.reportOverInput(file))
      }
    }
  }

  /// Prints the report for standard output, and writes the others.
  func deliver(_ diagnostics: [Diagnostic], _ sources: MaskedSources, _ terminal: Terminal) throws {
    let current = FileSystem.currentFolder()
    for target in targets {
      let colored = target.file == nil && terminal.colorsResults
      let bytes = target.format.bytes(diagnostics, sources, colored: colored)
      guard let file = target.file else {
        if !bytes.isEmpty { terminal.print(bytes) }
        continue
      }
      do {
        try FileSystem.checkStays(file, in: current)
        try DiskWriter().write(bytes, to: file)
      } catch {
        throw UsageProblem(.cannotWrite(file, reason: error.reason.sentence))
      }
    }
  }
}
