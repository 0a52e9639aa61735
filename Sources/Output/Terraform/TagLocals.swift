import Emit
import Plan

/// The tags of resources as locals: one for the project and one for each workflow.
struct TagLocals {
  /// The tags of what several workflows share.
  private let shared: [ResourceTag]
  /// All tags of a workflow's resources.
  private let workflows: [String: [ResourceTag]]

  init(_ plan: DeploymentPlan) {
    var shared: [ResourceTag] = []
    var workflows: [String: [ResourceTag]] = [:]
    // Some kinds of resources have fewer tags than others.
    for resource in plan.resources {
      if let workflow = resource.workflow {
        if resource.tags.count > workflows[workflow, default: []].count { workflows[workflow] = resource.tags }
      } else if resource.tags.count > shared.count {
        shared = resource.tags
      }
    }
    // Without shared resources, the project's tags are those before the tag with the workflow's name.
    if shared.isEmpty, let first = plan.resources.lazy.compactMap(\.workflow).first {
      shared = Array(workflows[first, default: []].prefix { $0.key != "workflow" })
    }
    self.shared = shared
    self.workflows = workflows
  }

  /// The tags of a resource; nil if it has none.
  func value(of resource: PlannedResource) -> HCLExpression? {
    guard !resource.tags.isEmpty else { return nil }
    guard let workflow = resource.workflow else {
      return resource.tags == shared ? .reference("local.tags") : Self.object(resource.tags)
    }
    return resource.tags == workflows[workflow]
      ? .reference("local.\(Self.name(ofWorkflow: workflow))") : Self.object(resource.tags)
  }

  /// The local with the project's tags; nil if nothing refers to it.
  var sharedLocal: HCLItem? { shared.isEmpty ? nil : .attribute("tags", Self.object(shared)) }

  /// The local with a workflow's tags; nil if nothing refers to it.
  func local(ofWorkflow workflow: String) -> HCLBlock? {
    guard let tags = workflows[workflow] else { return nil }
    let isMore = !shared.isEmpty && tags.starts(with: shared)
    let own = isMore ? Array(tags.dropFirst(shared.count)) : tags
    let value: HCLExpression =
      switch (isMore, own.isEmpty) {
      case (true, true): .reference("local.tags")
      case (true, false): .call("merge", [.reference("local.tags"), Self.object(own)])
      case (false, _): Self.object(own)
      }
    return HCLBlock("locals", body: [.attribute(Self.name(ofWorkflow: workflow), value)])
  }

  private static func name(ofWorkflow workflow: String) -> String { HCLIdentifier.spell("tags-" + workflow) }

  private static func object(_ tags: [ResourceTag]) -> HCLExpression {
    .object(tags.map { HCLMember($0.key, .text($0.value)) })
  }
}
