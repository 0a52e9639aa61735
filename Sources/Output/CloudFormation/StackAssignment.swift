import Plan

/// The limits of one template (CloudFormation User Guide, "Quotas").
enum TemplateLimit {
  static let resources = 500
  static let parameters = 200
  static let outputs = 200
  /// The size of a template that is read from S3, in bytes. cfn-lint counts a megabyte this way too.
  static let bytes = 1_000_000
  /// The size of a template that is sent with the call itself, in bytes.
  static let inlineBytes = 51_200
  /// The size of a template's description, in bytes: nine tenths of the limit.
  static let descriptionBytes = 920
}

/// Which stack contains which resource.
///
/// In a project of several stacks, one stack has what several workflows may need, and the others have the workflows.
/// The stack of a resource follows from its kind and the name of its workflow, never from another workflow: a queue
/// does not belong to the first workflow that names it, so that a second one moves nothing.
struct StackAssignment {
  /// The stack of each resource, by its place in the plan: 0 is the only stack, or the one with what several workflows
  /// may share.
  let homes: [Int]
  /// The highest number of a stack; 0 where there is one stack.
  let last: Int
  /// Whether only what AWS assigns is imported and the rest is built from names: a template has at most 200 outputs.
  private(set) var importsOnlyAssigned = false
  /// The prefix of the names of exports.
  private let exportPrefix: String
  /// The stack of each workflow.
  private let workflows: [String: Int]

  /// One stack with everything.
  init(single plan: DeploymentPlan) {
    homes = [Int](repeating: 0, count: plan.resources.count)
    last = 0
    exportPrefix = ""
    workflows = [:]
  }

  /// Spreads the workflows over a number of stacks; without one, over as few as their sizes allow.
  init(spreading plan: DeploymentPlan, _ measure: PlanMeasure, over count: Int?) {
    let owners = measure.owners(in: plan)
    var stacks = WorkflowStacks(measure.weights(of: owners, in: plan), plan)
    if let count { stacks.open(count) } else { stacks.open(until: .filled) }
    workflows = stacks.numbers
    homes = owners.map { [workflows] owner in owner.flatMap { workflows[$0] } ?? 0 }
    last = stacks.count
    let stem = plan.environment.map { "\(plan.project)-\($0)" } ?? plan.project
    exportPrefix = StackAssignment.clean(stem, allowing: "-") + ":"
    var exports: Set<TemplateSpeller.Export> = []
    for (position, needed) in measure.references.enumerated() where homes[position] != 0 {
      exports.formUnion(needed.filter { homes[$0.position] == 0 })
    }
    let own = plan.outputs.count { stack(ofWorkflow: $0.workflow) == 0 }
    importsOnlyAssigned = exports.count + own > StackWeight.filled.outputs
  }

  /// A number of stacks with room for a project to double.
  static func roomyCount(for plan: DeploymentPlan, _ measure: PlanMeasure) -> Int {
    var stacks = WorkflowStacks(measure.weights(of: measure.owners(in: plan), in: plan), plan)
    stacks.open(until: .roomy)
    return stacks.count
  }

  func stack(of position: Int) -> Int { homes[position] }

  /// The stack with the outputs of a workflow.
  func stack(ofWorkflow workflow: String?) -> Int { workflow.flatMap { workflows[$0] } ?? 0 }

  /// The name of an export. It is as unique in an account and Region as the project and environment are.
  func exportName(_ name: String) -> String { exportPrefix + name }

