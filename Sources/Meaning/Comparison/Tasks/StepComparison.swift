import Diagnostics
import Expressions
import Flow
import Source

/// The changes of the order of tasks, and of the waits, branches, loops and ends between them.
func stepChanges(_ pair: WorkflowPair, _ pairing: TaskPairing) -> [Change] {
  let common = Set(pairing.pairs.map(\.new.id))
  let old = StepLines(pair.base, common) {
    pairing.renames[$0] ?? $0
  } text: {
    pairing.renamed($0)
  }
  let new = StepLines(pair.head, common) {
    $0
  } text: {
    $0
  }
  if old.lines == new.lines { return [] }
  let places = (pair.base.tasks.first?.origin.span, pair.head.tasks.first?.origin.span)
  var changes: [Change] = []
  if old.tasks != new.tasks {
    let (before, after) = (old.tasks.joined(separator: ", "), new.tasks.joined(separator: ", "))
    changes.append(
      Change(
        .tasksReordered, .runsInOtherOrder, base: places.0, head: places.1,
        facts: [.values(.words(.order), .code(before), .code(after))], identity: [before, after]))
  }
  if old.withoutOrder != new.withoutOrder {
    let (removed, added) = differences(old.lines, new.lines)
    let facts = (0..<max(removed.count, added.count)).map { index in
      ChangeFact.values(
        .words(.step), index < removed.count ? .code(removed[index].trimmed) : nil,
        index < added.count ? .code(added[index].trimmed) : nil)
    }
    changes.append(
      Change(
        .stepsChanged, .stepsDiffer, base: places.0, head: places.1, facts: facts,
        identity: removed + ["→"] + added))
  }
  return changes
}

/// The steps of a workflow as lines, each indented by the steps around it.
private struct StepLines {
  private(set) var lines: [String] = []
  /// The tasks in their order.
  private(set) var tasks: [String] = []
  private let common: Set<String>
  private let name: (String) -> String
  private let text: (String) -> String

  /// Keeps the tasks that both sides have, and every other step.
  init(
    _ flow: Flow, _ common: Set<String>, name: @escaping (String) -> String, text: @escaping (String) -> String
  ) {
    self.common = common
    self.name = name
    self.text = text
    add(flow.tasks, 0)
    if !flow.onFailure.isEmpty {
      lines.append("on-failure:")
      add(flow.onFailure, 1)
    }
  }

  /// The lines with the tasks in a fixed order, which distinguishes a reordering from a change of the other steps.
  var withoutOrder: [String] {
    let sorted = tasks.sorted()
    var next = 0
    return lines.map { line in
      guard line.trimmed.hasPrefix("- ") else { return line }
      next += 1
      return line.prefix { $0 == " " } + "- " + sorted[next - 1]
    }
  }

  private mutating func add(_ steps: [FlowStep], _ depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    func line(_ text: String) { lines.append(indent + text) }
    for step in steps {
      switch step {
      case .call(let call):
        let id = name(call.id)
        guard common.contains(id) else { continue }
        tasks.append(id)
        line("- " + id)
      case .wait(.seconds(let seconds, _), _): line("wait: " + durationInWords(seconds))
      case .wait(.until(let expression), _): line("wait-until: \(text(expression.shown))")
      case .parallel(let branches, _): add(parallel: branches, depth)
      case .choose(let branches, let otherwise, _):
        line("choose:")
        for branch in branches {
          lines.append(indent + "  when: \(text(branch.condition.shown))")
          add(branch.steps, depth + 2)
        }
        if let otherwise {
          lines.append(indent + "  otherwise:")
          add(otherwise, depth + 2)
        }
      case .forEach(let loop, _):
        line("for-each: \(text(loop.items.shown))")
        if let most = loop.maximumConcurrency { lines.append(indent + "  max-concurrency: \(most)") }
        add(loop.steps, depth + 1)
      case .stop(let failure, _): line(failure.map { "fail: \(text($0.shown))" } ?? "stop:")
      case .invalid: continue
      }
    }
  }

  /// Parallel branches have no order, so they are sorted by their texts. An empty branch is left out.
  private mutating func add(parallel branches: [[FlowStep]], _ depth: Int) {
    let kept = branches.map { branch in
      var lines = self
      lines.lines = []
      lines.tasks = []
      lines.add(branch, depth + 1)
      return lines
    }.filter { !$0.lines.isEmpty }.sorted { $0.lines.lexicographicallyPrecedes($1.lines) }
    // The steps of a single branch run one after another.
    let indent = String(repeating: "  ", count: depth)
    if kept.count == 1 {
      lines += kept[0].lines.map { String($0.dropFirst(2)) }
    } else if kept.count > 1 {
      lines.append(indent + "parallel:")
      lines += kept.flatMap { $0.lines }
    }
    tasks += kept.flatMap(\.tasks)
  }
}

/// The lines that only one of two lists has, in their order: those outside a longest common part.
private func differences(_ old: [String], _ new: [String]) -> (removed: [String], added: [String]) {
  let difference = new.difference(from: old)
  var (removed, added): ([String], [String]) = ([], [])
  for change in difference {
    switch change {
    case .remove(_, let line, _): removed.append(line)
    case .insert(_, let line, _): added.append(line)
    }
  }
  return (removed.reversed(), added)
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
