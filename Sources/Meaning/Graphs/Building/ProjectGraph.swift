import Catalog
import Comparison
import Diagnostics
import Flow
import Source

/// The workflows of a project as a graph: sources, workflows, and what they send to.
struct ProjectGraph {
  private(set) var graph: Graph
  private let project: Project?
  /// The nodes of sources, by the events that arrive there.
  private var sources: [EventOrigin: Int] = [:]
  /// The names of events that lead from a source to a workflow.
  private var events: [(source: Int, workflow: Int, names: [Sentence])] = []
  private var places: [[Int]: Int] = [:]

  /// Draws workflows. `names` has the names on the newer side of those that were renamed.
  init(_ flows: [Flow], in project: Project?, title: Sentence, names: [String: String] = [:]) {
    self.project = project
    graph = Graph(title: title, direction: .right)
    func key(_ name: String) -> String { "workflow:" + (names[name] ?? name) }
    // Sources come first, in the order of the workflows, so that edges lead from left to right.
    var triggers: [(source: Int, events: [Sentence])] = []
    var counts: [Int] = []
    for flow in flows {
      let before = triggers.count
      for trigger in flow.triggers {
        guard let source = TriggerSource(trigger, in: project) else { continue }
        let node = graph.add(source.kind, source.key, [source.name] + source.place)
        if let arrival = source.arrival, sources[arrival] == nil { sources[arrival] = node }
        triggers.append((node, source.events))
      }
      counts.append(triggers.count - before)
    }
    let workflows = flows.map { flow in
      graph.add(flow.runsOnTool == nil ? .workflow : .elsewhere, key(flow.name.value), flow.lines)
    }
    var started: [String: Int] = [:]
    for (flow, node) in zip(flows, workflows) where flow.isCompiled { started[flow.name.value] = node }
    var next = 0
    for (workflow, count) in zip(workflows, counts) {
      for (source, names) in triggers[next..<next + count] { select(names, from: source, for: workflow) }
      next += count
    }
    for (source, workflow, names) in events {
      graph.connect(source, workflow, .starts, names.isEmpty ? nil : .joined(names))
    }
    for (flow, node) in zip(flows, workflows) {
      for call in flow.calls { connect(node, call, started) }
    }
  }

  /// Notes which events of a source start a workflow.
  private mutating func select(_ names: [Sentence], from source: Int, for workflow: Int) {
    if let place = places[[source, workflow]] {
      events[place].names += names.filter { !events[place].names.contains($0) }
    } else {
      places[[source, workflow]] = events.count
      events.append((source, workflow, names))
    }
  }

  /// Connects a workflow with what one of its tasks sends to: a workflow that it starts, a source whose events it puts, or a
  /// receiver.
  private mutating func connect(_ workflow: Int, _ call: Call, _ started: [String: Int]) {
    if case .machine = call.operation, let name = call.input("machine")?.literalText, let other = started[name] {
      graph.connect(workflow, other, .calls)
      return
    }
    var receiver = call.receiver.map { (kind: $0.kind, name: Sentence.shown($0.name), key: $0.name) }
    if case .event(let event) = call.operation {
      let bus = call.receiver?.name == "default" ? nil : call.receiver?.name
      if let source = event.source.literalText, let node = sources[EventOrigin(source: source, bus: bus)] {
        graph.connect(workflow, node, .sends, event.detailType.literalText.map { .shown($0) })
        return
      }
      if bus == nil { receiver = ("bus", .defaultBus, "") }
    }
    let lines: [Sentence] = receiver.map { [$0.name, .shown($0.kind)] } ?? [.shown(call.uses)]
    let key = receiver.map { "\($0.kind):\($0.key)" } ?? "service:\(call.uses)"
    graph.connect(workflow, graph.add(.receiver, key, lines), .sends)
  }
}

extension Flow {
  /// The no-code tool that runs it.
  fileprivate var runsOnTool: String? {
    if case .tool(let name)? = head.runsOn?.value { name } else { nil }
  }

  /// The texts of a workflow among others: its name, and what makes it differ from one that runs on AWS.
  fileprivate var lines: [Sentence] {
    var lines: [Sentence] = [.shown(head.name.value)]
    if let tool = runsOnTool { lines.append(.runsOn(tool)) }
    if let state = head.state?.value, state != .live { lines.append(.shown(state.rawValue)) }
    return lines
  }
}
