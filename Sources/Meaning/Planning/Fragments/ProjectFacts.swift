public import Flow
import Plan
import Source

/// What the plan of a workflow takes from its project: nothing of it is another workflow's.
public struct ProjectFacts: Sendable {
  let names: PhysicalNames
  /// The project's name.
  let project: String
  let environment: String?
  let region: String?
  let account: String?
  /// When calls are tried again that say nothing of it.
  let retry: CallRetry?
  /// How many days log groups keep their entries.
  let logRetention: Int
  /// The tags of whatever the project has.
  let tags: [ResourceTag]

  /// Takes the facts of a project as it is deployed to an environment.
  public init(_ project: Project?, _ environment: Environment?) {
    self.project = project?.name?.value ?? "tasuki"
    self.environment = environment?.name.value
    region = environment?.region?.value
    account = environment?.account?.value
    names = PhysicalNames(project: self.project, environment: self.environment)
    retry = project?.defaults.retry
    logRetention = project?.defaults.logRetention?.value ?? 30
    var tags = [ResourceTag("project", self.project)]
    if let environment = self.environment { tags.append(ResourceTag("environment", environment)) }
    self.tags = tags
  }
}
