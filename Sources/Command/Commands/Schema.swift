import ArgumentParser
import Emit
import Reports

enum SchemaName: String, CaseIterable, ExpressibleByArgument {
  case workflow, project, diff, catalog
}

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of workflows, of the project file or of a report.",
    discussion: """
      Editors with a YAML language server complete and check keys with it:

        tasuki schema workflow > workflow.schema.json
        tasuki schema project > project.schema.json

      and, as the first line of a workflow:

        # yaml-language-server: $schema=../workflow.schema.json

      'diff' and 'catalog' are the schemas of what 'tasuki diff --format json' and 'tasuki catalog --format json' print.
      """)

  @Argument(help: "which schema: workflow, project, diff or catalog")
  var name: SchemaName

  @OptionGroup var global: GlobalOptions

  func run() {
    let schema =
      switch name {
      case .workflow: LanguageSchema.workflow
      case .project: LanguageSchema.project
      case .diff: ChangeSchema.report
      case .catalog: CatalogSchema.report
      }
    global.terminal.print(schema.bytes(.pretty) + [0x0A])
  }
}
