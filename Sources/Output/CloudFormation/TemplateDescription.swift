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
    // Neither a hidden file nor a path out of the folder.
    let visible = clean.hasPrefix(".") || clean.isEmpty ? "tasuki\(clean)" : clean
    // `tasuki.yaml` is the project file.
    stem = visible == "tasuki" ? "tasuki-template" : visible
    title = plan.environment.map { "\(plan.project) (\($0))" } ?? plan.project
    needsCapability = plan.resources.contains { $0.identifier.kind == .role }
  }

  /// What a template contains and what its deployment needs; `stack` is its number if there are several.
  func text(workflows: [PlannedWorkflow], stack: Int?) -> String {
    var result = title
    if let stack, stack > 0 { result += ", stack \(stack)" }
    result += ". "
    if needsCapability { result += "Its roles have names: deploy it with CAPABILITY_NAMED_IAM. " }
    if stack == 0 {
      result += "Resources that several workflows may share; the other stacks import from it."
    } else if workflows.count == 1 {
      result += workflows[0].name
      if let description = workflows[0].description { result += ": \(description)" }
    } else {
      result += "Workflows: " + workflows.map(\.name).joined(separator: ", ")
    }
    return result
  }
}
