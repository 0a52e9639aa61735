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

  /// The templates of a plan: `PROJECT.yaml`, or `PROJECT-ENVIRONMENT.yaml`. A plan that is too large for one is
  /// spread: `…-shared` holds what several workflows share, `…-1`, `…-2` and so on the workflows.
  ///
  /// What CloudFormation cannot take is reported to `sink`; after an error no file is returned, and a plan without
  /// resources has none.
  public static func files(
    for plan: DeploymentPlan, format: Format, sources: SourceIndex, into sink: DiagnosticSink
  ) -> [OutputFile] {
    guard !plan.resources.isEmpty else { return [] }
    let findings = DiagnosticSink()
    defer { sink.add(contentsOf: findings.diagnostics) }
    let assembly = TemplateAssembly(plan, sources: sources)
    let description = TemplateDescription(plan)
    let single = assembly.stack(
      0, of: StackAssignment(single: plan), positions: Array(plan.resources.indices),
      description: description.text(workflows: plan.workflows, stack: nil), into: findings)
    var named = [(name: description.stem, document: single.document)]
    let sizes = single.document.resources.map(\.size)
    if needsSplit(single.document, size: sizes.reduce(0, +)) {
      let stacks = StackAssignment.split(
        plan, sizes: sizes, references: single.references, outputReferences: single.outputReferences)
      named = split(stacks, assembly, description)
      if named.count > 1 { reportSplit(plan, named.map(\.name), to: findings) }
    }
    let files = named.map { name, document in
      OutputFile(path: "\(name).\(format.rawValue)", bytes: bytes(of: document, format))
    }
    for ((name, document), file) in zip(named, files) {
      TemplateChecks.checkLimits(name, document, size: file.bytes.count, into: findings)
    }
    TemplateChecks.tellInlineLimit(files, into: findings)
    return findings.hasErrors ? [] : files
  }

  /// Whether the plan is too large for one template; judged by the JSON form, so that both forms are spread alike.
  private static func needsSplit(_ document: TemplateDocument, size: Int) -> Bool {
    document.resources.count > TemplateLimit.resources || document.parameters.count > TemplateLimit.parameters
      || document.outputs.count > TemplateLimit.outputs || size > TemplateLimit.filledBytes
  }

  private static func split(
    _ stacks: StackAssignment, _ assembly: TemplateAssembly, _ description: TemplateDescription
  ) -> [(name: String, document: TemplateDocument)] {
    var positions = [[Int]](repeating: [], count: stacks.last + 1)
    for (position, home) in stacks.homes.enumerated() { positions[home].append(position) }
    var workflows = [[PlannedWorkflow]](repeating: [], count: stacks.last + 1)
    for workflow in assembly.plan.workflows { workflows[stacks.stack(ofWorkflow: workflow.name)].append(workflow) }
    var result: [(name: String, document: TemplateDocument)] = []
    var imports: Set<TemplateSpeller.Export> = []
    // Mistakes were told when the one template was made.
    for number in 1...stacks.last where !positions[number].isEmpty {
      let stack = assembly.stack(
        number, of: stacks, positions: positions[number],
        description: description.text(workflows: workflows[number], stack: String(number)), into: nil)
      imports.formUnion(stack.imports)
      result.append(("\(description.stem)-\(number)", stack.document))
    }
    guard !positions[0].isEmpty else { return result }
    let exports = imports.sorted { left, right in
      left.position != right.position
        ? left.position < right.position : left.attribute.rawValue < right.attribute.rawValue
    }
    let shared = assembly.stack(
      0, of: stacks, positions: positions[0], exports: exports,
      description: description.text(workflows: [], stack: "shared"), into: nil)
    return [("\(description.stem)-shared", shared.document)] + result
  }

  private static func reportSplit(_ plan: DeploymentPlan, _ names: [String], to sink: DiagnosticSink) {
    let shared = names.first.flatMap { $0.hasSuffix("-shared") ? $0 : nil }
    let rest = names.dropFirst(shared == nil ? 0 : 1)
    sink.add(
      Diagnostic(
        .projectSplit,
        .projectTooLarge(plan.project, resources: plan.resources.count, stacks: names.count),
        at: nil, hint: nil,
        notes: [
          shared.map { .deployShared($0) },
          .deployRest(Array(rest)),
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
