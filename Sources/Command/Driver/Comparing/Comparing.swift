import CloudFormation
public import Comparison
public import Diagnostics
import Flow
import Plan
import Reading
public import Source
import Terraform

/// What two sides are compared by.
public struct DiffRequest: Sendable {
  /// The older side.
  public var base: ComparedInputs
  /// The newer side.
  public var head: ComparedInputs
  /// The environment to look at; each where there is none.
  public var environment: String?
  /// The day from which on runs of schedules are counted.
  public var firstDay: FirstDay
  /// How many tasks read files at once.
  public var width: Int

  /// Makes a request.
  public init(
    base: ComparedInputs, head: ComparedInputs, environment: String?, firstDay: FirstDay, width: Int = 4
  ) {
    self.base = base
    self.head = head
    self.environment = environment
    self.firstDay = firstDay
    self.width = width
  }
}

/// What a comparison came to.
public struct DiffResult: Sendable {
  /// What changes.
  public var report: ChangeReport
  /// The files of both sides, and the event files of tests, each at the position of its number.
  public var sources: [SourceFile]
  /// The errors of both sides, in order; comments silence none of them.
  public var errors: [Diagnostic]
  /// What the sources hold that no report may show.
  public var secrets: [Diagnostic]
  /// How many files of workflows there are on both sides together.
  public var fileCount: Int
}

/// Compares the projects of two sides: texts in memory in, a report out.
public func diff(_ request: DiffRequest) async throws(Cancelled) -> DiffResult {
  var comparing = try await Comparing(request)
  try await comparing.compareAll()
  return comparing.result
}

/// The work of comparing.
private struct Comparing {
  private let request: DiffRequest
  private let joined: JoinedInputs
  private let matching: ProjectMatching
  private var sources: [SourceFile]
  private var diagnostics: [Diagnostic]
  private var secrets: [Diagnostic] = []
  private var projects: [ProjectReport] = []
  private var names: [ResourceIdentifier: ToolNames] = [:]

  init(_ request: DiffRequest) async throws(Cancelled) {
    self.request = request
    let joined = JoinedInputs(request.base, request.head)
    self.joined = joined
    sources = joined.files
    diagnostics = request.base.loaded.diagnostics + joined.renumbered(request.head.loaded.diagnostics)
    var base: [(folder: String, reading: SideReading)] = []
    for input in joined.base {
      let reading = try await SideReading(
        input, of: joined.files, environment: request.environment, after: nil, width: request.width)
      base.append((Self.folder(of: input, request.base, in: joined.files), reading))
    }
    var head: [(folder: String, reading: SideReading)] = []
    for (position, input) in joined.head.enumerated() {
      let folder = Self.folder(of: request.head.loaded.inputs.projects[position], request.head, in: joined.files)
      let known = base.first { $0.folder == folder }?.reading
      let reading = try await SideReading(
        input, of: joined.files, environment: request.environment, after: known, width: request.width)
      head.append((folder, reading))
    }
    for (_, reading) in base + head { diagnostics += reading.diagnostics }
    matching = ProjectMatching(base, head)
  }

  /// The folder of a project, from where its side begins.
  private static func folder(of input: ProjectInput, _ side: ComparedInputs, in files: [SourceFile]) -> String {
    guard let number = input.projectFile, let location = side.loaded.locations[Int(number.index)] else { return "" }
    let folder = PathText.shown(PathText.folder(of: location), in: side.root)
    return folder == "." ? "" : folder
  }

  mutating func compareAll() async throws(Cancelled) {
    for (folder, base, head) in matching.pairs {
      var reports: [(environments: [String], report: ProjectReport)] = []
      for group in alike(environments(base, head), base, head) {
        try Cancelled.check()
        let report = try await compareOne(folder, base, head, group[0])
        reports.append((group.compactMap { $0.head ?? $0.base }, report))
      }
      var report = ProjectReport(joining: reports)
      if request.environment == nil, let old = base?.reading?.project, let new = head?.reading?.project {
        report.addEnvironments(of: old, new)
      }
      projects.append(report)
    }
  }

  /// The environments to compare: those that both sides have, else the first of each.
  private func environments(_ base: SideReading?, _ head: SideReading?) -> [(base: String?, head: String?)] {
    if let name = request.environment { return [(name, name)] }
    guard let base, let head else { return ((base ?? head)?.environments ?? []).prefix(1).map { ($0, $0) }.orNone }
    let common = head.environments.filter(base.environments.contains)
    if !common.isEmpty { return common.map { ($0, $0) } }
    return [(base.environments.first, head.environments.first)]
  }

