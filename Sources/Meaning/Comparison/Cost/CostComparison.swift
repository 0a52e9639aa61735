import Diagnostics
import Flow
import Plan
import Source

/// The costs of workflows on both sides.
struct CostComparison {
  let base: ComparedProject
  let head: ComparedProject
  let rates: CostRates
  let machines: (base: [String: StateMachineBody], head: [String: StateMachineBody])

  /// The change of what a workflow costs; nil if it costs the same, or exists on neither side.
  func change(_ old: Flow?, _ new: Flow?) -> Change? {
    let before = old.flatMap { CostEstimate($0, machines.base[$0.name.value]) }
    let after = new.flatMap { CostEstimate($0, machines.head[$0.name.value]) }
    guard let name = (new ?? old)?.name.value, let after, before?.counts != after.counts else { return nil }
    let rate = rates.rate(of: name, in: head.project)
    let events = rate?.perMonth ?? 1_000
    let (oldDollars, newDollars) = ((before?.dollars ?? 0) * events, after.dollars * events)
    let grows = newDollars > oldDollars
    let isLarge =
      rate != nil && head.project?.costIncrease.map { newDollars - oldDollars > $0.value.perMonth } == true
    return Change(
      grows ? .costGrows : .costShrinks,
      .costs(.dollars(newDollars), before: before == nil ? nil : .dollars(oldDollars), rate?.text),
      base: old?.name.span,
      head: new?.name.span, facts: facts(before, after, rate),
      // Rates and prices are not part of the change.
      identity: Charge.allCases.flatMap { charge in
        ["\(before?.counts[charge] ?? 0)", "\(after.counts[charge] ?? 0)"]
      }, level: grows && isLarge ? .risky : nil)
  }

  private func facts(_ before: CostEstimate?, _ after: CostEstimate, _ rate: EventRate?) -> [ChangeFact] {
    let counts = Charge.allCases.filter { before?.counts[$0] != after.counts[$0] }.map { charge in
      ChangeFact.values(
        .code(charge.words), before?.counts[charge].map { .code($0.shownCount) },
        after.counts[charge].map { .code($0.shownCount) })
    }
    return counts + [.note(.costAssumptions(after.assumptions.union(before?.assumptions ?? []), head.plan.region))]
      + (after.uncounted.isEmpty ? [] : [.note(.notCounted(after.uncounted))])
  }
}

extension Double {
  /// The number without a fraction of zero.
  var shownCount: String { self == rounded() ? String(Int(self)) : String(self) }
}
