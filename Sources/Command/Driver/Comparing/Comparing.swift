import CloudFormation
public import Comparison
public import Diagnostics
import Flow
import Plan
import Reading
public import Source
import Terraform
import Workflows

public struct DiffRequest: Sendable {
  /// The older side.
  public var base: ComparedInputs
  /// The newer side.
  public var head: ComparedInputs
  /// The environments to compare.
  public var environments: ComparedEnvironments
  /// The day from which the runs of schedules are listed.
  public var firstDay: FirstDay
  /// How often events start workflows, for their cost.
  public var rates: CostRates
  /// How many tasks read files at once.
  public var width: Int

  public init(
    base: ComparedInputs, head: ComparedInputs, environments: ComparedEnvironments = .each, firstDay: FirstDay,
    rates: CostRates = CostRates(), width: Int = 4
  ) {
    self.base = base
    self.head = head
    self.environments = environments
    self.firstDay = firstDay
    self.rates = rates
    self.width = width
  }
}

public struct DiffResult: Sendable {
  public var report: ChangeReport
  /// The files of both sides, and the event files of tests, each at the position of its number.
  public var sources: [SourceFile]
  /// The errors of both sides, and findings about the comparison, in order. Comments silence none of them.
  public var findings: [Diagnostic]
  /// The findings about secrets in the sources, which no report may show.
  public var secrets: [Diagnostic]
  /// The number of files with workflows on both sides together.
  public var fileCount: Int
}

/// Compares the projects of two sides: texts in memory in, a report out.
public func diff(_ request: DiffRequest) async throws(Cancelled) -> DiffResult {
  var comparing = try await Comparing(request)
  try await comparing.compareAll()
  return comparing.result
}

private struct Comparing {
  private let request: DiffRequest
  private let joined: JoinedInputs
  private let matching: ProjectMatching
  private var sources: [SourceFile]
  private var diagnostics: [Diagnostic]
  private var secrets: [Diagnostic] = []
  private var projects: [ProjectReport] = []
  private var names: [ResourceIdentifier: ToolNames] = [:]
  private var work = ComparisonWork()

  init(_ request: DiffRequest) async throws(Cancelled) {
    self.request = request
    let joined = JoinedInputs(request.base, request.head)
    self.joined = joined
    sources = joined.files
    diagnostics = request.base.loaded.diagnostics + joined.renumbered(request.head.loaded.diagnostics)
    var base: [FoundProject] = []
    var known: [String: SideReading] = [:]
    for (position, input) in joined.base.enumerated() {
      let folder = request.base.folder(of: request.base.loaded.inputs.projects[position])
      let reading = try await SideReading(input, of: joined.files, reusing: nil, width: request.width)
      base.append(FoundProject(folder: folder, reading: reading))
      if known[folder] == nil { known[folder] = reading }
    }
    var head: [FoundProject] = []
    for (position, input) in joined.head.enumerated() {
      let folder = request.head.folder(of: request.head.loaded.inputs.projects[position])
      let reading = try await SideReading(input, of: joined.files, reusing: known[folder], width: request.width)
      head.append(FoundProject(folder: folder, reading: reading))
    }
    for project in base + head { diagnostics += project.reading.diagnostics }
    matching = ProjectMatching(base, head)
  }

  mutating func compareAll() async throws(Cancelled) {
    for (folder, base, head) in matching.pairs {
      var reports: [(environments: [String], report: ProjectReport)] = []
      let groups = alike(environments(base, head), base, head)
      noteLeftOut(groups.dropFirst(mostEnvironments), of: groups.count, base, head)
      for group in groups.prefix(mostEnvironments) {
        try Cancelled.check()
        let report = try await compareOne(folder, base, head, group[0])
        reports.append((titles(of: group), report))
      }
      var report = ProjectReport(joining: reports)
      if request.environments == .each, let old = base?.written, let new = head?.written {
        report.addEnvironments(of: old.head, new.head)
      }
      projects.append(report)
    }
  }

  /// Reports that only the first environments are compared.
  private mutating func noteLeftOut(
    _ groups: ArraySlice<[EnvironmentPair]>, of count: Int, _ base: SideReading?, _ head: SideReading?
  ) {
    guard let pair = groups.first?.first, let name = pair.head ?? pair.base,
      let environment = (head ?? base)?.written?.head.environment(named: name)
    else { return }
    diagnostics.append(
      Diagnostic(
        .manyEnvironments, .onlyFirstEnvironments(mostEnvironments, of: count), at: environment.name.span,
        hint: .checkEnvironment(name)))
  }

  /// The names of an environment on both sides; nil if a side has no environments.
  private typealias EnvironmentPair = (base: String?, head: String?)

  /// The environments to compare: those that both sides have, otherwise the first one of each.
  private func environments(_ base: SideReading?, _ head: SideReading?) -> [EnvironmentPair] {
    let chosen = request.environments.names
    if chosen.base != nil { return [chosen] }
    let (old, new) = ((base ?? head)?.environments ?? [], (head ?? base)?.environments ?? [])
    guard base != nil, head != nil else { return [(old.first, new.first)] }
    let oldNames = Set(old)
    let common = new.filter(oldNames.contains)
    return common.isEmpty ? [(old.first, new.first)] : common.map { ($0, $0) }
  }

