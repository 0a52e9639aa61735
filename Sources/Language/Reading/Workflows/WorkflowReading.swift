import Diagnostics
import Source
import Workflows
import YAML

extension NodeReader {
  /// The workflow of a document.
  func workflow(_ node: NodeIndex) -> Workflow? {
    guard tree.kind(of: node) == .mapping else {
      guard !tree.isInvalid(node) else { return nil }
      report(
        .notAMap, "a workflow is a map of keys, and \(found(node)) stands here", at: span(node),
        hint: "begin with 'workflow: NAME'")
      return nil
    }
    guard looksLikeWorkflow(node), let fields = fields(node, as: WorkflowKey.self) else { return nil }
    taskIDs.removeAll(keepingCapacity: true)
    let name = fields[.workflow].flatMap { self.name($0, "a workflow's name") }
    var workflow = Workflow(name: name ?? Located("", anchor(of: node)), span: span(node))
    workflow.writtenKeys = fields.entries.map(\.key.rawValue)
    workflow.description = fields[.description].flatMap { text($0, "'description'") }
    workflow.owner = fields[.owner].flatMap { text($0, "'owner'") }
    workflow.runbook = fields[.runbook].flatMap { address($0, "'runbook'") }
    workflow.reviewBy = fields[.reviewBy].flatMap { date($0, "'review-by'") }
    workflow.labels = fields[.labels].map { labels($0) } ?? []
    workflow.state = fields[.state].flatMap { choice($0, "'state'") }
    workflow.runsOn = fields[.runsOn].flatMap { text($0, "'runs-on'") }
      .map { $0.map { $0 == "aws" ? .aws : .tool($0) } }
    workflow.link = fields[.link].flatMap { address($0, "'link'") }
    workflow.triggers = fields[.trigger].map { triggers($0) } ?? []
    workflow.tasks = fields[.tasks].map { steps($0, "'tasks'") } ?? []
    workflow.onFailure = fields[.onFailure].map { steps($0, "'on-failure'") } ?? []
    workflow.stateMachine = fields[.stateMachine].flatMap { choice($0, "'state-machine'") }
    workflow.tests = fields[.tests].map { tests($0) } ?? []
    if fields[.link] != nil, (workflow.runsOn?.value ?? .aws) == .aws, let name = fields.name(of: .link) {
      report(
        .misplacedKey, "'link' goes with a no-code tool under 'runs-on'", at: span(name),
        hint: "name the tool, such as 'runs-on: zapier', or take it away")
    }
    return workflow
  }

  /// Whether a document is meant to be a workflow. One that is something else as a whole has one finding.
  private func looksLikeWorkflow(_ node: NodeIndex) -> Bool {
    if keyNode("workflow", of: node) != nil { return true }
    if let name = keyNode("project", of: node) {
      report(
        .projectFileHere, "a project file where a workflow is read", at: span(name),
        hint: "a project file is named 'tasuki.yaml' and is not one of the workflows")
      return false
    }
    for (name, _) in tree.entries(of: node) {
      let text = tree.text(of: name)
      if WorkflowKey(rawValue: text) != nil || nearestName(to: text, among: ["workflow"]) != nil { return true }
    }
    guard !tree.isInvalid(node) else { return false }
    report(
      .notAWorkflow, "this is no workflow: it has none of a workflow's keys", at: anchor(of: node),
      hint: "begin with 'workflow: NAME', or leave the file out of the paths that are read")
    return false
  }

  /// Labels, which become AWS tags and keep to their rules.
  private func labels(_ node: NodeIndex) -> [WorkflowLabel] {
    guard let entries = names(node, "'labels'") else { return [] }
    if entries.count > Bounds.labels {
      report(
        .labelForm, "\(entries.count) labels", at: span(entries[Bounds.labels].name),
        hint: "keep at most \(Bounds.labels): AWS allows 50 tags, and Tasuki sets some of its own")
    }
    return entries.compactMap { entry in
      let name = key(entry.name)
      guard let value = labelValue(entry.value) else { return nil }
      if let reason = labelProblem(name.value, in: Bounds.labelName, isKey: true) {
        report(.labelForm, "the label \(shown(name.value)) \(reason)", at: name.span, hint: "choose another name")
        return nil
      }
      if let reason = labelProblem(value.value, in: Bounds.labelValue, isKey: false) {
        report(
          .labelForm, "the value \(shown(value.value)) of the label '\(name.value)' \(reason)", at: value.span,
          hint: "choose another value")
        return nil
      }
      return WorkflowLabel(name: name, value: value)
    }
  }

  /// A tag's value may be empty, which other texts may not.
  private func labelValue(_ node: NodeIndex) -> Located<String>? {
    if tree.kind(of: node) == .scalar, tree.text(of: node).isEmpty, tree.style(of: node) != .plain {
      return Located("", span(node))
    }
    return text(node, "a label")
  }

  /// Why a text is no part of an AWS tag (AWS General Reference, "Tag naming limits and requirements").
  private func labelProblem(_ text: String, in bounds: ClosedRange<Int>, isKey: Bool) -> String? {
    let count = text.unicodeScalars.count
    if !bounds.contains(count) {
      return "has \(count) characters, and \(bounds.lowerBound) to \(bounds.upperBound) are allowed"
    }
    if isKey, text.lowercased().hasPrefix("aws:") { return "begins with 'aws:', which AWS keeps for itself" }
    for scalar in text.unicodeScalars where !mayStandInTag(scalar) {
      return "holds '\(scalar)', and a tag takes letters, digits, spaces and _ . : / = + - @"
    }
    return nil
  }

  private func mayStandInTag(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "_", ".", ":", "/", "=", "+", "-", "@": return true
      default: return false
      }
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.isWhitespace
      || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
  }
}
