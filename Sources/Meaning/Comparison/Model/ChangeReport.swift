public import Diagnostics
public import Flow
public import Plan
public import Source

/// The result of comparing two revisions of projects.
public struct ChangeReport: Sendable {
  /// The title of the older side: a folder, or a branch and a commit.
  public let base: String
  /// The title of the newer side.
  public let head: String
  /// The projects, in the order of their folders.
  public internal(set) var projects: [ProjectReport]
  /// The names of changed resources in the tools.
  public let names: [ResourceIdentifier: ToolNames]
  /// The paths on the older side of files that are the same on both sides, if they differ: places in these files have the path
  /// on the newer side.
  public let basePaths: [FileNumber: String]

  /// Joins the reports on several projects.
  public init(
    base: String, head: String, _ projects: [ProjectReport], names: [ResourceIdentifier: ToolNames],
    basePaths: [FileNumber: String]
  ) {
    self.base = base
    self.head = head
    self.projects = projects
    self.names = names
    self.basePaths = basePaths
  }

  /// Every change, those of projects first.
  public var changes: [Change] { projects.flatMap { $0.changes + $0.workflows.flatMap(\.changes) } }
  /// The names of every workflow on either side.
  public var workflowNames: [String] {
    projects.flatMap { $0.workflows.map(\.name) + $0.unchanged.names + $0.uncompared.map(\.name) }
  }
  /// Whether something could not be compared.
  public var isIncomplete: Bool { projects.contains { !$0.uncompared.isEmpty } }
}

/// The names of a resource in the tools.
public struct ToolNames: Equatable, Sendable {
  /// The address in a configuration of Terraform.
  public let terraform: String
  /// The logical ID in a template of CloudFormation.
  public let cloudFormation: String

  /// Names a resource.
  public init(terraform: String, cloudFormation: String) {
    self.terraform = terraform
    self.cloudFormation = cloudFormation
  }
}

/// The changes in one project.
public struct ProjectReport: Sendable {
  /// Its name, if a project file sets one.
  public var name: String?
  /// The folder of its project file, relative to the root of the sides; empty for the root.
  public var folder: String
  /// The environments that were compared; empty if the project has none.
  public var environments: [String]
  /// The changes that belong to no single workflow.
  public var changes: [Change] = []
  /// The workflows with changes, highest level first.
  public var workflows: [WorkflowReport] = []
  /// The workflows without changes.
  public var unchanged = Unchanged()
  /// What could not be compared.
  public var uncompared: [Uncompared] = []
  /// The workflows of both sides, in the first environment that was compared.
  public internal(set) var flows = (base: SideFlows(), head: SideFlows())

  /// How many workflows both sides have together.
  public var count: Int { workflows.count + unchanged.count + uncompared.count }
}

/// The workflows of one side of a project.
public struct SideFlows: Sendable {
  public internal(set) var project: Project?
  public internal(set) var flows: [Flow] = []
}

/// The changes in one workflow.
public struct WorkflowReport: Sendable {
  /// Its name on the newer side, otherwise on the older one.
  public let name: String
  /// The place of its name on the older side.
  public let base: Origin
  /// The place of its name on the newer side.
  public let head: Origin
  /// The workflow on each side that has it, in the first environment with a change.
  public let flows: (base: Flow?, head: Flow?)
  /// The changes, in reading order.
  public internal(set) var changes: [Change]

  /// The highest level of its changes.
  public var level: ChangeLevel { changes.map(\.level).max() ?? .safe }

  /// A summary of the changes, in clauses.
  public var verdict: [Sentence] {
    let important = changes.filter { $0.code.block != .resources || $0.level > .safe }
    let shown = important.isEmpty ? changes : important
    let worstFirst = shown.filter { $0.level == level } + shown.filter { $0.level != level }
    var counts: [ChangeCode: Int] = [:]
    var codes: [ChangeCode] = []
    for change in worstFirst {
      if counts[change.code] == nil { codes.append(change.code) }
      counts[change.code, default: 0] += 1
    }
    var clauses = codes.map { $0.clause(counts[$0] ?? 0) }
    let flips = changes.filter { $0.code.block == .events }.flatMap(\.facts).count { fact in
      if case .test = fact.content { true } else { false }
    }
    if flips > 0 { clauses.insert(.testsFlip(flips), at: min(1, clauses.count)) }
    return clauses
  }
}

/// The workflows without changes, by name.
public struct Unchanged: Equatable, Sendable {
  /// All of them.
  public internal(set) var names: Set<String> = []
  /// Those that are now in another file.
  public internal(set) var moved: Set<String> = []
  /// Those whose text differs.
  public internal(set) var rewritten: Set<String> = []

  /// How many there are.
  public var count: Int { names.count }
}

/// A workflow that could not be compared.
public struct Uncompared: Hashable, Sendable {
  /// The workflow's name.
  public let name: String
  /// Why it could not be compared.
  public let reason: Sentence
  /// The place of the workflow on the side that has it.
  public let origin: Origin
}
