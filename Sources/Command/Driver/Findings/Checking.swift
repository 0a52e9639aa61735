public import Diagnostics
import Source

/// What a check is asked for.
public struct CheckRequest: Sendable {
  /// What to read.
  public var inputs: RunInputs
  /// Findings that were made before anything was read.
  public var diagnostics: [Diagnostic]
  /// The environment to look at; nil for each.
  public var environment: String?
  /// Which findings are let through.
  public var selection: CodeSelection
  /// Findings that are known and let be.
  public var baseline: Baseline?
  /// How many tasks read files at once.
  public var width: Int
  /// How far the projects are looked into.
  public var depth = AnalysisDepth.project
  /// The event files of tests, which are searched for secrets; they are not looked at where there are none.
  public var events: (any EventLibrary)?

  /// Makes a request.
  public init(
    inputs: RunInputs, diagnostics: [Diagnostic] = [], environment: String? = nil,
    selection: CodeSelection = .everything, baseline: Baseline? = nil, width: Int = 4,
    events: (any EventLibrary)? = nil
  ) {
    self.inputs = inputs
    self.diagnostics = diagnostics
    self.environment = environment
    self.selection = selection
    self.baseline = baseline
    self.width = width
    self.events = events
  }
}

/// What a check came to.
public struct CheckResult: Sendable {
  /// What was read.
  public var compilation: Compilation
  /// Those of the findings that were selected and that no comment silences, in order.
  public var selected: [Diagnostic]
  /// Those of them that are not known.
  public var shown: [Diagnostic]
  /// How many known findings are gone.
  public var gone: Int

  /// Every finding that no comment silences, in order.
  public var all: [Diagnostic] { compilation.findings.shown }
}

/// Checks projects: texts in memory in, findings out. Stops at the next step where its task is cancelled.
public func check(_ request: CheckRequest) async throws(Cancelled) -> CheckResult {
  var reading = CompileRequest(inputs: request.inputs, environment: request.environment, width: request.width)
  reading.depth = request.depth
  var compilation = try await compileAsWritten(reading)
  if let library = request.events, request.depth == .project {
    let events = await TestEvents(compilation.flows, after: compilation.sources.count, from: library)
    try Cancelled.check()
    compilation.diagnostics += events.secretFindings(in: compilation.flows)
  }
  compilation.findings = SuppressedFindings(
    compilation, adding: request.diagnostics, areComplete: request.depth == .project)
  let selected = compilation.findings.shown.filter { request.selection.takes($0.code) }
  let (new, gone) = request.baseline?.filter(selected, in: SourceIndex(compilation.sources)) ?? (selected, 0)
  return CheckResult(compilation: compilation, selected: selected, shown: new, gone: gone)
}
