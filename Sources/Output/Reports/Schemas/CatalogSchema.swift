public import Emit
import Flow
import Plan

/// The JSON Schema of what `tasuki catalog --format json` prints.
public enum CatalogSchema {
  public static let report: JSONValue = .object([
    JSONMember("$schema", "http://json-schema.org/draft-07/schema#"),
    JSONMember("title", "A catalog of tasuki catalog"),
    JSONMember("description", "Every workflow of some projects, and who is responsible for it."),
    JSONMember("type", "object"), JSONMember("additionalProperties", false),
    JSONMember("required", ["version", "projects"]),
    JSONMember(
      "properties",
      [
        "version": described("The version of this format.", ["const": 1]),
        "projects": list(
          object([
            "name": described("The project's name, if its file sets one.", textOrNull),
            "environment": described("The environment whose values the workflows have.", textOrNull),
            "workflows": list(["$ref": "#/definitions/workflow"]),
          ])),
      ]),
    JSONMember("definitions", ["workflow": workflow, "covered": covered]),
  ])

  private static let text: JSONValue = ["type": "string"]
  private static let textOrNull: JSONValue = ["type": ["string", "null"]]
  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let texts = list(text)
  private static let covered = object(["covered": count, "all": count])

  private static func list(_ element: JSONValue) -> JSONValue { ["type": "array", "items": element] }
  private static func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }

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

  private static let workflow = object(
    [
      "workflow": text, "purpose": described("What it does, in one sentence.", text),
      "description": described("Its purpose in the words of its authors.", textOrNull),
      "state": ["enum": names(WorkflowState.allCases.map(\.rawValue))],
      "runsOn": described("`aws`, or the name of a no-code tool.", text),
      "link": described("Its page in the tool that runs it.", textOrNull), "owner": textOrNull,
      "runbook": textOrNull,
      "reviewBy": described("The day after which it must be reviewed: `2027-06-30`.", textOrNull),
      "labels": ["type": "object", "additionalProperties": text],
      "triggers": described("What starts it, in words.", texts),
      "tasks": list(object(["task": text, "uses": text, "receiver": textOrNull])), "connections": texts,
      "secrets": described("The names of secrets; never their values.", texts),
      "usedFields": described("The fields of the event that it reads.", texts),
      "data": list(
        object([
          "task": text, "receiver": textOrNull,
          "fields": described("The fields of the event that the task sends.", texts),
          "wholeEvent": ["type": "boolean"],
          "leavesAccount": described(
            "Whether the receiver is outside of the AWS account.", ["type": "boolean"]),
        ])),
      "resources": list(
        object(["kind": ["enum": names(ResourceKind.allCases.map(\.rawValue))], "label": text])),
      "access": list(object(["holder": text, "actions": texts, "resource": text])),
      "tests": object([
        "count": count,
        "coverage": [
          "anyOf": [
            ["type": "null"],
            object([
              "conditions": ["$ref": "#/definitions/covered"], "tasks": ["$ref": "#/definitions/covered"],
              "gaps": count,
            ]),
          ]
        ],
      ]),
    ],
    or: [
      "cost": described(
        "Only with --cost: for a month at the rate, or for 1,000 events without one; null if it does nothing.",
        [
          "anyOf": [
            ["type": "null"], object(["dollars": ["type": "number", "minimum": 0], "rate": textOrNull]),
          ]
        ])
    ])
}
