import Diagnostics
import Flow
import Plan
import Source

/// The costs of workflows on both sides.
struct CostComparison {
  private let head: ComparedProject
  private let rates: CostRates
  private let machines: (base: [String: StateMachineBody], head: [String: StateMachineBody])

  /// Both sides are compared at the rates of the newer one.
  init(
    _ head: ComparedProject, _ rates: CostRates,
    machines: (base: [String: StateMachineBody], head: [String: StateMachineBody])
  ) {
    self.head = head
    self.rates = rates.completed(by: head.project)
    self.machines = machines
  }

  /// The change of what a workflow costs; nil if it costs the same, or no longer does anything.
  func change(_ old: Flow?, _ new: Flow) -> Change? {
    let before = old.flatMap { CostEstimate($0, machines.base[$0.name.value]) }
    guard let after = CostEstimate(new, machines.head[new.name.value]), (before?.counts ?? []) != after.counts
    else { return nil }
    let rate = rates.rate(of: new.name.value)
    let cost = CostChange(
      before: before.map { Dollars($0.dollars(at: rate)) }, after: Dollars(after.dollars(at: rate)), rate: rate)
    let increase = cost.after.amount - (cost.before?.amount ?? 0)
    let code: ChangeCode
    if before?.isIncomparable(with: after, increase) == true {
      code = .costUnclear
    } else {
      code = increase > 0 ? .costGrows : .costShrinks
    }
    let isLarge = rate != nil && head.project?.costIncrease.map { increase > $0.value.perMonth } == true
    return Change(
      code, .costs(cost), base: old?.name.span, head: new.name.span, facts: facts(before, after), cost: cost,
      // Rates and prices are not part of the change.
      identity: Charge.allCases.flatMap { charge in
        [before?.count(charge)?.text ?? "0", after.count(charge)?.text ?? "0"]
      }, level: isLarge && increase > 0 ? .risky : nil)
  }

  private func facts(_ before: CostEstimate?, _ after: CostEstimate) -> [ChangeFact] {
    let counts = Charge.allCases.filter { before?.count($0) != after.count($0) }.map { charge in
      ChangeFact.values(
        .words(charge.words), before?.count(charge).map { .code($0.text) },
        after.count(charge).map { .code($0.text) })
    }
    let assumptions = after.assumptions.union(before?.assumptions ?? [])
    let uncounted = Set(after.uncountedActions).union(before?.uncountedActions ?? []).sorted()
    return counts + [.note(.costAssumptions(assumptions, head.plan.region))]
      + (uncounted.isEmpty ? [] : [.note(.notCounted(uncounted))])
  }
}

extension CostEstimate {
  /// Whether tasks without a price may turn an increase into a decrease, or the reverse.
  fileprivate func isIncomparable(with after: CostEstimate, _ increase: Double) -> Bool {
    let (gaining, losing) = increase > 0 ? (after, self) : (self, after)
    return losing.uncounted.contains { action, count in count > gaining.uncounted[action, default: 0] }
  }
}
