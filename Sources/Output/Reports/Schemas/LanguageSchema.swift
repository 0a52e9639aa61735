public import Emit
import Reading

/// The JSON Schemas of the language, for editors. They use draft 7, which the YAML servers of editors support best.
///
/// They are generated from the tables that the reader and the checks use, so they contain the same keys, actions and
/// limits. They do not cover what only the checks know, such as whether an event type exists.
public enum LanguageSchema {
  /// The schema of a workflow: of each document of a workflow file.
  public static var workflow: JSONValue { document(WorkflowKey.self, title: "Tasuki workflow") }

  /// The schema of the project file, `tasuki.yaml`.
  public static var project: JSONValue { document(ProjectKey.self, title: "Tasuki project file") }

  private static func document<Keys: KeySet>(_ keys: Keys.Type, title: String) -> JSONValue {
    var builder = SchemaBuilder()
    let members = builder.members(keys)
    return .object(
      [
        JSONMember("$schema", "http://json-schema.org/draft-07/schema#"),
        JSONMember("title", .string(title)),
      ] + members + [JSONMember("definitions", builder.sortedDefinitions)])
  }
}