  /// The names of environments in the report.
  private func titles(of group: [EnvironmentPair]) -> [String] {
    if case .two(let base, let head) = request.environments { return ["\(base)..\(head)"] }
    return group.compactMap { $0.head ?? $0.base }
  }

  /// Groups environments with the same changes: without variables, environments differ only in their names, unless the Region
  /// or the account of one differs between the sides.
  private func alike(
    _ names: [EnvironmentPair], _ base: SideReading?, _ head: SideReading?
  ) -> [[EnvironmentPair]] {
    guard names.count > 1, let base, let head, !base.usesVariables, !head.usesVariables else {
      return names.map { [$0] }
    }
    let (old, new) = (places(of: base), places(of: head))
    func isSame(_ pair: EnvironmentPair) -> Bool { old[pair.base ?? ""] == new[pair.head ?? ""] }
    let same = names.filter(isSame)
    return (same.isEmpty ? [] : [same]) + names.filter { !isSame($0) }.map { [$0] }
  }

  /// The Region and the account of each environment.
  private func places(of side: SideReading) -> [String: [String?]] {
    Dictionary(
      (side.written?.environments ?? []).map { ($0.name.value, [$0.region?.value, $0.account?.value]) },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func compareOne(
    _ folder: String, _ base: SideReading?, _ head: SideReading?, _ names: EnvironmentPair
  ) async throws(Cancelled) -> ProjectReport {
    let sinks = (base: DiagnosticSink(), head: DiagnosticSink())
    let old = try await base?.judged(in: names.base, reusing: nil, width: request.width, into: sinks.base)
    let isSame = names.base == names.head
    // The names of resources contain that of the environment: what follows from it alone is not a change.
    let name: String? = if case .two(let base, _) = request.environments { base } else { nil }
    let known = isSame ? base.flatMap { base in old.map { (base, $0.judged) } } : nil
    let new = try await head?.judged(
      in: names.head, namedAs: name, reusing: known, width: request.width, into: sinks.head)
    diagnostics += sinks.base.diagnostics + sinks.head.diagnostics
    var unchanged: Set<String> = []
    if let judged = new?.judged {
      for (workflow, wasKnown) in zip(judged.workflows, judged.wasKnown) where wasKnown {
        unchanged.insert(workflow.flow.name.value)
      }
    }
    let tested = (old?.judged.workflows.map(\.flow) ?? []).filter { !unchanged.contains($0.name.value) }
    let events = await TestEvents(tested, after: sources.count, from: request.base.events)
    sources += events.files
    secrets += events.secretFindings(in: tested)
    let sides = (
      base: side(old, base, sinks.base, request.base, events), head: side(new, head, sinks.head, request.head, nil)
    )
    let report = compare(
      sides.base, sides.head,
      ComparisonRequest(
        name: (head ?? base)?.name, folder: folder, unchanged: unchanged, firstDay: request.firstDay,
        rates: request.rates, isAcrossEnvironments: name != nil),
      counting: &work)
    nameResources(of: report, sides.base.plan, sides.head.plan)
    return report
  }

  /// Looks up the names in the tools of the resources in a report. Deleted ones are only in the older plan.
  private mutating func nameResources(
    of report: ProjectReport, _ base: DeploymentPlan, _ head: DeploymentPlan
  ) {
    let changes = report.changes + report.workflows.flatMap(\.changes)
    var wanted = Set(changes.compactMap(\.resource?.identifier)).subtracting(names.keys)
    for plan in [head, base] where !wanted.isEmpty {
      let terraform = TerraformBackend.addresses(of: plan)
      let cloudFormation = CloudFormationBackend.logicalIDs(of: plan)
      for identifier in wanted {
        guard let address = terraform[identifier], let id = cloudFormation[identifier] else { continue }
        names[identifier] = ToolNames(terraform: address, cloudFormation: id)
      }
      wanted.subtract(names.keys)
    }
  }

  private func side(
    _ judged: JudgedSide?, _ reading: SideReading?, _ sink: DiagnosticSink, _ inputs: ComparedInputs,
    _ events: TestEvents?
  ) -> ComparedProject {
    let own = (reading?.input.workflows.map(\.file) ?? []) + [reading?.input.projectFile].compactMap { $0 }
    let numbers = Set(own)
    var broken: Set<String> = []
    var errors: [Span] = []
    for diagnostic in sink.diagnostics + (reading?.diagnostics ?? []) where diagnostic.severity == .error {
      guard let span = diagnostic.span, numbers.contains(span.file) else { continue }
      errors.append(span)
      broken.insert(sources[Int(span.file.index)].pathInProject)
    }
    // The name of a file that could not be read is unknown here.
    if inputs.loaded.hasUnreadable { broken.insert("") }
    return ComparedProject(
      project: judged?.project, flows: judged?.judged.workflows.map(\.flow) ?? [],
      plan: judged?.judged.plan ?? DeploymentPlan(project: ""), events: events?.events ?? [:],
      files: ComparedFiles(sources, own: own, withErrors: broken, errors: errors))
  }

  var result: DiffResult {
    let findings = Diagnostic.inOrder(diagnostics.filter { $0.severity == .error || $0.code == .manyEnvironments })
    let count = (joined.base + joined.head).reduce(0) { $0 + $1.workflows.count }
    return DiffResult(
      report: ChangeReport(
        base: request.base.title, head: request.head.title, projects, names: names, basePaths: joined.basePaths),
      sources: sources, findings: findings, secrets: diagnostics + secrets, fileCount: count)
  }
}
