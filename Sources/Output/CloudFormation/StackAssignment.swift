import Plan

/// What CloudFormation takes in one template (CloudFormation User Guide, "Quotas").
enum TemplateLimit {
  static let resources = 500
  static let parameters = 200
  static let outputs = 200
  /// The size of a template that is read from S3, in bytes; cfn-lint counts the megabyte so.
  static let bytes = 1_000_000
  /// The size of a template that is sent with the call itself, in bytes.
  static let inlineBytes = 51_200
  /// The size of a template's description, in bytes: nine tenths of what is allowed.
  static let descriptionBytes = 920
  /// What stacks are filled with when a project is spread: nine tenths, so that they can grow, and cfn-lint tells of
  /// more (I3010, I6010, I1002).
  static let filledResources = 450
  static let filledOutputs = 180
  static let filledBytes = 900_000
}

/// Which stack holds which resource.
struct StackAssignment {
  /// The stack of each resource, by its place in the plan: 0 is the only stack, or the one that holds what several
  /// workflows share.
  let homes: [Int]
  /// The highest number of a stack; 0 where there is one stack.
  let last: Int
  /// Whether only what AWS assigns is imported and the rest is built from names: a template takes 200 outputs.
  var importsOnlyAssigned = false
  /// What the names of exports begin with.
  private let exportPrefix: String
  /// The stack of each workflow.
  private let workflows: [String: Int]

  /// One stack that holds everything.
  init(single plan: DeploymentPlan) {
    homes = [Int](repeating: 0, count: plan.resources.count)
    last = 0
    exportPrefix = ""
    workflows = [:]
  }

  private init(homes: [Int], last: Int, workflows: [String: Int], plan: DeploymentPlan) {
    self.homes = homes
    self.last = last
    self.workflows = workflows
    let stem = plan.environment.map { "\(plan.project)-\($0)" } ?? plan.project
    exportPrefix = StackAssignment.clean(stem, allowing: "-") + ":"
  }

  /// Whether there are several stacks.
  var isSplit: Bool { last > 0 }

  func stack(of position: Int) -> Int { homes[position] }

  /// The stack that tells what a workflow tells.
  func stack(ofWorkflow workflow: String?) -> Int { workflow.flatMap { workflows[$0] } ?? 0 }

  /// The name of an export: unique in an account and Region as long as project and environment are.
  func exportName(_ name: String) -> String { exportPrefix + name }

  /// Spreads the workflows over stacks.
  ///
  /// A workflow's stack follows from its name and from how many stacks there are, which is a power of two: a new
  /// workflow moves no other one, and when stacks become too full each is halved.
  static func split(
    _ plan: DeploymentPlan, sizes: [Int], references: [Set<TemplateSpeller.Export>],
    outputReferences: [Set<TemplateSpeller.Export>]
  ) -> StackAssignment {
    let owners = owners(plan, references: references, outputReferences: outputReferences)
    var weights: [String: Weight] = [:]
    for (position, owner) in owners.enumerated() {
      if let owner { weights[owner, default: Weight()].add(Weight(resources: 1, bytes: sizes[position])) }
    }
    for output in plan.outputs {
      if let owner = output.workflow { weights[owner, default: Weight()].add(Weight(outputs: 1)) }
    }
    var count = 1
    while count < 4 * weights.count, !fits(weights, in: count) { count *= 2 }
    var workflows: [String: Int] = [:]
    for workflow in weights.keys { workflows[workflow] = number(of: workflow, among: count) }
    let homes = owners.map { owner in owner.flatMap { workflows[$0] } ?? 0 }
    var result = StackAssignment(homes: homes, last: count, workflows: workflows, plan: plan)
    var exports: Set<TemplateSpeller.Export> = []
    for (position, needed) in references.enumerated() where homes[position] != 0 {
      exports.formUnion(needed.filter { homes[$0.position] == 0 })
    }
    let own = plan.outputs.count { result.stack(ofWorkflow: $0.workflow) == 0 }
    result.importsOnlyAssigned = exports.count + own > TemplateLimit.filledOutputs
    return result
  }

  /// The workflow that alone needs each resource; none where another one refers to it too.
  private static func owners(
    _ plan: DeploymentPlan, references: [Set<TemplateSpeller.Export>],
    outputReferences: [Set<TemplateSpeller.Export>]
  ) -> [String?] {
    var owners = plan.resources.map(\.workflow)
    var shared = owners.indices.filter { owners[$0] == nil }
    func share(_ needed: Set<TemplateSpeller.Export>, with owner: String?) {
      for export in needed {
        guard let current = owners[export.position], current != owner else { continue }
        owners[export.position] = nil
        shared.append(export.position)
      }
    }
    for (position, needed) in references.enumerated() { share(needed, with: owners[position]) }
    for (output, needed) in zip(plan.outputs, outputReferences) { share(needed, with: output.workflow) }
    // What something shared refers to is shared as well.
    while let position = shared.popLast() { share(references[position], with: nil) }
    return owners
  }

  private static func number(of workflow: String, among count: Int) -> Int {
    Int(Digest.of(workflow) & UInt64(count - 1)) + 1
  }

  private static func fits(_ weights: [String: Weight], in count: Int) -> Bool {
    var stacks = [Weight](repeating: Weight(), count: count + 1)
    for (workflow, weight) in weights { stacks[number(of: workflow, among: count)].add(weight) }
    return stacks.allSatisfy { stack in
      stack.resources <= TemplateLimit.filledResources && stack.outputs <= TemplateLimit.filledOutputs
        && stack.bytes <= TemplateLimit.filledBytes
    }
  }

  /// A text with ASCII letters, digits and the characters of `allowing`; anything else becomes `-`.
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

  /// What a workflow puts into a stack.
  private struct Weight {
    var resources = 0
    var bytes = 0
    var outputs = 0

    mutating func add(_ other: Weight) {
      resources += other.resources
      bytes += other.bytes
      outputs += other.outputs
    }
  }
}
