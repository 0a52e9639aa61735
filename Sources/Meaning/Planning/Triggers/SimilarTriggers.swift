import Diagnostics
import Emit
import EventPattern
import Expressions
import Flow
import Plan
import Source
import Workflows

/// The events that a trigger asks for: those of a bus, the default one where there is no name, that match a pattern.
struct TriggerEvents: Sendable {
  let bus: PlanText?
  let pattern: Pattern
}

/// Says which workflows start on events that start others too.
///
/// Patterns that demand different texts of `source` or `detail-type` have no event in common, so that only those with a
/// text in common are compared, and of many only the first few with each.
func reportSimilarTriggers(of workflows: [PreparedWorkflow], into sink: DiagnosticSink) {
  var finder = SimilarTriggers()
  for workflow in workflows where (workflow.workflow.state?.value ?? .live) == .live { finder.add(workflow) }
  finder.report(into: sink)
}

private struct SimilarTriggers {
  private struct Entry {
    let workflow: Flow
    let trigger: Span
    let pattern: Pattern
  }

  private struct Group: Hashable {
    let bus: PlanText?
    let source: String
    let detailType: String
  }

  /// With so many patterns on one kind of event, a comparison of each with each costs too much.
  private static let maximumGroup = 40

  private var entries: [Entry] = []
  private var groups: [Group: [Int]] = [:]
  private var order: [Group] = []

  mutating func add(_ prepared: PreparedWorkflow) {
    for trigger in prepared.triggers {
      guard let events = trigger.events else { continue }
      let number = entries.count
      entries.append(Entry(workflow: prepared.workflow, trigger: trigger.origin, pattern: events.pattern))
      for source in events.pattern.texts(of: "source") ?? [""] {
        for detailType in events.pattern.texts(of: "detail-type") ?? [""] {
          let group = Group(bus: events.bus, source: source, detailType: detailType)
          if groups[group] == nil { order.append(group) }
          groups[group, default: []].append(number)
        }
      }
    }
  }

  func report(into sink: DiagnosticSink) {
    var told: Set<Int> = []
    for group in order {
      guard let numbers = groups[group] else { continue }
      // None where there are too many of them to compare.
      let others = wider(than: group)
      guard numbers.count + (others?.count ?? 1) > 1 else { continue }
      let members = numbers.map { Member($0, entries[$0]) }
      var first: [[UInt8]: Int] = [:]
      for member in members where !told.contains(member.number) {
        guard let twin = first[member.json] else {
          first[member.json] = member.number
          continue
        }
        if tell(member.number, of: twin, areEqual: true, into: sink) { told.insert(member.number) }
      }
      guard let others, members.count + others.count <= Self.maximumGroup else { continue }
      let candidates = members + others.map { Member($0, entries[$0]) }
      for member in members where !told.contains(member.number) {
        let wider = candidates.first { isWithin(member, $0) }
        if let wider, tell(member.number, of: wider.number, areEqual: false, into: sink) {
          told.insert(member.number)
        }
      }
    }
  }

  /// The triggers that ask for less: for any detail-type, any source, or any event of the bus; nil where they are more
  /// than are compared.
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

  /// A trigger of a group, with what comparing needs of it.
  private struct Member {
    let number: Int
    let json: [UInt8]
    let paths: Set<[UInt8]>

    init(_ number: Int, _ entry: Entry) {
      self.number = number
      json = entry.pattern.json.bytes(.compact)
      paths = entry.pattern.paths
    }
  }

  private func isWithin(_ inner: Member, _ outer: Member) -> Bool {
    let (one, other) = (entries[inner.number], entries[outer.number])
    // A pattern that asks for a field that another does not ask for leaves out some of the other's events.
    guard inner.number != outer.number, inner.json != outer.json,
      one.workflow.name.value != other.workflow.name.value, outer.paths.isSubset(of: inner.paths)
    else { return false }
    let comparison = PatternComparison(one.pattern, other.pattern)
    return comparison.relation == .subset || (comparison.relation == .equal && outer.number < inner.number)
  }

  private func tell(_ number: Int, of other: Int, areEqual: Bool, into sink: DiagnosticSink) -> Bool {
    let (one, other) = (entries[number], entries[other])
    guard one.workflow.name.value != other.workflow.name.value else { return false }
    let label = Label(other.trigger, "the trigger of '\(other.workflow.name.value)'")
    if areEqual, one.workflow.actions == other.workflow.actions {
      sink.add(
        Diagnostic(
          .repeatedRule,
          "'\(one.workflow.name.value)' starts on the same events as '\(other.workflow.name.value)', and does the same",
          at: one.trigger, hint: "keep one of the two", labels: [label]))
    } else {
      sink.add(
        Diagnostic(
          .ruleWithinRule,
          "every event that starts '\(one.workflow.name.value)' starts '\(other.workflow.name.value)' too",
          at: one.trigger, labels: [label]))
    }
    return true
  }
}

extension Flow {
  /// What its tasks do, in order; their ids aside.
  fileprivate var actions: [String] {
    allTasks.map { task in
      task.uses.value + task.inputs.map { " \($0.name.value): \($0.value.summary)" }.joined()
    }
  }
}

extension Value {
  /// The value as a text that tells it from others.
  fileprivate var summary: String {
    switch kind {
    case .null, .invalid: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let text): return text
    case .list(let values): return "[" + values.map(\.summary).joined(separator: ",") + "]"
    case .map(let entries):
      return "{" + entries.map { "\($0.name.value):\($0.value.summary)" }.joined(separator: ",") + "}"
    case .text(let template):
      let parts = template.parts.map { part in
        switch part {
        case .literal(let text): text
        case .expression(let expression): "${{\(expression.text)}}"
        }
      }
      return JSONValue.string(parts.joined()).text()
    }
  }
}
