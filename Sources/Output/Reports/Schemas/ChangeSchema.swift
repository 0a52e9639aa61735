import Comparison
public import Emit
import Plan

/// The JSON Schema of the report of `tasuki diff --format json`. Its names of levels, codes, resources and actions are those of
/// the types.
public enum ChangeSchema {
  /// The schema.
  public static let report: JSONValue = .object([
    JSONMember("$schema", "http://json-schema.org/draft-07/schema#"),
    JSONMember("title", "A report of tasuki diff"),
    JSONMember("description", "The changes of workflows between two sides of projects."),
    JSONMember("type", "object"), JSONMember("additionalProperties", false),
    JSONMember("required", names(["version", "base", "head", "summary", "projects"])),
    JSONMember(
      "properties",
      [
        "version": described("The version of this format.", ["const": 1]),
        "base": described("The older side.", text), "head": described("The newer side.", text),
        "summary": described("How many workflows have changes of each level.", text),
        "projects": list("project"),
      ]),
    JSONMember(
      "definitions",
      [
        "project": project, "workflow": workflow, "change": change, "fact": fact, "resource": resource,
        "access": access, "cost": cost, "place": place, "value": ["type": ["string", "null"]],
      ]),
  ])

  private static let text: JSONValue = ["type": "string"]
  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let texts: JSONValue = ["type": "array", "items": text]

  private static func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
  private static func list(_ name: String) -> JSONValue { ["type": "array", "items": reference(name)] }
  private static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/definitions/\(name)")] }
  private static func orNull(_ name: String) -> JSONValue { ["anyOf": [reference(name), ["type": "null"]]] }

  private static func described(_ words: String, _ schema: JSONValue) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object([JSONMember("description", .string(words))] + members)
  }

  /// An object that has all of these members, and may have the others.
  private static func object(_ properties: JSONValue, or optional: JSONValue = [:]) -> JSONValue {
    guard case .object(let members) = properties, case .object(let others) = optional else { return [:] }
    return [
      "type": "object", "additionalProperties": false, "required": names(members.map(\.name)),
      "properties": .object(members + others),
    ]
  }

  private static let level: JSONValue = ["enum": names(ChangeLevel.allCases.map(\.word))]

  private static let project = object([
    "name": described("The project's name, if its file sets one.", ["type": ["string", "null"]]),
    "folder": described("The folder of the project file, empty for the root.", text),
    "environments": described("The environments that were compared.", texts),
    "workflows": list("workflow"),
    "changes": described("The changes that belong to no single workflow.", list("change")),
    "unchanged": object(["count": count, "moved": texts, "rewritten": texts]),
    "uncompared": [
      "type": "array", "items": object(["name": text, "reason": text, "place": orNull("place")]),
    ],
  ])

  private static let workflow = object([
    "workflow": described("Its name on the newer side, otherwise on the older one.", text), "level": level,
    "verdict": described("A summary in clauses.", texts), "base": orNull("place"), "head": orNull("place"),
    "changes": list("change"),
  ])

  private static let change = object(
    [
      "id": ["enum": names(allChanges.map(\.text))], "name": ["enum": names(allChanges.map(\.name))],
      "level": level, "undecided": described("Whether a part could not be decided.", ["type": "boolean"]),
      "fingerprint": described(
        "It stays the same if lines move.", ["type": "string", "pattern": "^[0-9a-f]{12}$"]),
      "subject": described("The part that changes: a task, a bus, a resource.", ["type": ["string", "null"]]),
      "message": text, "base": orNull("place"), "head": orNull("place"),
      "environments": described("The environments with the change; empty for all of them.", texts),
      "facts": list("fact"),
    ], or: ["resource": reference("resource"), "access": reference("access"), "cost": reference("cost")])

  private static func fact(_ kind: String, _ members: JSONValue) -> JSONValue {
    guard case .object(let members) = members else { return [:] }
    return object(.object([JSONMember("kind", ["const": .string(kind)]), JSONMember("label", text)] + members))
  }

  private static let fact: JSONValue = [
    "oneOf": [
      fact("values", ["before": reference("value"), "after": reference("value")]),
      fact(
        "event",
        ["event": [:], "excerpt": [:], "before": ["type": "boolean"], "after": ["type": "boolean"]]),
      fact("test", ["place": orNull("place"), "before": text, "after": text]),
      fact("times", ["before": texts, "after": texts]),
      fact("log", ["events": count, "before": count, "after": count, "lost": count, "gained": count]),
      fact("note", [:]),
    ]
  ]

  private static let resource: JSONValue = {
    let action: JSONValue = ["enum": names(ResourceChange.Action.allCases.map(\.rawValue))]
    let effect: JSONValue = [
      "anyOf": [object(["name": text, "replaces": ["type": "boolean"]]), ["type": "null"]]
    ]
    return object([
      "kind": ["enum": names(ResourceKind.allCases.map(\.rawValue))], "label": text,
      "terraform": object(["address": reference("value"), "action": action]),
      "cloudFormation": object(["logicalId": reference("value"), "action": action]),
      "properties": [
        "type": "array",
        "items": object([
          "terraform": effect, "cloudFormation": effect, "before": reference("value"), "after": reference("value"),
        ]),
      ],
    ])
  }()

  private static let access = object([
    "holder": described("Who has or had the rights.", text),
    "actions": described("The actions as IAM names them.", texts),
    "resources": described("ARNs, with values that only the deployment knows in braces.", texts),
  ])

  private static let cost = object([
    "before": described(
      "US dollars; null if the workflow did nothing.", ["type": ["number", "null"], "minimum": 0]),
    "after": described("US dollars.", ["type": "number", "minimum": 0]),
    "rate": described(
      "The rate at which both are the costs of a month; null for the costs of 1,000 events.",
      ["type": ["string", "null"]]),
  ])

  private static let place = object([
    "file": text, "line": ["type": "integer", "minimum": 1], "column": ["type": "integer", "minimum": 1],
  ])
}
