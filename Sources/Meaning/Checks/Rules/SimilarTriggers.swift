import Catalog
public import Diagnostics
import EventPattern
import Flow
import Source

/// Reports workflows that start on events that also start another one.
///
/// Patterns that demand different texts of `source` or `detail-type` have no event in common, so that only those with a
/// text in common are compared, and of many only the first few with each.
@Sendable func checkSimilarTriggers(_ workflows: [Flow], _: [WorkflowStart], _ context: CheckContext) {
  var triggers = SimilarTriggers(context)
  for workflow in workflows where workflow.isCompiled && (workflow.state?.value ?? .live) == .live {
    triggers.add(workflow)
  }
  triggers.report()
}

/// The bus that a trigger's events arrive on.
private enum EventBus: Hashable {
  /// A bus with this name; nil is the default bus.
  case named(String?)
  /// The bus of a partner event source that is known only when the workflow is deployed, by the name of the source.
  case unknownPartner(String)
}

extension FlowTrigger {
  /// The bus and the pattern of the trigger; nil for an invalid trigger or a schedule.
  fileprivate func events(in project: Project?) -> (bus: EventBus, pattern: Pattern)? {
    switch kind {
    case .schedule, .invalid: return nil
    case .pattern(let pattern, let bus): return (.named(busName(bus)), pattern)
    case .event(let event):
      guard event.repeatedAction == nil, let arrival = event.arrival(in: project) else { return nil }
      let bus: EventBus =
        switch arrival {
        case .bus(_, let name), .webhook(_, _, _, _, let name): .named(name)
        case .partner(let source, _, _): .named(source)
        case .unknownPartner(let name, _, _): .unknownPartner(name)
        }
      return (bus, event.pattern(from: arrival.source))
    }
  }
}

private struct SimilarTriggers {
  private struct Entry {
    let workflow: Flow
    let trigger: Span
    let pattern: Pattern
    let fingerprint: Int
    var canonical: Pattern?
    var paths: Set<[UInt8]>?
  }

  private struct Group: Hashable {
    let bus: EventBus
    let source: String
    let detailType: String
  }

  /// The most patterns for one event type that are compared with each other: the cost grows with the square.
  private static let maximumGroup = 40

  private let context: CheckContext
  private var entries: [Entry] = []
  private var groups: [Group: [Int]] = [:]
  private var order: [Group] = []

  init(_ context: CheckContext) { self.context = context }

  mutating func add(_ workflow: Flow) {
    for trigger in workflow.triggers {
      guard let events = trigger.events(in: context.project) else { continue }
      let number = entries.count
      entries.append(
        Entry(
          workflow: workflow, trigger: trigger.span, pattern: events.pattern,
          fingerprint: events.pattern.fingerprint))
      for source in events.pattern.texts(of: "source") ?? [""] {
        for detailType in events.pattern.texts(of: "detail-type") ?? [""] {
          let group = Group(bus: events.bus, source: source, detailType: detailType)
          groups[group, default: []].append(number)
          if groups[group]?.count == 1 { order.append(group) }
        }
      }
    }
  }

  mutating func report() {
    var reported: Set<Int> = []
    for group in order {
      guard let numbers = groups[group] else { continue }
      // Nil if there are too many to compare.
      let others = wider(than: group)
      guard numbers.count + (others?.count ?? 1) > 1 else { continue }
      // The first of each pattern, by its fingerprint.
      var first: [Int: [Int]] = [:]
      for number in numbers where !reported.contains(number) {
        let fingerprint = entries[number].fingerprint
        let twin = first[fingerprint]?.first { canonical(of: $0) == canonical(of: number) }
        guard let twin else {
          first[fingerprint, default: []].append(number)
          continue
        }
        if report(number, of: twin, areEqual: true) { reported.insert(number) }
      }
      guard let others, numbers.count + others.count <= Self.maximumGroup else { continue }
      let candidates = numbers + others
      for number in numbers where !reported.contains(number) {
        let wider = candidates.first { isWithin(number, $0) }
        if let wider, report(number, of: wider, areEqual: false) { reported.insert(number) }
      }
    }
  }

  /// The triggers with fewer conditions: on any detail-type, any source, or any event of the bus; nil if there are too
  /// many to compare.
  private func wider(than group: Group) -> [Int]? {
    var found: [Int] = []
    for (source, detailType) in [(group.source, ""), ("", group.detailType), ("", "")] {
      let other = Group(bus: group.bus, source: source, detailType: detailType)
      guard other != group, let numbers = groups[other] else { continue }
      guard numbers.count <= Self.maximumGroup else { return nil }
      found += numbers.filter { !found.contains($0) }
    }
    return found
  }

