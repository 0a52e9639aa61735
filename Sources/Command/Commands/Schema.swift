import ArgumentParser
import Emit
import Reports

enum SchemaName: String, CaseIterable, ExpressibleByArgument {
  case workflow, project
}

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of workflows or of the project file, for editors.",
    discussion: """
      Editors with a YAML language server complete and check keys with it:

        tasuki schema workflow > workflow.schema.json
        tasuki schema project > project.schema.json

      and, as the first line of a workflow:

        # yaml-language-server: $schema=../workflow.schema.json
      """)

  @Argument(help: "which schema: workflow or project")
  var name: SchemaName

  @OptionGroup var global: GlobalOptions

  func run() {
    let schema = name == .workflow ? LanguageSchema.workflow : LanguageSchema.project
    global.terminal.print(schema.bytes(.pretty) + [0x0A])
  }
}
