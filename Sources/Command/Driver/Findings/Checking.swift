public import Diagnostics
import Source

public struct CheckRequest: Sendable {
  /// What to read.
  public var inputs: RunInputs
  /// Findings from before anything was read.
  public var diagnostics: [Diagnostic]
  /// The environment to check; nil for each.
  public var environment: String?
  public var selection: CodeSelection
  /// Findings that are known and accepted.
  public var baseline: Baseline?
  /// The number of tasks that read files at once.
  public var width: Int
  /// How far the projects are analyzed.
  public var depth = AnalysisDepth.project
  /// The event files of tests, which are searched for secrets; nil if they are not searched.
  public var events: (any EventLibrary)?

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

public struct CheckResult: Sendable {
  /// What was read.
  public var compilation: Compilation
  /// The selected findings that no comment silences, in order.
  public var selected: [Diagnostic]
  /// Those of them that are not known.
  public var shown: [Diagnostic]
  /// The number of known findings that no longer occur.
  public var gone: Int

  /// Every finding that no comment silences, in order.
  public var all: [Diagnostic] { compilation.findings.shown }
}

/// Checks projects: texts in memory in, findings out. Stops at the next step after its task was canceled.
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
