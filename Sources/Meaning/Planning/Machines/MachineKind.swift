import Catalog
import Diagnostics
import Expressions
import Flow
import Plan
import Source

/// The type of a state machine, and the reason for it in words.
///
/// A standard machine runs exactly once and up to a year, an express one at least once and up to five minutes (Step
/// Functions Developer Guide, "Choosing workflow type in Step Functions"). The type of a machine cannot be changed, so
/// the physical name depends on the type. A shadow has the type that the workflow has when it is live.
struct MachineKind: Sendable {
  let kind: StateMachineBody.Kind
  let because: String

  /// The longest duration of an express execution, in seconds.
  private static let expressLimit = 300

  private init(_ kind: StateMachineBody.Kind, _ because: String) {
    self.kind = kind
    self.because = because
  }

  /// The type that the workflow requests, or else the one that it needs.
  init(of workflow: Flow, isWaitedFor: Bool, _ facts: ProjectFacts) {
    switch workflow.stateMachine?.value {
    case .standard: self.init(.standard, "the workflow requests it")
    case .express: self.init(.express, "the workflow requests it")
    case nil: self.init(neededFor: workflow, isWaitedFor: isWaitedFor, facts)
    }
  }

  private init(neededFor workflow: Flow, isWaitedFor: Bool, _ facts: ProjectFacts) {
    let steps = workflow.allSteps
    let calls = workflow.calls
    if steps.contains(where: { if case .wait = $0 { true } else { false } }) {
      self.init(.standard, "it waits")
    } else if steps.contains(where: { if case .forEach = $0 { true } else { false } }) {
      self.init(.standard, "the duration of its loop is unbounded")
    } else if isWaitedFor {
      self.init(.standard, "another workflow waits for its end")
    } else if !calls.allSatisfy({ $0.operation?.mayRunTwice ?? true }) {
      self.init(.standard, "running its tasks twice is unsafe")
    } else if calls.count <= 3, facts.retry == nil,
      calls.allSatisfy({ $0.retry == nil && $0.timeout == nil && $0.operation?.isQuick ?? true })
    {
      self.init(.express, "it is short and may run twice")
    } else {
      self.init(.standard, "it may take longer than five minutes")
    }
  }

  /// The part of a workflow that an express machine cannot run; nil if there is none.
  static func expressObstacle(of workflow: Flow, waitOrigin: Span?) -> Label? {
    var pauses = 0
    for step in workflow.allSteps {
      switch step {
      case .wait(.until(let expression), _): return Label(expression.span, .unknownLength)
      case .wait(.seconds(let seconds, let origin), _):
        pauses += min(seconds, expressLimit)
        if pauses >= expressLimit { return Label(origin.span ?? workflow.name.span, .pausesTooLong) }
      case .call(let call):
        if case .machine(let start)? = call.operation, let origin = start.waitOrigin {
          return Label(origin.span ?? workflow.name.span, .waitsForMachine)
        }
      case .parallel, .choose, .forEach, .stop, .invalid: break
      }
    }
    return waitOrigin.map { Label($0, .waitsForItsEnd) }
  }

  /// The comment of the definition: the description of the workflow, then the type and its reason.
  func comment(of workflow: Flow) -> String {
    let reason = "\(kind.rawValue) because \(because)."
    guard var text = workflow.description?.value else { return reason }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    let isSentence = text.last.map { ".!?。！？".contains($0) } ?? true
    return text.isEmpty ? reason : text + (isSentence ? " " : ". ") + reason
  }
}

extension Operation {
  /// Whether running the operation twice is safe.
  fileprivate var mayRunTwice: Bool {
    switch self {
    case .item, .log, .object: true
    case .queue(let message): message.deduplication != nil
    case .request(let request): ["GET", "HEAD", "OPTIONS", "PUT"].contains(request.method)
    case .batchJob, .build, .chat, .container, .delivery, .event, .forward, .function, .machine, .mail, .service,
      .stream, .topic:
      false
    }
  }

  /// Whether it certainly takes seconds rather than minutes, including retries and their pauses. A try of a request
  /// takes up to a minute (Step Functions Developer Guide, "Call HTTPS APIs").
  fileprivate var isQuick: Bool {
    if case .request = self { false } else { true }
  }
}
