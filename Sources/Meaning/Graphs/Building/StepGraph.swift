import Catalog
import Comparison
import Diagnostics
import Emit
import Expressions
import Flow
import Schedules
import Source

/// A workflow as a graph: what starts it, its steps, and what runs after a failure.
struct StepGraph {
  private(set) var graph: Graph
  private let flow: Flow
  private let project: Project?
  /// The keys of tasks, by their ids: those of the newer side for tasks that were renamed.
  private let renames: [String: String]
  private var counts: [String: Int] = [:]

  /// A node after which another one runs, and the label of the edge between them.
  private typealias Exit = (node: Int, kind: Graph.Edge.Kind, label: Sentence?)

  /// Draws a workflow that others of the project start.
  init(_ flow: Flow, in project: Project?, startedBy starters: [String] = [], renames: [String: String] = [:]) {
    self.flow = flow
    self.project = project
    self.renames = renames
    graph = Graph(title: .picture(of: flow.name.value), direction: .down)
    var exits: [Exit] = []
    for trigger in flow.triggers {
      guard let source = TriggerSource(trigger, in: project) else { continue }
      let lines = [source.name] + source.events + source.details
      exits.append((graph.add(source.kind, unique("trigger:\(source.identity)"), lines), .starts, nil))
    }
    for name in starters {
      exits.append((graph.add(.workflow, "starter:" + name, [.shown(name)]), .calls, nil))
    }
    var stops: [Exit]?
    connect(add(flow.tasks, after: exits, &stops), to: { $0.add(.end, "end", [.end]) })
    if flow.onFailure.isEmpty { return }
    let start = graph.add(.failure, "on-failure", [.afterFailure])
    connect(
      add(flow.onFailure, after: [(start, .next, nil)], &stops), to: { $0.add(.failed, "failed", [.failed]) })
  }

  /// A key with the number of its occurrence, which identifies steps that have no id.
  private mutating func unique(_ key: String) -> String {
    let count = counts[key, default: 0]
    counts[key] = count + 1
    return count == 0 ? key : "\(key)#\(count)"
  }

  /// Leads the exits to a node. It is made only if there are any.
  private mutating func connect(_ exits: [Exit], to node: (inout Graph) -> Int) {
    if exits.isEmpty { return }
    let end = node(&graph)
    for exit in exits { graph.connect(exit.node, end, exit.kind, exit.label) }
  }

  private mutating func step(
    _ kind: Graph.Node.Kind, _ key: String, _ lines: [Sentence], after exits: [Exit]
  ) -> Int {
    let node = graph.add(kind, unique(key), lines)
    for exit in exits { graph.connect(exit.node, node, exit.kind, exit.label) }
    return node
  }

  /// Adds steps. Returns after which nodes the next step runs. `stops` collects the ends of a branch of `parallel` and of a round
  /// of a loop; it is nil outside of them, where an end is that of the workflow.
  private mutating func add(_ steps: [FlowStep], after exits: [Exit], _ stops: inout [Exit]?) -> [Exit] {
    var exits = exits
    for step in steps { exits = add(step, after: exits, &stops) }
    return exits
  }

  private mutating func add(_ step: FlowStep, after exits: [Exit], _ stops: inout [Exit]?) -> [Exit] {
    switch step {
    case .call(let call): return add(call, after: exits)
    case .wait(.seconds(let seconds, _), _):
      let text = durationInWords(seconds)
      return [(self.step(.wait, "wait:\(text)", [.waitFor(text)], after: exits), .next, nil)]
    case .wait(.until(let time), _):
      return [(self.step(.wait, "until:\(time.shown)", [.waitUntil(time.shown)], after: exits), .next, nil)]
    case .parallel(let branches, _):
      if branches.count == 1 { return addInner(branches[0], after: exits) }
      let fork = self.step(.fork, "fork", [.inParallel], after: exits)
      var ends: [Exit] = []
      for branch in branches { ends += addInner(branch, after: [(fork, .next, nil)]) }
      return [(self.step(.join, "join", [.afterAllBranches], after: ends), .next, nil)]
    case .forEach(let loop, _):
      let most = loop.maximumConcurrency.map { [Sentence.atOnce($0)] } ?? []
      let start = self.step(.loop, "loop:\(loop.items.shown)", [.forEach(loop.items.shown)] + most, after: exits)
      let ends = addInner(loop.steps, after: [(start, .next, nil)])
      return [(self.step(.join, "loop-end", [.afterAllElements], after: ends), .next, nil)]
    case .choose(let branches, let otherwise, _):
      let choice = self.step(.choice, "choose", [.choose], after: exits)
      var ends: [Exit] = []
      for branch in branches {
        ends += add(branch.steps, after: [(choice, .branch, .when(branch.condition.shown))], &stops)
      }
      return ends + add(otherwise ?? [], after: [(choice, .branch, .otherwise)], &stops)
    case .stop(let failure?, _):
      _ = self.step(.failed, "fail:\(failure.shown)", [.fail(failure.shown)], after: exits)
      return []
    case .stop(nil, _):
      let end = self.step(.end, "stop", [.stop], after: exits)
      stops?.append((end, .next, nil))
      return []
    case .invalid:
      return [(self.step(.invalid, "invalid", [.hasErrors], after: exits), .next, nil)]
    }
  }

  /// Adds the steps of a branch of `parallel` or of a loop, which `stop` ends.
  private mutating func addInner(_ steps: [FlowStep], after exits: [Exit]) -> [Exit] {
    var stops: [Exit]? = []
    return add(steps, after: exits, &stops) + (stops ?? [])
  }

  private mutating func add(_ call: Call, after exits: [Exit]) -> [Exit] {
    let key = renames[call.id] ?? call.id
    guard let condition = call.condition?.shown else {
      return [(step(.task, "task:\(key)", call.lines, after: exits), .next, nil)]
    }
    let choice = step(.choice, "if:\(key)", [.condition(condition)], after: exits)
    let task = step(.task, "task:\(key)", call.lines, after: [(choice, .branch, .yes)])
    return [(task, .next, nil), (choice, .branch, .no)]
  }
}

extension Call {
  /// The texts of a task: its id, what it uses and for whom, and how it is retried.
  fileprivate var lines: [Sentence] {
    var lines: [Sentence] = [.shown(id), .shown(uses)]
    if let receiver { lines.append(.labeled(receiver.kind, receiver.name)) }
    if let retry { lines.append(retry.attempts.map { .retries($0) } ?? .retried) }
    if let timeout { lines.append(.limit(durationInWords(timeout))) }
    if continuesAfterFailure { lines.append(.continues) }
    if !hasDeadLetterQueue { lines.append(.noDeadLetters) }
    return lines
  }
}
