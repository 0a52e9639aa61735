public import Diagnostics
public import Emit

/// The pages and schemas that are generated from the tables of the language, the catalog and the diagnostics.
public enum ReferenceFiles {
  /// The files, by their paths in the repository. The pages of findings have the links.
  public static func all(_ rules: RuleList, _ facts: FactLinks) -> [OutputFile] {
    [
      OutputFile(path: "schemas/workflow.schema.json", bytes: LanguageSchema.workflow.bytes(.pretty) + [0x0A]),
      OutputFile(path: "schemas/project.schema.json", bytes: LanguageSchema.project.bytes(.pretty) + [0x0A]),
      OutputFile(path: "schemas/diff.schema.json", bytes: ChangeSchema.report.bytes(.pretty) + [0x0A]),
      OutputFile(path: "schemas/catalog.schema.json", bytes: CatalogSchema.report.bytes(.pretty) + [0x0A]),
      ActionsPage.file, ChangePage.file, CostPage.file,
    ] + DiagnosticPages.all(rules, facts)
  }
}
