public import Diagnostics

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
  /// How many tasks read files at once.
  public var width: Int
  /// Where the event files of tests are, which are searched for secrets; they are not read where there is none.
  public var eventPlaces: EventPlaces?

  /// Makes a request.
  public init(
    inputs: RunInputs, diagnostics: [Diagnostic] = [], environment: String? = nil, selection: CodeSelection,
    width: Int = 4, eventPlaces: EventPlaces? = nil
  ) {
    self.inputs = inputs
    self.diagnostics = diagnostics
    self.environment = environment
    self.selection = selection
    self.width = width
    self.eventPlaces = eventPlaces
  }
}

/// What a check came to.
public struct CheckResult: Sendable {
  /// What was read.
  public var compilation: Compilation
  /// Every finding that no comment silences, in order.
  public var all: [Diagnostic]
  /// Those that were selected.
  public var shown: [Diagnostic]
}

/// Checks projects: files in memory in, findings out. Only the event files of tests are read from disk.
public func check(_ request: CheckRequest) async -> CheckResult {
  var compilation = await compile(
    CompileRequest(inputs: request.inputs, environment: request.environment, width: request.width))
  if let places = request.eventPlaces {
    let events = TestEvents(compilation.flows, after: compilation.sources.count, places)
    compilation.diagnostics += events.secretFindings(in: compilation.flows)
  }
  let findings = SuppressedFindings(
    compilation.diagnostics + request.diagnostics, in: compilation.sources, comments: compilation.comments)
  return CheckResult(
    compilation: compilation, all: findings.shown, shown: findings.shown.filter { request.selection.takes($0.code) }
  )
}
