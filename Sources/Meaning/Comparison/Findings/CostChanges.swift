public import Diagnostics

// What workflows cost.

extension Sentence {
  static func costs(_ dollars: Sentence, before: Sentence?, _ rate: String?) -> Sentence {
    let span: Sentence = rate.map { "a month at \($0)" } ?? "for 1000 events"
    guard let before else { return "costs \(dollars) \(span)" }
    return "costs \(dollars) \(span), before \(before)"
  }

  /// An amount: cents, and more digits of less than a cent.
  public static func dollars(_ amount: Double) -> Sentence { "$\(term: shownDollars(amount))" }

  /// What an estimate assumes, and the date and the Region of its prices.
  public static func costAssumptions(_ assumptions: Set<CostEstimate.Assumption>, _ region: String?) -> Sentence {
    var parts: [Sentence] = []
    if assumptions.contains(.path) { parts.append("the most expensive path") }
    if assumptions.contains(.rounds) { parts.append("10 rounds of each loop") }
    if assumptions.contains(.seconds) { parts.append("1 second for each task") }
    parts.append("no retries, no free tier")
    let prices: Sentence = "prices of \(term: Charge.region), \(term: Charge.date)"
    parts.append(
      region.map { $0 == Charge.region ? prices : "\(prices) (those of \($0) may differ)" } ?? prices)
    return "\(parts)"
  }

  /// The actions of which the price is unknown.
  public static func notCounted(_ actions: [String]) -> Sentence { "not counted: \(texts: actions)" }

  private static func shownDollars(_ amount: Double) -> String {
    let cents = Int((amount * 100).rounded())
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    if cents > 0 || amount <= 0 { return "\(cents / 100).\(padded(cents % 100, 2))" }
    // At most ten millionths of a dollar.
    var digits = padded(Int((amount * 10_000_000).rounded()), 7)
    while digits.count > 2, digits.hasSuffix("0") { digits.removeLast() }
    return "0.\(digits)"
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
      events. An increase above `policy.cost-increase` is risky. The prices are those of us-east-1.
      """,
    clause: { _ in "costs more" }, example: Example(base: send(1), head: send(2)))

  static let costShrinks = ChangeCode(
    602, "cost-shrinks", .safe, summary: "An event costs less than before.",
    explanation: "The same estimate as that of TSKD601.",
    clause: { _ in "costs less" }, example: Example(base: send(2), head: send(1)))
}