  /// The canonical form of a trigger's pattern, computed on demand because few comparisons need it.
  private mutating func canonical(of number: Int) -> Pattern {
    if let known = entries[number].canonical { return known }
    let canonical = entries[number].pattern.canonical
    entries[number].canonical = canonical
    return canonical
  }

  private mutating func paths(of number: Int) -> Set<[UInt8]> {
    if let known = entries[number].paths { return known }
    let paths = entries[number].pattern.paths
    entries[number].paths = paths
    return paths
  }

  private mutating func isWithin(_ inner: Int, _ outer: Int) -> Bool {
    // A pattern with a condition on a field that the other pattern ignores does not match all of the other's events.
    guard inner != outer, entries[inner].workflow.name.value != entries[outer].workflow.name.value,
      paths(of: outer).isSubset(of: paths(of: inner)), canonical(of: inner) != canonical(of: outer)
    else { return false }
    let comparison = PatternComparison(entries[inner].pattern, entries[outer].pattern)
    return comparison.relation == .subset || (comparison.relation == .equal && outer < inner)
  }

  private func report(_ number: Int, of other: Int, areEqual: Bool) -> Bool {
    let (one, other) = (entries[number], entries[other])
    guard one.workflow.name.value != other.workflow.name.value else { return false }
    let label = Label(other.trigger, .triggerOf(other.workflow.name.value))
    if areEqual, one.workflow.does(theSameAs: other.workflow) {
      context.report(
        .repeatedRule, .sameEvents(one.workflow.name.value, as: other.workflow.name.value), at: one.trigger,
        hint: .keepOneOfTwo, labels: [label])
    } else {
      context.report(
        .ruleWithinRule, .everyEventStarts(one.workflow.name.value, starts: other.workflow.name.value),
        at: one.trigger, labels: [label])
    }
    return true
  }
}

extension Flow {
  /// Whether both have the same tasks in the same order, regardless of their IDs.
  fileprivate func does(theSameAs other: Flow) -> Bool {
    calls.elementsEqual(other.calls) { one, other in one.uses == other.uses && one.inputs == other.inputs }
  }
}

public extension DiagnosticCode {
  static let repeatedRule = DiagnosticCode(
    704, "repeated-rule", .warning, stage: .project,
    summary: "Two workflows start on the same events and do the same.",
    explanation: """
      The patterns of both workflows match exactly the same events, and their tasks do the same. Every message is sent \
      twice.
      """,
    example: .init(
      .workflow, bad: twins("⏵{source: com.example.shop, event: order.placed}⏴", "orders"),
      good: twins("{source: com.example.shop, event: order.canceled}", "orders")))
  static let ruleWithinRule = DiagnosticCode(
    705, "rule-within-rule", .information, stage: .project,
    summary: "Every event that starts a workflow also starts another one.",
    explanation: """
      This may be intended, such as a second message for large orders. Or two people may have written the same \
      workflow without knowing of each other. The finding appears once per trigger; `# tasuki: \
      ignore[rule-within-rule]` silences it.
      """,
    example: .init(
      .workflow,
      bad: twins(
        "⏵{source: com.example.shop, event: order.placed, where: {total: {numeric: [\">\", 5]}}}⏴", "more-orders"),
      good: twins("{source: com.example.shop, event: order.canceled}", "orders")))
}

extension DiagnosticCode {
  /// Two workflows, the second with a trigger and a queue to write to.
  private static func twins(_ trigger: String, _ queue: String) -> String {
    """
    workflow: orders
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: orders}}
    ---
    workflow: more-orders
    trigger: \(trigger)
    tasks:
      - {id: hand-over, uses: sqs/send, with: {queue: \(queue)}}

    """
  }
}

extension Sentence {
  static func triggerOf(_ workflow: String) -> Sentence { "the trigger of '\(workflow)'" }
  static func sameEvents(_ first: String, as second: String) -> Sentence {
    "'\(first)' starts on the same events as '\(second)', and does the same"
  }
  static let keepOneOfTwo: Sentence = "keep one of the two"
  static func everyEventStarts(_ first: String, starts second: String) -> Sentence {
    "every event that starts '\(first)' also starts '\(second)'"
  }
}
