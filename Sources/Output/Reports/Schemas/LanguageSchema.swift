public import Emit

/// The JSON Schemas of the language, for editors.
public enum LanguageSchema {
  /// The schema of a workflow file's documents.
  public static var workflow: JSONValue { [:] }
  /// The schema of the project file.
  public static var project: JSONValue { [:] }
}
