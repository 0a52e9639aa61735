import Emit
import Plan
import Source

/// Everything around the resources: versions, data sources, variables, outputs, headers.
struct Surroundings {
  private let plan: DeploymentPlan
  private let used: Spelling.Surroundings
  private let secrets: [HCLBlock]
  private let tags: TagLocals
  private let policies: [HCLItem]

  /// Takes what the resources need, after all of them were written.
  init(plan: DeploymentPlan, speller: ResourceSpeller) {
    var speller = speller
    policies = speller.policies.locals(&speller.spelling)
    self.plan = plan
    self.used = speller.spelling.used
    self.secrets = speller.secrets.blocks
    self.tags = speller.tags
  }

  /// What the configuration requires to be applied.
  static var versions: HCLBlock {
    HCLBlock(
      "terraform",
      body: [
        .attribute("required_version", ">= 1.5"),
        .block(
          "required_providers", [], [.attribute("aws", ["source": "hashicorp/aws", "version": ">= 5.100, < 7"])]),
      ])
  }

  /// The second line of the files that do not belong to a workflow.
  var origin: String {
    var line = "Project \(plan.project)"
    if let environment = plan.environment { line += ", environment \(environment)" }
    if let account = plan.account { line += ", account \(account)" }
    if let region = plan.region { line += ", Region \(region)" }
    return line
  }

  /// The first blocks of `shared.tf`: the data sources and locals that something refers to.
  var sharedPreface: [HCLItem] {
    let isGuarded = !plan.resources.isEmpty && (plan.account != nil || plan.region != nil)
    let needsRegion = used.contains(.region) || (isGuarded && plan.region != nil)
    var blocks: [HCLBlock] = []
    var locals: [HCLItem] = []
    if used.contains(.account) || isGuarded {
      blocks.append(
        HCLBlock("data", labels: ["aws_caller_identity", "current"], body: isGuarded ? [guardBlock] : []))
    }
    if used.contains(.account) {
      locals.append(.attribute("account_id", .reference("data.aws_caller_identity.current.account_id")))
    }
    if !used.isDisjoint(with: [.partition, .urlSuffix]) {
      blocks.append(HCLBlock("data", labels: ["aws_partition", "current"]))
    }
    if used.contains(.partition) {
      locals.append(.attribute("partition", .reference("data.aws_partition.current.partition")))
    }
    if used.contains(.urlSuffix) {
      locals.append(.attribute("url_suffix", .reference("data.aws_partition.current.dns_suffix")))
    }
    if needsRegion {
      blocks.append(HCLBlock("data", labels: ["aws_region", "current"]))
      // Versions 5 and 6 of the provider have different attributes for the Region's name; `id` is it in both.
      locals.append(.attribute("region", .reference("data.aws_region.current.id")))
    }
    for item in policies + [tags.sharedLocal].compactMap(\.self) {
      locals += (locals.isEmpty ? [] : [.blank]) + [item]
    }
    if !locals.isEmpty { blocks.append(HCLBlock("locals", body: locals)) }
    return (blocks + secrets).map { .block($0) }
  }

  /// Stops the configuration before it creates anything in a place that it was not compiled for.
  private var guardBlock: HCLItem {
    let place = plan.environment.map { " of the environment '\($0)'" } ?? ""
    var body: [HCLItem] = []
    if let region = plan.region {
      body.append(
        .block(
          "precondition", [],
          [
            .attribute("condition", .equal(.reference("local.region"), .text(region))),
            .attribute("error_message", .text("This configuration is compiled for the Region \(region)\(place).")),
          ]))
    }
    if let account = plan.account {
      body.append(
        .block(
          "postcondition", [],
          [
            .attribute("condition", .equal(.reference("self.account_id"), .text(account))),
            .attribute(
              "error_message", .text("This configuration is compiled for the account \(account)\(place).")),
          ]))
    }
    return .block("lifecycle", [], body)
  }
}

extension TerraformBackend {
  /// The workflow whose resources are in a file of an earlier run, nil in one with shared resources; nil for any other file.
  public static func workflow(ofFile text: ArraySlice<UInt8>) -> String?? {
    let lines = text.prefix(1_000).split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    guard lines.count > 1, lines[0].elementsEqual(marker.utf8) else { return nil }
    let start = Array(("# " + ResourceSpeller.workflowWord).utf8)
    guard lines[1].starts(with: start) else { return .some(nil) }
    let name = lines[1].dropFirst(start.count).prefix { $0 != UInt8(ascii: ",") }
    return .some(String(decoding: name, as: UTF8.self))
  }
}

extension ResourceSpeller {
  fileprivate static let workflowWord = "Workflow "

  /// The second line of a workflow's file, followed by the purpose of the workflow.
  func header(ofWorkflow file: WorkflowFile) -> String {
    var text = Self.workflowWord + file.name
    guard let workflow = file.workflow else { return text }
    let place = sources.place(of: workflow.origin)
    if !place.isEmpty { text += ", \(place)" }
    if let description = workflow.description { text += "\n\n\(description)" }
    return text
  }

  func block(for parameter: PlannedParameter) -> HCLBlock {
    let name = spelling.addresses.variable(parameter.name)
    var body: [HCLItem] = [
      .attribute("description", .text(parameter.description)), .attribute("type", .reference("string")),
    ]
    body.append(contentsOf: optional("default", parameter.defaultValue))
    if let pattern = parameter.pattern {
      // The group extends the anchors to the whole of an alternation.
      let isAlternation = pattern.utf8.contains(UInt8(ascii: "|"))
      let anchored = isAlternation ? "^(?:\(pattern))$" : "^\(pattern)$"
      body.append(
        .block(
          "validation", [],
          [
            .attribute("condition", .call("can", [.call("regex", [.text(anchored), .reference("var.\(name)")])])),
            .attribute("error_message", .text("The value must match \(anchored)")),
          ]))
    }
    return HCLBlock("variable", labels: [name], comments: comments(parameter.origin), body: body)
  }

  /// An output; JSON is written as text.
  mutating func block(for output: PlannedOutput) -> HCLBlock {
    let value: HCLExpression
    if case .text(let text) = output.value {
      value = spelling.document(text)
    } else {
      value = spelling.json(output.value)
    }
    return HCLBlock(
      "output", labels: [spelling.addresses.output(output.name)], comments: comments(output.origin),
      body: [.attribute("description", .text(output.description)), .attribute("value", value)])
  }
}
