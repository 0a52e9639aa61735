import Diagnostics
import Flow
import Plan
import Source

/// Pairs the workflows of both sides by name.
struct WorkflowPairing {
  /// Those on both sides that may differ.
  private(set) var pairs: [(base: Flow, head: Flow)] = []
  private(set) var added: [Flow] = []
  private(set) var removed: [Flow] = []
  private(set) var uncompared: [Uncompared] = []
  /// Every workflow that could be compared, by name.
  private(set) var all: [(name: String, base: Flow?, head: Flow?)] = []

  init(_ base: ComparedProject, _ head: ComparedProject, unchanged: Set<String>) {
    let sides = (base: Side(base, besides: head.files), head: Side(head, besides: base.files))
    let names = Set(sides.base.flows.keys).union(sides.head.flows.keys).sorted()
    for name in names {
      let (old, new) = (sides.base.flows[name], sides.head.flows[name])
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
