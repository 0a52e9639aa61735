public import Diagnostics
public import Emit
public import Plan
public import Source

/// Spells a plan as CloudFormation templates: one, or several where it is larger than one template may be.
public enum CloudFormationBackend {
  /// The form of a template.
  public enum Format: String, CaseIterable, Sendable {
    /// YAML, with short functions and comments.
    case yaml
    /// JSON, with long functions and metadata.
    case json
  }

  /// A template with the number of its stack: 0 for the only one, and for the one that holds what several workflows may
  /// share.
  private typealias Template = (name: String, stack: Int, document: TemplateDocument)

  /// The templates of a plan: `PROJECT.yaml`, or `PROJECT-ENVIRONMENT.yaml`. A plan that is too large for one, and one
  /// whose project says the number of `stacks`, is spread: that template holds what several workflows may share, `…-1`,
  /// `…-2` and so on the workflows.
  ///
  /// What CloudFormation cannot take is reported to `sink`; after an error no file is returned, and a plan without
  /// resources has none.
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
      sizes: single.document.resources.map(\.size), references: single.references,
      outputReferences: single.outputReferences)
    var templates: [Template] = [(description.stem, 0, single.document)]
    let isSpread = count != nil || needsSplit(single.document, size: measure.sizes.reduce(0, +))
    if isSpread {
      let stacks = StackAssignment(spreading: plan, measure, over: count?.value)
      templates = split(stacks, assembly, description)
      if count == nil, templates.count > 1 { reportSplit(plan, templates, stacks.last, to: findings) }
    }
    let files = templates.map { template in
      OutputFile(
        path: "\(template.name).\(format.rawValue)", bytes: bytes(of: template.document, format))
    }
    for ((name, stack, document), file) in zip(templates, files) {
      TemplateChecks.checkLimits(name, document, size: file.bytes.count, at: count?.span, into: findings) {
        if let count { return stack == 0 ? .splitProject : .raiseStacks(to: count.value + 1) }
        return isSpread ? nil : .setStacks(StackAssignment.roomyCount(for: plan, measure))
      }
    }
    TemplateChecks.tellInlineLimit(files, into: findings)
    return findings.hasErrors ? [] : files
  }

  /// Reports what a template cannot hold of a plan, without writing one.
  public static func inspect(_ plan: DeploymentPlan, into sink: DiagnosticSink) {
    _ = TemplateAssembly(plan, sources: SourceIndex([])).stack(
      0, of: StackAssignment(single: plan), positions: Array(plan.resources.indices), description: "", into: sink)
  }

  /// Whether the plan is too large for one template; judged by the JSON form, so that both forms are spread alike.
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
    // Mistakes were told when the one template was made.
    for number in 1...stacks.last where !positions[number].isEmpty {
      let stack = assembly.stack(
        number, of: stacks, positions: positions[number],
        description: description.text(workflows: workflows[number], stack: number), into: nil)
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
