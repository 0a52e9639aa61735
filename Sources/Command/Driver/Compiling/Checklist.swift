import Diagnostics
import Plan
import Source

/// What must exist before a project is deployed, in lines for people.
struct Checklist {
  let lines: [Sentence]

  init(_ plan: DeploymentPlan, _ sources: SourceIndex) {
    lines = plan.prerequisites.map { .mustExist($0, at: sources.place(of: $0.origin)) }
  }
}
