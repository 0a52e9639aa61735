public import Diagnostics
public import Flow

// What workflows cost.

extension Sentence {
  static func costs(_ cost: CostChange) -> Sentence {
    let span = span(of: cost.rate)
    guard let before = cost.before else { return "costs \(term: cost.after.text) \(span)" }
    let texts = Dollars.texts(cost.after, before)
    return "costs \(term: texts.first) \(span), before \(term: texts.second)"
  }

  /// For what a cost is: `a month at 10000/day`.
  public static func span(of rate: EventRate?) -> Sentence {
    rate.map { "a month at \(term: $0.text)" } ?? "for \(Int(CostEstimate.sampleCount)) events"
  }

  /// What an estimate assumes, and the date and the Region of its prices.
  public static func costAssumptions(_ assumptions: Set<CostEstimate.Assumption>, _ region: String?) -> Sentence {
    let parts = CostEstimate.Assumption.allCases.filter(assumptions.contains).map(\.sentence)
    let prices: Sentence = "no retries, no free tier, prices of \(term: Charge.region), \(term: Charge.date)"
    let end: Sentence =
      region.map { $0 == Charge.region ? prices : "\(prices) (those of \($0) may differ)" } ?? prices
    return "\(parts + [end])"
  }

  /// The actions of which the price is unknown.
  public static func notCounted(_ actions: [String]) -> Sentence { "not counted: \(texts: actions)" }
}

extension Charge {
  /// Several of them in words.
  public var words: Sentence {
    switch self {
    case .transition: "state transitions"
    case .expressRequest: "express executions"
    case .expressSecond: "express seconds"
    case .queueMessage: "messages to queues"
    case .fifoMessage: "messages to FIFO queues"
    case .topicMessage: "messages to topics"
    case .functionRequest: "requests to functions"
    case .destinationRequest: "requests of API destinations"
    case .loggedKilobyte: "logged kilobytes"
    case .mail: "mails"
    case .putEvent: "events put on a bus"
    case .scheduledRun: "scheduled runs"
    }
  }
}

extension CostEstimate.Assumption {
  fileprivate var sentence: Sentence {
    switch self {
    case .path: "the most expensive path"
    case .rounds: "\(Int(Self.roundCount)) rounds of each loop"
    case .seconds: "\(Int(Self.secondCount)) second for each task, 64 MB of memory"
    case .size: "at most 64 KB for each message"
    case .entry: "1 KB for each log entry"
    case .recipient: "1 recipient for each mail"
    }
  }
}

extension ChangeCode {
  private static func send(_ count: Int) -> String {
    DiagnosticCode.tasksWorkflow(
      (1...count).map { "  - {id: send-\($0), uses: sqs/send, with: {queue: orders}}" }.joined(separator: "\n"))
  }

  static let costGrows = ChangeCode(
    601, "cost-grows", .safe, summary: "An event costs more than before.",
    explanation: """
      The cost of the most expensive path through the workflow, without retries, free tiers and the durations of functions. \
      With a rate (`rates` in the project file, or `--rate`), it is the cost of a month of 30 days, otherwise that of 1,000 \
      events. An increase above `policy.cost-increase` is risky. [What workflows cost](cost.md) has the prices.
      """,
    clause: { _ in "costs more" }, example: Example(base: send(1), head: send(2)))

  static let costShrinks = ChangeCode(
    602, "cost-shrinks", .safe, summary: "An event costs less than before.",
    explanation: "The same estimate as that of TSKD601.",
    clause: { _ in "costs less" }, example: Example(base: send(2), head: send(1)))

  static let costUnclear = ChangeCode(
    603, "cost-unclear", .safe, summary: "An event costs something else, of which a part is not known.",
    explanation: """
      The price of an action that was added or removed is not in the table. It may be larger than the difference of the rest, \
      so it is not known whether the workflow costs more or less than before.
      """,
    clause: { _ in "may cost more or less" },
    example: Example(
      base: DiagnosticCode.tasksWorkflow(
        "  - wait: 1h\n  - {id: hand-over, uses: sqs/send, with: {queue: orders}}"),
      head: DiagnosticCode.tasksWorkflow(
        "  - {id: hand-over, uses: dynamodb/put-item, with: {table: orders, item: {id: a}}}")))
}
