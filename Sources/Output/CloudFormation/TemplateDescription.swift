import Plan

/// The descriptions of templates, and the names of their files.
struct TemplateDescription {
  /// The name of the only template's file without its ending, and what the others begin with.
  let stem: String
  private let title: String
  private let needsCapability: Bool

  init(_ plan: DeploymentPlan) {
    let name = plan.environment.map { "\(plan.project)-\($0)" } ?? plan.project
    let clean = StackAssignment.clean(name, allowing: "-_.")
    // Neither a hidden file nor a way out of the folder.
    let visible = clean.hasPrefix(".") || clean.isEmpty ? "tasuki\(clean)" : clean
    // `tasuki.yaml` is the project file.
    stem = visible == "tasuki" ? "tasuki-template" : visible
    title = plan.environment.map { "\(plan.project) (\($0))" } ?? plan.project
    needsCapability = plan.resources.contains { $0.identifier.kind == .role }
  }

  /// What a template holds and what its deployment needs.
  func text(workflows: [PlannedWorkflow], stack: String?) -> String {
    var result = title
    if let stack { result += ", stack \(stack)" }
    result += ". "
    if needsCapability { result += "Its roles have names: deploy it with CAPABILITY_NAMED_IAM. " }
    if stack == "shared" {
      result += "What several workflows share; the other stacks import from it."
    } else if workflows.count == 1 {
      result += workflows[0].name
      if let description = workflows[0].description { result += ": \(description)" }
    } else {
      result += "Workflows: " + workflows.map(\.name).joined(separator: ", ")
    }
    return result
  }
}