  /// The environments in groups in which the same changes: without variables environments differ in names alone, unless the
  /// Region or the account of one is another on the newer side.
  private func alike(
    _ names: [(base: String?, head: String?)], _ base: SideReading?, _ head: SideReading?
  ) -> [[(base: String?, head: String?)]] {
    guard names.count > 1, let base, let head, !base.holdsVariables, !head.holdsVariables else {
      return names.map { [$0] }
    }
    func place(_ name: String?, _ side: SideReading) -> [String?] {
      let environment = name.flatMap { side.reading?.project.environment(named: $0) }
      return [environment?.region?.value, environment?.account?.value]
    }
    let steady = names.filter { place($0.base, base) == place($0.head, head) }
    let others = names.filter { place($0.base, base) != place($0.head, head) }
    return (steady.isEmpty ? [] : [steady]) + others.map { [$0] }
  }

  private mutating func compareOne(
    _ folder: String, _ base: SideReading?, _ head: SideReading?, _ names: (base: String?, head: String?)
  ) async throws(Cancelled) -> ProjectReport {
    let sinks = (base: DiagnosticSink(), head: DiagnosticSink())
    let old = try await base?.judgedSide(in: names.base, after: nil, width: request.width, into: sinks.base)
    let isSame = names.base == names.head
    let known = isSame ? base.flatMap { base in old.map { (base, $0.judged) } } : nil
    let new = try await head?.judgedSide(in: names.head, after: known, width: request.width, into: sinks.head)
    diagnostics += sinks.base.diagnostics + sinks.head.diagnostics
    var unchanged: Set<String> = []
    if let judged = new?.judged {
      for (workflow, wasKnown) in zip(judged.workflows, judged.wasKnown) where wasKnown {
        unchanged.insert(workflow.flow.name.value)
      }
    }
    // A name that is there twice has its finding; which one is meant is not known.
    let tested = (old?.judged.workflows.map(\.flow) ?? []).filter { !unchanged.contains($0.name.value) }
    let events = await TestEvents(tested, after: sources.count, from: request.base.events)
    sources += events.files
    secrets += events.secretFindings(in: tested)
    let sides = (
      base: side(old, base, sinks.base, request.base, events), head: side(new, head, sinks.head, request.head, nil)
    )
    let name = (new?.project ?? old?.project)?.name?.value
    let report = compare(
      sides.base, sides.head,
      ComparisonRequest(name: name, folder: folder, unchanged: unchanged, firstDay: request.firstDay))
    nameResources(of: report, sides.base.plan, sides.head.plan)
    return report
  }

  /// Looks up what the tools call the resources of a report: those that are gone in the older plan.
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
    var broken: Set<String> = []
    let numbers = Set(own)
    for diagnostic in sink.diagnostics + (reading?.diagnostics ?? []) where diagnostic.severity == .error {
      guard let file = diagnostic.span?.file, numbers.contains(file) else { continue }
      broken.insert(sources[Int(file.index)].pathInProject)
    }
    // What could not be read at all has no name here; none of the other side's files has this one.
    if inputs.loaded.hasUnreadable { broken.insert("") }
    return ComparedProject(
      project: judged?.project, flows: judged?.judged.workflows.map(\.flow) ?? [],
      plan: judged?.judged.plan ?? DeploymentPlan(project: ""), events: events?.events ?? [:],
      files: ComparedFiles(sources, own: own, withErrors: broken))
  }

  var result: DiffResult {
    let errors = Diagnostic.inOrder(diagnostics.filter { $0.severity == .error })
    let count = (joined.base + joined.head).reduce(0) { $0 + $1.workflows.count }
    return DiffResult(
      report: ChangeReport(base: request.base.title, head: request.head.title, projects, names: names),
      sources: sources,
      errors: errors, secrets: diagnostics + secrets, fileCount: count)
  }
}

/// What one side comes to in an environment.
private struct JudgedSide {
  let project: Project?
  let judged: JudgedProject
}

extension SideReading {
  fileprivate func judgedSide(
    in name: String?, after known: (SideReading, JudgedProject)?, width: Int, into sink: DiagnosticSink
  ) async throws(Cancelled) -> JudgedSide {
    let found = try await judged(in: name, after: known.map { ($0.0, $0.1) }, width: width, into: sink)
    return JudgedSide(project: found.project, judged: found.judged)
  }
}

extension [(base: String?, head: String?)] {
  /// The list; one entry without a name where it is empty.
  fileprivate var orNone: Self { isEmpty ? [(nil, nil)] : self }
}
