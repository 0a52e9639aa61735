public import Diagnostics
public import Source
import YAML

/// Reads the resources of a template of CloudFormation or SAM, in YAML or JSON. Mistakes of its syntax are reported.
public func readCloudFormation(_ file: SourceFile, into sink: DiagnosticSink) -> ExistingFile {
  var limits = YAMLLimits.standard
  limits.keepsOtherTags = true
  let tree = readYAML(file, limits: limits, into: sink)
  let values = TemplateValues(tree: tree, file: file)
  guard let root = tree.documents.first,
    let resources = tree.entries(of: root).first(where: { tree.text(of: $0.key) == "Resources" })?.value
  else {
    return ExistingFile(problem: tree.isWhole ? Located(.unknownForm, file.span) : nil)
  }
  return ExistingFile(
    tree.entries(of: resources).compactMap { entry in
      let resource = values.value(of: entry.value)
      guard let type = resource["Type"], let name = type.string else { return nil }
      return ExistingResource(
        .cloudFormation, type: Located(name, type.span),
        name: Located(tree.text(of: entry.key), tree.span(of: entry.key)),
        properties: resource["Properties"] ?? ExistingValue(.map([]), at: resource.span))
    })
}
