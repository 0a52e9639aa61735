import Diagnostics
import Plan
import Source

/// Puts together the templates of a plan's stacks.
struct TemplateAssembly {
  struct Stack {
    var document: TemplateDocument
    var imports: Set<TemplateSpeller.Export>
    /// What each of its resources refers to.
    var references: [Set<TemplateSpeller.Export>]
    /// What each of its outputs refers to.
    var outputReferences: [Set<TemplateSpeller.Export>]
  }

  let plan: DeploymentPlan
  let names: TemplateNames
  let sources: SourceIndex
  private let secretParameters: Set<String>

  init(_ plan: DeploymentPlan, sources: SourceIndex) {
    self.plan = plan
    self.names = TemplateNames(plan)
    self.sources = sources
    self.secretParameters = SecretSpeller.parameters(of: plan.resources)
  }

  private init(plan: DeploymentPlan, names: TemplateNames, sources: SourceIndex, secretParameters: Set<String>) {
    self.plan = plan
    self.names = names
    self.sources = sources
    self.secretParameters = secretParameters
  }

  /// Makes a copy for another task, because an index of sources belongs to one task.
  var copied: @Sendable () -> TemplateAssembly {
    let (plan, names, files, secretParameters) = (plan, names, sources.files, secretParameters)
    return {
      TemplateAssembly(plan: plan, names: names, sources: SourceIndex(files), secretParameters: secretParameters)
    }
  }

  /// The template of a stack. Findings go to `sink`, where there is one: a plan is assembled more than once, and its
  /// mistakes are reported once.
  func stack(
    _ number: Int, of stacks: StackAssignment, positions: [Int], exports: [TemplateSpeller.Export] = [],
    description: String, into sink: DiagnosticSink?
  ) -> Stack {
    var speller = TemplateSpeller(plan: plan, names: names, stacks: stacks, stack: number)
    var resources: [TemplateDocument.Resource] = []
    resources.reserveCapacity(positions.count)
    var references: [Set<TemplateSpeller.Export>] = []
    for position in positions {
      speller.begin(position)
      resources.append(resource(at: position, with: &speller, into: sink))
      references.append(speller.references)
    }
    var outputs: [TemplateMember] = []
    var outputReferences: [Set<TemplateSpeller.Export>] = []
    for (output, name) in zip(plan.outputs, names.outputs) where stacks.stack(ofWorkflow: output.workflow) == number
    {
      var members = PropertyList()
      members.add("Description", .string(CutText.cut(output.description, toBytes: 1024)))
      speller.begin(nil)
      let value = value(of: output, with: &speller)
      outputReferences.append(speller.references)
      if let sink { UserText(sink: sink).inspect(value, at: output.origin) }
      members.add("Value", value)
      outputs.append(TemplateMember(name, .map(members.members)))
    }
    for export in exports { outputs.append(member(of: export, stacks)) }
    return Stack(
      document: TemplateDocument(
        description: CutText.cut(description, toBytes: TemplateLimit.descriptionBytes),
        parameters: parameters(used: speller.usedParameters, into: sink),
        rules: TemplateDocument.guards(of: plan), resources: resources, outputs: outputs),
      imports: speller.imports, references: references, outputReferences: outputReferences)
  }

  /// A resource of the plan as it is in the template.
  private func resource(
    at position: Int, with speller: inout TemplateSpeller, into sink: DiagnosticSink?
  ) -> TemplateDocument.Resource {
    let resource = plan.resources[position]
    let properties = speller.properties(
      of: resource, secrets: SecretSpeller(sink: sink ?? DiagnosticSink(), origin: resource.origin))
    if let sink { UserText(sink: sink).inspect(properties, of: resource) }
    return TemplateDocument.Resource(
      logicalID: names.logicalIDs[position], type: resource.identifier.kind.type,
      place: sources.place(of: resource.origin), dependencies: speller.dependencies(of: resource),
      keepsData: resource.identifier.kind.keepsData, properties: properties)
  }

  /// An output's value: text unchanged, JSON as text.
  private func value(of output: PlannedOutput, with speller: inout TemplateSpeller) -> TemplateValue {
    if case .text(let text) = output.value { return speller.spell(text) }
    return speller.jsonText(output.value)
  }

  private func member(of export: TemplateSpeller.Export, _ stacks: StackAssignment) -> TemplateMember {
    let resource = plan.resources[export.position]
    let name = names.logicalIDs[export.position] + export.attribute.word
    let pieces = TemplateSpeller.localPieces(
      of: export.attribute, resource.identifier.kind, names.logicalIDs[export.position])
    return TemplateMember(
      name,
      .map([
        TemplateMember("Value", Substitution.value(pieces)),
        TemplateMember("Export", .map([TemplateMember("Name", .string(stacks.exportName(name)))])),
      ]))
  }

  /// The parameters that a template uses; cfn-lint warns about others.
  private func parameters(used: Set<String>, into sink: DiagnosticSink?) -> [TemplateMember] {
    var result: [TemplateMember] = []
    for parameter in plan.parameters where used.contains(parameter.name) {
      var members = PropertyList()
      members.add("Type", "String")
      members.add("Description", .string(CutText.cut(parameter.description, toBytes: 4000)))
      members.add("AllowedPattern", ifPresent: parameter.pattern.map { .string(TemplateAssembly.anchored($0)) })
      members.add("Default", ifPresent: parameter.defaultValue.map { .string($0) })
      if secretParameters.contains(parameter.name) { members.add("NoEcho", true) }
      let value = TemplateValue.map(members.members)
      if let sink { UserText(sink: sink).inspect(value, at: parameter.origin) }
      result.append(TemplateMember(names.parameters[parameter.name] ?? parameter.name, value))
    }
    return result
  }

  /// A regular expression that matches only whole values, whatever its alternatives.
  private static func anchored(_ pattern: String) -> String {
    if pattern.utf8.contains(UInt8(ascii: "|")) { return "^(?:\(pattern))$" }
    return (pattern.hasPrefix("^") ? "" : "^") + pattern + (pattern.hasSuffix("$") ? "" : "$")
  }
}
