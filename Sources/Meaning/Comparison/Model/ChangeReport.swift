public import Diagnostics
public import Plan
public import Source

/// What a change means: two revisions of projects, compared.
public struct ChangeReport: Sendable {
  /// What the older side is called: a folder, or a branch and a commit.
  public let base: String
  /// What the newer side is called.
  public let head: String
  /// The projects, in the order of their folders.
  public let projects: [ProjectReport]
  /// What the tools call the resources that changes are about.
  public let names: [ResourceIdentifier: ToolNames]

  /// Joins the reports on several projects.
  public init(
    base: String, head: String, _ projects: [ProjectReport], names: [ResourceIdentifier: ToolNames]
  ) {
    self.base = base
    self.head = head
    self.projects = projects
    self.names = names
  }

  /// Every change, those of projects first.
  public var changes: [Change] { projects.flatMap { $0.changes + $0.workflows.flatMap(\.changes) } }
  /// Whether something could not be compared.
  public var isIncomplete: Bool { projects.contains { !$0.uncompared.isEmpty } }
}

/// What the tools call a resource.
public struct ToolNames: Equatable, Sendable {
  /// The address in a configuration of Terraform.
  public let terraform: String
  /// The logical id in a template of CloudFormation.
  public let cloudFormation: String

  /// Names a resource.
  public init(terraform: String, cloudFormation: String) {
    self.terraform = terraform
    self.cloudFormation = cloudFormation
  }
}

/// What changes in one project.
public struct ProjectReport: Sendable {
  /// Its name, where a project file says one.
  public var name: String?
  /// The folder of its project file, from where both sides begin; empty for that folder itself.
  public var folder: String
  /// The environments that were compared; empty where the project has none.
  public var environments: [String]
  /// What belongs to no single workflow.
  public var changes: [Change] = []
  /// The workflows that change what they do, those that matter most first.
  public var workflows: [WorkflowReport] = []
  /// The others.
  public var unchanged = Unchanged()
  /// What could not be compared.
  public var uncompared: [Uncompared] = []

  /// How many workflows there are on either side.
  public var count: Int { workflows.count + unchanged.count + uncompared.count }
}

/// What changes in one workflow.
public struct WorkflowReport: Sendable {
  /// Its name on the newer side, else on the older one.
  public let name: String
  /// Where the older side names it.
  public let base: Origin
  /// Where the newer side names it.
  public let head: Origin
  /// The changes, in the order in which they are read.
  public internal(set) var changes: [Change]

  /// How much the workflow's changes matter: as the one that matters most.
  public var level: ChangeLevel { changes.map(\.level).max() ?? .safe }

  /// What the workflow's changes come to, in clauses.
  public var verdict: [Sentence] {
    let told = changes.filter { $0.code.block != .resources || $0.level > .safe }
    let shown = told.isEmpty ? changes : told
    let worst = shown.filter { $0.level == level } + shown.filter { $0.level != level }
    var counts: [(code: ChangeCode, changes: [Change])] = []
    for change in worst {
      if let index = counts.firstIndex(where: { $0.code == change.code }) {
        counts[index].changes.append(change)
      } else {
        counts.append((change.code, [change]))
      }
    }
    var clauses = counts.map { $0.code.clause($0.changes.count) }
    let flips = changes.filter { $0.code.block == .events }.flatMap(\.facts).count { fact in
      if case .test = fact.content { true } else { false }
    }
    if flips > 0 { clauses.insert(.testsFlip(flips), at: min(1, clauses.count)) }
    return clauses
  }
}

/// Workflows that do what they did, by name.
public struct Unchanged: Equatable, Sendable {
  /// All of them.
  public internal(set) var names: Set<String> = []
  /// Those that are in another file.
  public internal(set) var moved: Set<String> = []
  /// Those that are written otherwise.
  public internal(set) var rewritten: Set<String> = []

  /// How many there are.
  public var count: Int { names.count }
}

/// A workflow or a file that could not be compared.
public struct Uncompared: Hashable, Sendable {
  /// What it is: a workflow's name, or the path of a file.
  public let name: String
  /// Why it could not.
  public let reason: Sentence
  /// Where the side with the mistake says it.
  public let origin: Origin
}
