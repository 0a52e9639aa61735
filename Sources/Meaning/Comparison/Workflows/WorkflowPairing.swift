import Diagnostics
import Flow
import Plan
import Schedules
import Source

/// Pairs the workflows of both sides: by their names, by those that they had formerly, and the others by what they do.
struct WorkflowPairing {
  /// Those on both sides that may differ.
  private(set) var pairs: [(base: Flow, head: Flow)] = []
  private(set) var added: [Flow] = []
  private(set) var removed: [Flow] = []
  private(set) var uncompared: [Uncompared] = []
  /// The names on the newer side of renamed workflows, by those on the older side.
  private(set) var renames: [String: String] = [:]
  /// Every workflow that could be compared, by its name on the newer side, otherwise on the older one.
  private(set) var all: [(name: String, base: Flow?, head: Flow?)] = []

  init(_ base: ComparedProject, _ head: ComparedProject, unchanged: Set<String>) {
    let sides = (base: Side(base, besides: head.files), head: Side(head, besides: base.files))
    let oldNames = Self.renames(base, head, sides)
    renames = Dictionary(
      oldNames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    let names = Set(sides.base.flows.keys).subtracting(renames.keys).union(sides.head.flows.keys)
      .sorted()
    for name in names {
      let (old, new) = (sides.base.flows[oldNames[name] ?? name], sides.head.flows[name])
      if let found = Self.obstacle(name, old, new, sides) {
        uncompared.append(found)
        continue
      }
      all.append((name, old, new))
      switch (old, new) {
      case (let old?, let new?): if !unchanged.contains(name) { pairs.append((old, new)) }
      case (nil, let new?): added.append(new)
      case (let old?, nil): removed.append(old)
      case (nil, nil): break
      }
    }
  }

  /// The names on the older side of renamed workflows, by those on the newer side.
  private static func renames(
    _ base: ComparedProject, _ head: ComparedProject, _ sides: (base: Side, head: Side)
  ) -> [String: String] {
    var removed = base.flows.filter { sides.head.flows[$0.name.value] == nil }
    var added = head.flows.filter { sides.base.flows[$0.name.value] == nil }
    guard !removed.isEmpty, !added.isEmpty else { return [:] }
    var renames: [String: String] = [:]
    var free = Set(removed.map(\.name.value))
    for flow in added {
      guard let old = flow.formerly.last(where: { free.contains($0.value) })?.value else {
        continue
      }
      renames[flow.name.value] = old
      free.remove(old)
    }
    added.removeAll { renames[$0.name.value] != nil }
    removed.removeAll { !free.contains($0.name.value) }
    // The last one comes first, so that it can be removed from the end.
    var alike = Dictionary(grouping: added.reversed()) { WorkflowContent($0, head.project) }
    for flow in removed {
      guard let new = alike[WorkflowContent(flow, base.project)]?.popLast() else { continue }
      renames[new.name.value] = flow.name.value
    }
    return renames
  }

  /// Why a workflow cannot be compared; nil if it can.
  private static func obstacle(
    _ name: String, _ old: Flow?, _ new: Flow?, _ sides: (base: Side, head: Side)
  ) -> Uncompared? {
    if let old, sides.base.isBroken(old) {
      return Uncompared(name: name, reason: .baseHasErrors, origin: Origin(old.name.span))
    }
    if let new, sides.head.isBroken(new) {
      return Uncompared(name: name, reason: .headHasErrors, origin: Origin(new.name.span))
    }
    if new == nil, let old, sides.head.mayContain(old, of: sides.base) {
      return Uncompared(name: name, reason: .headFileHasErrors, origin: Origin(old.name.span))
    }
    if old == nil, let new, sides.base.mayContain(new, of: sides.head) {
      return Uncompared(name: name, reason: .baseFileHasErrors, origin: Origin(new.name.span))
    }
    return nil
  }

  /// One side, by the names of its workflows.
  private struct Side {
    let flows: [String: Flow]
    private let planned: Set<String>
    private let files: ComparedFiles
    /// Whether a file with errors is at a path that the other side does not have.
    private let hasOwnFileWithErrors: Bool

    init(_ side: ComparedProject, besides others: ComparedFiles) {
      flows = Dictionary(side.flows.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
      planned = Set(side.plan.workflows.map(\.name))
      files = side.files
      hasOwnFileWithErrors = !files.withErrors.isSubset(of: others.paths)
    }

    /// Whether a workflow has errors, because of some of which it is not in the plan.
    func isBroken(_ flow: Flow) -> Bool {
      files.hasError(in: flow.head.span) || (flow.isCompiled && !planned.contains(flow.name.value))
    }

    /// Whether a workflow of the other side may be in a file that could not be read here: the file in which it was, or
    /// one that the other side does not have.
    func mayContain(_ flow: Flow, of other: Side) -> Bool {
      let path = other.files.path(of: flow.name.span.file)
      return files.withErrors.contains(path) || (hasOwnFileWithErrors && !files.paths.contains(path))
    }
  }
}

/// What a workflow does, without its name and its texts.
private struct WorkflowContent: Hashable {
  private let events: [EventPlace: [String]]
  private let schedules: [String]
  private let steps: [FlowStep]
  private let failureStart: Int

  init(_ flow: Flow, _ project: Project?) {
    events = Dictionary(
      EventSet.all(of: flow, in: project).map { ($0.place, $0.identity) },
      uniquingKeysWith: { first, _ in first })
    schedules = flow.triggers.compactMap { trigger in
      guard case .schedule(let schedule) = trigger.kind else { return nil }
      return schedule.schedule.value.awsExpression + " " + (schedule.timezone?.value ?? "UTC")
    }.sorted()
    steps = flow.allSteps
    failureStart = flow.failureStart
  }
}
