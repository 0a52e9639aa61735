import Diagnostics
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  /// The workflow of a document.
  func workflow(_ node: NodeIndex) -> Workflow? {
    guard tree.kind(of: node) == .mapping else {
      guard !tree.isInvalid(node) else { return nil }
      report(
        .notAMap, .workflowIsMap(found(node)), at: span(node),
        hint: .beginWithWorkflow)
      return nil
    }
    guard looksLikeWorkflow(node), let fields = fields(node, as: WorkflowKey.self) else { return nil }
    taskIDs.removeAll(keepingCapacity: true)
    usesVariables = false
    let name = fields[.workflow].flatMap { self.name($0, .workflowName) }
    var workflow = Workflow(WorkflowHead(name: name ?? Located("", anchor(of: node)), span: span(node)))
    workflow.writtenKeys = fields.entries.map(\.key.rawValue)
    workflow.formerly = fields[.formerly].map { formerNames($0, .workflowName) } ?? []
    workflow.description = fields[.description].flatMap { text($0, .key("description")) }
    workflow.owner = fields[.owner].flatMap { owner($0) }
    workflow.runbook = fields[.runbook].flatMap { address($0, .key("runbook")) }
    workflow.reviewBy = fields[.reviewBy].flatMap { date($0, .key("review-by")) }
    workflow.labels = fields[.labels].map { labels($0, besideOwner: fields[.owner] != nil) } ?? []
    workflow.state = fields[.state].flatMap { choice($0, .key("state")) }
    workflow.runsOn = fields[.runsOn].flatMap { text($0, .key("runs-on")) }
      .map { $0.map { $0 == "aws" ? .aws : .tool($0) } }
    workflow.link = fields[.link].flatMap { address($0, .key("link")) }
    workflow.triggers = fields[.trigger].map { triggers($0) } ?? []
    workflow.tasks = fields[.tasks].map { steps($0, .key("tasks")) } ?? []
    workflow.onFailure = fields[.onFailure].map { steps($0, .key("on-failure")) } ?? []
    workflow.stateMachine = fields[.stateMachine].flatMap { choice($0, .key("state-machine")) }
    workflow.tests = fields[.tests].map { tests($0) } ?? []
    workflow.usesVariables = usesVariables
    if fields[.link] != nil, (workflow.runsOn?.value ?? .aws) == .aws, let name = fields.name(of: .link) {
      report(
        .misplacedKey, .linkWithoutTool, at: span(name),
        hint: .nameTool)
    }
    return workflow
  }

  /// The names that something had before it was renamed.
  func formerNames(_ node: NodeIndex, _ owner: Sentence) -> [Located<String>] {
    oneOrMore(node, .key("formerly")).compactMap { name($0, owner) }
  }

  /// Whether a document is meant to be a workflow. One that is something else has a single finding.
  private func looksLikeWorkflow(_ node: NodeIndex) -> Bool {
    if keyNode("workflow", of: node) != nil { return true }
    if let name = keyNode("project", of: node) {
      report(
        .projectFileHere, .projectFileHere, at: span(name),
        hint: .projectFileName)
      return false
    }
    for (name, _) in tree.entries(of: node) {
      let text = tree.text(of: name)
      if WorkflowKey(rawValue: text) != nil || nearestName(to: text, among: ["workflow"]) != nil { return true }
    }
    guard !tree.isInvalid(node) else { return false }
    report(
      .notAWorkflow, .noWorkflow, at: anchor(of: node),
      hint: .beginWithWorkflowOrLeaveOut)
    return false
  }
}
