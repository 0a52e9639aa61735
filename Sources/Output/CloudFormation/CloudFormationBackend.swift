public import Diagnostics
public import Emit
public import Plan
public import Source

/// Writes a plan as CloudFormation templates: one, or several where the plan exceeds the limits of one template.
public enum CloudFormationBackend {
  public enum Format: String, CaseIterable, Sendable {
    /// YAML, with short functions and comments.
    case yaml
    /// JSON, with long functions and metadata.
    case json
  }

  /// A template with the number of its stack: 0 for the only one, and for the one with what several workflows may
  /// share.
  private typealias Template = (name: String, stack: Int, document: TemplateDocument)

  /// The templates of a plan: `PROJECT.yaml`, or `PROJECT-ENVIRONMENT.yaml`. A plan that is too large for one, and one
  /// whose project sets `stacks`, is spread: that template has what several workflows may share, `…-1`, `…-2` and so on
  /// have the workflows.
  ///
  /// What CloudFormation rejects is reported to `sink`; after an error no file is returned. A plan without resources
  /// has no template.
  public static func files(
    for plan: DeploymentPlan, format: Format, stacks count: Located<Int>? = nil, sources: SourceIndex,
    into sink: DiagnosticSink
  ) -> [OutputFile] {
    guard !plan.resources.isEmpty else { return [] }
    let findings = DiagnosticSink()
    defer { sink.add(contentsOf: findings.diagnostics) }
    let assembly = TemplateAssembly(plan, sources: sources)
    let description = TemplateDescription(plan)
    let single = assembly.stack(
      0, of: StackAssignment(single: plan), positions: Array(plan.resources.indices),
      description: description.text(workflows: plan.workflows, stack: nil), into: findings)
    let measure = PlanMeasure(
      sizes: single.document.resources.mapOnAllCores(\.size), references: single.references,
      outputReferences: single.outputReferences)
    var templates: [Template] = [(description.stem, 0, single.document)]
    let isSpread = count != nil || needsSplit(single.document, size: measure.sizes.reduce(0, +))
    if isSpread {
      let stacks = StackAssignment(spreading: plan, measure, over: count?.value)
      templates = split(stacks, assembly, description)
      if count == nil, templates.count > 1 { reportSplit(plan, templates, stacks.last, to: findings) }
    }
    let files = templates.mapOnAllCores { template in
      OutputFile(path: "\(template.name).\(format.rawValue)", bytes: bytes(of: template.document, format))
    }
    for ((name, stack, document), file) in zip(templates, files) {
      TemplateChecks.checkLimits(name, document, size: file.bytes.count, at: count?.span, into: findings) {
        if let count { return stack == 0 ? .splitProject : .raiseStacks(to: count.value + 1) }
        return isSpread ? nil : .setStacks(StackAssignment.roomyCount(for: plan, measure))
      }
    }
    TemplateChecks.reportInlineLimit(files, into: findings)
    return findings.hasErrors ? [] : files
  }

  /// Words of sources whose plan may have a text that CloudFormation would evaluate, and escapes that may hide such a word.
  public static let evaluatedWords = ["resolve", "Ref", "Fn::", "\\x", "\\u", "\\U"]

  /// Reports what a template cannot express. The texts of all resources are searched only if `hasEvaluatedWords`, because
  /// that costs as much as to make the template.
  public static func inspect(_ plan: DeploymentPlan, hasEvaluatedWords: Bool, into sink: DiagnosticSink) {
    guard hasEvaluatedWords else { return SecretSpeller.inspect(plan.resources, into: sink) }
    _ = TemplateAssembly(plan, sources: SourceIndex([])).stack(
      0, of: StackAssignment(single: plan), positions: Array(plan.resources.indices), description: "", into: sink)
  }

  /// Whether the plan is too large for one template. Measured in JSON, so that both forms are spread alike.
  private static func needsSplit(_ document: TemplateDocument, size: Int) -> Bool {
    document.resources.count > TemplateLimit.resources || document.parameters.count > TemplateLimit.parameters
      || document.outputs.count > TemplateLimit.outputs || size > StackWeight.filled.bytes
  }

  private static func split(
    _ stacks: StackAssignment, _ assembly: TemplateAssembly, _ description: TemplateDescription
  ) -> [Template] {
    var positions = [[Int]](repeating: [], count: stacks.last + 1)
    for (position, home) in stacks.homes.enumerated() { positions[home].append(position) }
    var workflows = [[PlannedWorkflow]](repeating: [], count: stacks.last + 1)
    for workflow in assembly.plan.workflows { workflows[stacks.stack(ofWorkflow: workflow.name)].append(workflow) }
    var result: [Template] = []
    var imports: Set<TemplateSpeller.Export> = []
    let copied = assembly.copied
    let used = (1...stacks.last).filter { !positions[$0].isEmpty }.map { ($0, positions[$0], workflows[$0]) }
    // The mistakes were reported when the single template was made.
    let built = used.mapOnAllCores { number, positions, workflows in
      copied().stack(
        number, of: stacks, positions: positions,
        description: description.text(workflows: workflows, stack: number), into: nil)
    }
    for ((number, _, _), stack) in zip(used, built) {
      imports.formUnion(stack.imports)
      result.append(("\(description.stem)-\(number)", number, stack.document))
    }
    guard !positions[0].isEmpty else { return result }
    let exports = imports.sorted { left, right in
      left.position != right.position
        ? left.position < right.position : left.attribute.rawValue < right.attribute.rawValue
    }
    let shared = assembly.stack(
      0, of: stacks, positions: positions[0], exports: exports,
      description: description.text(workflows: [], stack: 0), into: nil)
    return [(description.stem, 0, shared.document)] + result
  }

  private static func reportSplit(
    _ plan: DeploymentPlan, _ templates: [Template], _ count: Int, to sink: DiagnosticSink
  ) {
    let shared = templates.first { $0.stack == 0 }
    sink.add(
      Diagnostic(
        .projectSplit,
        .projectTooLarge(plan.project, resources: plan.resources.count, stacks: count),
        at: nil, hint: .keepStacks(count),
        notes: [
          shared.map { .deployShared($0.name) },
          .deployRest(templates.filter { $0.stack != 0 }.map(\.name)),
          .newStackTakes,
          .templateTakes,
        ].compactMap(\.self)))
  }

  private static func bytes(of document: TemplateDocument, _ format: Format) -> [UInt8] {
    switch format {
    case .json: document.json.bytes(.pretty) + [0x0A]
    case .yaml: document.yaml.bytes()
    }
  }
}