  /// The text with everything replaced by `-` but ASCII letters, digits and the characters of `allowing`.
  static func clean(_ text: String, allowing: String) -> String {
    let bytes = text.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        byte
      default: allowing.utf8.contains(byte) ? byte : UInt8(ascii: "-")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Sizes and references of the parts of a plan, measured in its single template.
struct PlanMeasure {
  /// The size of each resource in bytes.
  let sizes: [Int]
  /// What each resource refers to.
  let references: [Set<TemplateSpeller.Export>]
  /// What each output refers to.
  let outputReferences: [Set<TemplateSpeller.Export>]

  /// The workflow whose stack a resource is in; none for those of the shared stack.
  ///
  /// Where the shared stack would exceed a limit, what only one workflow needs so far is moved to that workflow's
  /// stack.
  fileprivate func owners(in plan: DeploymentPlan) -> [String?] {
    let owners = owners(in: plan) { $0.mayBeShared ? nil : $0.workflow }
    return weightOfShared(owners, in: plan).fits(.limit) ? owners : self.owners(in: plan) { $0.workflow }
  }

  /// The least that the shared stack contains: what AWS assigns is exported in any case.
  private func weightOfShared(_ owners: [String?], in plan: DeploymentPlan) -> StackWeight {
    var weight = StackWeight(outputs: plan.outputs.count { $0.workflow == nil })
    var exports: Set<TemplateSpeller.Export> = []
    for (position, owner) in owners.enumerated() {
      if owner == nil {
        weight.add(StackWeight(resources: 1, bytes: sizes[position]))
      } else {
        exports.formUnion(
          references[position].filter {
            owners[$0.position] == nil && plan.resources[$0.position].body.builtText(of: $0.attribute) == nil
          })
      }
    }
    weight.outputs += exports.count
    return weight
  }

  private func owners(in plan: DeploymentPlan, _ owner: (PlannedResource) -> String?) -> [String?] {
    var owners = plan.resources.map(owner)
    var shared = owners.indices.filter { owners[$0] == nil }
    func share(_ needed: Set<TemplateSpeller.Export>, with owner: String?) {
      for export in needed {
        guard let current = owners[export.position], current != owner else { continue }
        // A workflow that another one starts does not move: it is started by its name.
        if case .stateMachine = plan.resources[export.position].body { continue }
        owners[export.position] = nil
        shared.append(export.position)
      }
    }
    for (position, needed) in references.enumerated() { share(needed, with: owners[position]) }
    for (output, needed) in zip(plan.outputs, outputReferences) { share(needed, with: output.workflow) }
    // What a shared resource refers to is shared as well.
    while let position = shared.popLast() { share(references[position], with: nil) }
    return owners
  }

  /// What each workflow puts into its stack.
  fileprivate func weights(of owners: [String?], in plan: DeploymentPlan) -> [String: StackWeight] {
    var weights: [String: StackWeight] = [:]
    for (position, owner) in owners.enumerated() {
      if let owner { weights[owner, default: StackWeight()].add(StackWeight(resources: 1, bytes: sizes[position])) }
    }
    for output in plan.outputs {
      if let owner = output.workflow { weights[owner, default: StackWeight()].add(StackWeight(outputs: 1)) }
    }
    return weights
  }
}

/// Workflows on numbered stacks.
///
/// Each workflow is on the stack for which a digest of both is highest. A new workflow therefore moves no other one,
/// and a new stack takes workflows from all others while no workflow moves between those. A renamed workflow stays where it is.
private struct WorkflowStacks {
  private struct Placed {
    let name: String
    let digest: UInt64
    let weight: StackWeight
    var stack = 0
    var score: UInt64 = 0
  }

  private var workflows: [Placed]
  private(set) var count = 0
  /// CloudFormation allows 2,000 stacks in an account and Region (CloudFormation User Guide, "Quotas").
  private static let most = 2000

  init(_ weights: [String: StackWeight], _ plan: DeploymentPlan) {
    let names = Dictionary(
      plan.workflows.map { ($0.name, $0.resourceName) }, uniquingKeysWith: { first, _ in first })
    workflows = weights.map { name, weight in
      Placed(name: name, digest: Digest.of(names[name] ?? name), weight: weight)
    }
  }

  var numbers: [String: Int] {
    Dictionary(workflows.map { ($0.name, $0.stack) }, uniquingKeysWith: { first, _ in first })
  }

  /// Opens a number of stacks.
  mutating func open(_ number: Int) {
    while count < number { openOne() }
  }

  /// Opens stacks until none exceeds its limit. A workflow that is too large by itself is left out: it has its own
  /// finding.
  mutating func open(until limit: StackWeight) {
    repeat {
      openOne()
    } while count < Self.most
      && !weights(of: workflows.filter { $0.weight.fits(limit) })
        .allSatisfy { $0.fits(limit) }
  }

  private mutating func openOne() {
    count += 1
    for index in workflows.indices {
      let score = Digest.mixed(workflows[index].digest, UInt64(count))
      guard score > workflows[index].score || count == 1 else { continue }
      workflows[index].stack = count
      workflows[index].score = score
    }
  }

  private func weights(of workflows: [Placed]) -> [StackWeight] {
    var weights = [StackWeight](repeating: StackWeight(), count: count)
    for workflow in workflows { weights[workflow.stack - 1].add(workflow.weight) }
    return weights
  }
}

/// The contents of a stack, counted.
struct StackWeight {
  var resources = 0
  var outputs = 0
  var bytes = 0

  static let limit = StackWeight(
    resources: TemplateLimit.resources, outputs: TemplateLimit.outputs, bytes: TemplateLimit.bytes)
  /// How far stacks are filled when a project is spread: nine tenths, which leaves room to grow. cfn-lint warns above
  /// that (I3010, I6010, I1002).
  static let filled = StackWeight(resources: 450, outputs: 180, bytes: 900_000)
  /// Stacks that are half full.
  static let roomy = StackWeight(resources: 250, outputs: 100, bytes: 500_000)

  mutating func add(_ other: StackWeight) {
    resources += other.resources
    outputs += other.outputs
    bytes += other.bytes
  }

  func fits(_ limit: StackWeight) -> Bool {
    resources <= limit.resources && outputs <= limit.outputs && bytes <= limit.bytes
  }
}
