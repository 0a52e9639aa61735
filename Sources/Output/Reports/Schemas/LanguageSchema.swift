public import Emit
import Reading

/// The JSON Schemas of the language, for editors: draft 7, which editors' YAML servers understand best.
///
/// They are made from the tables by which the reader and the checks judge, so that they know the same keys, actions and
/// limits. What only the checks can know, such as whether an event type exists, a schema does not say.
public enum LanguageSchema {
  /// The schema of a workflow: of each document of a workflow file.
  public static var workflow: JSONValue {
    document(WorkflowKey.self, title: "Tasuki workflow")
  }

  /// The schema of the project file, `tasuki.yaml`.
  public static var project: JSONValue {
    document(ProjectKey.self, title: "Tasuki project file")
  }

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
