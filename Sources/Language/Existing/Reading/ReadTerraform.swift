public import Source

/// Reads the resources of a Terraform file in its own language.
public func readTerraform(_ file: SourceFile) -> ExistingFile {
  let (body, problem) = ConfigurationReader.read(file)
  let resources = body.blocks.compactMap { block -> ExistingResource? in
    guard block.type.value == "resource", block.labels.count == 2 else { return nil }
    let (type, label) = (block.labels[0], block.labels[1])
    return ExistingResource(
      .terraform, type: type, name: Located("\(type.value).\(label.value)", label.span),
      properties: block.body.value(at: block.span))
  }
  let locals = body.blocks.filter { $0.type.value == "locals" }.flatMap(\.body.attributes)
  return ExistingFile(resources, locals: locals, problem: problem)
}
