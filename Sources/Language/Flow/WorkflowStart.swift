import Catalog
public import Source

/// A task that starts a workflow of the project by its name.
public struct WorkflowStart: Sendable {
  /// The position of the workflow that contains the task.
  public let starter: Int
  /// The position of the started workflow.
  public let started: Int
  /// The place of the name in the task.
  public let origin: Span
  /// The setting that makes the task wait for the end; nil if it continues at once.
  public let waitOrigin: Span?
  /// Whether every execution of the starter runs the task, unless something fails.
  public let isCertain: Bool
}

extension [WorkflowStart] {
  /// The starts in workflows that are compiled, in the order of the workflows, each workflow's in the order of its tasks. What
  /// they start may be none of those.
  public init(in flows: [Flow]) {
    self = []
    let positions = Dictionary(
      flows.enumerated().map { ($0.element.name.value, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for (starter, flow) in flows.enumerated() where flow.isCompiled {
      let calls = flow.calls.compactMap { call -> (started: Int, name: Value, call: Call)? in
        guard call.action?.form.kind == .machine, let name = call.input("machine"), let text = name.literalText,
          let started = positions[text]
        else { return nil }
        return (started, name, call)
      }
      guard !calls.isEmpty else { continue }
      var certain: Set<String> = []
      _ = addCertain(flow.tasks, to: &certain)
      for (started, name, call) in calls {
        let wait = call.input("wait")
        append(
          WorkflowStart(
            starter: starter, started: started, origin: name.span,
            waitOrigin: wait.flatMap { if case .bool(true) = $0.kind { $0.span } else { nil } },
            isCertain: certain.contains(call.id)))
      }
    }
  }
}

/// Collects the IDs of the tasks that every execution reaches. Returns whether it also reaches the end of the steps.
private func addCertain(_ steps: [FlowStep], to certain: inout Set<String>) -> Bool {
  for step in steps {
    switch step {
    case .call(let call): if call.condition == nil { certain.insert(call.id) }
    case .parallel(let branches, _):
      var isUnfinished = true
      for branch in branches where !addCertain(branch, to: &certain) { isUnfinished = false }
      if !isUnfinished { return false }
    case .choose, .forEach:
      let mayStop = FlowStep.all(in: [step]).contains { if case .stop = $0 { true } else { false } }
      if mayStop { return false }
    case .stop: return false
    case .wait, .invalid: break
    }
  }
  return true
}

extension [WorkflowStart] {
  /// The cycles of the starts: for each workflow that starts itself, directly or through others, the number of its
  /// cycle.
  public var cycles: [Int: Int] {
    var edges: [Int: [Int]] = [:]
    for start in self { edges[start.starter, default: []].append(start.started) }
    var search = CycleSearch(edges)
    for start in self { search.visit(start.starter) }
    return search.cycles
  }
}

/// Tarjan's algorithm for strongly connected components, without recursion, because chains of starts may be long.
private struct CycleSearch {
  private let edges: [Int: [Int]]
  private(set) var cycles: [Int: Int] = [:]
  private var numbers: [Int: Int] = [:]
  /// The lowest number of an open node that each node reaches.
  private var lowest: [Int: Int] = [:]
  private var open: [Int] = []
  private var isOpen: Set<Int> = []

  init(_ edges: [Int: [Int]]) { self.edges = edges }

  mutating func visit(_ root: Int) {
    guard numbers[root] == nil else { return }
    var path: [(node: Int, next: Int)] = []
    begin(root, &path)
    while let (node, next) = path.last {
      let followers = edges[node] ?? []
      if next < followers.count {
        path[path.count - 1].next += 1
        let follower = followers[next]
        if numbers[follower] == nil {
          begin(follower, &path)
        } else if isOpen.contains(follower) {
          lower(node, to: numbers[follower])
        }
        continue
      }
      path.removeLast()
      if let parent = path.last?.node { lower(parent, to: lowest[node]) }
      if lowest[node] == numbers[node] { close(node) }
    }
  }

  private mutating func begin(_ node: Int, _ path: inout [(node: Int, next: Int)]) {
    numbers[node] = numbers.count
    lowest[node] = numbers[node]
    open.append(node)
    isOpen.insert(node)
    path.append((node, 0))
  }

  private mutating func lower(_ node: Int, to number: Int?) {
    guard let number, let current = lowest[node], number < current else { return }
    lowest[node] = number
  }

  /// Closes a node and its strongly connected component.
  private mutating func close(_ node: Int) {
    var group: [Int] = []
    while let last = open.popLast() {
      isOpen.remove(last)
      group.append(last)
      if last == node { break }
    }
    guard group.count > 1 || (edges[node] ?? []).contains(node) else { return }
    for member in group { cycles[member] = numbers[node] }
  }
}
