import ArgumentParser
import Emit
import Reports

/// What a schema describes.
enum SchemaName: String, CaseIterable, ExpressibleByArgument {
  case workflow, project, diff
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

      'diff' is the schema of what 'tasuki diff --format json' prints.
      """)

  @Argument(help: "which schema: workflow, project or diff")
  var name: SchemaName

  @OptionGroup var global: GlobalOptions

  func run() {
    let schema =
      switch name {
      case .workflow: LanguageSchema.workflow
      case .project: LanguageSchema.project
      case .diff: ChangeSchema.report
      }
    global.terminal.print(schema.bytes(.pretty) + [0x0A])
  }
}
