import Emit

extension SchemaBuilder {
  /// Conditions by dotted path.
  mutating func conditions() -> JSONValue {
    reference("conditions") { builder in
      let matcher = builder.matcher()
      return [
        "type": "object",
        "properties": [
          "$or": [
            "description": "Condition maps, of which at least one must hold.",
            "type": "array", "minItems": 2, "items": ["$ref": "#/definitions/conditions"],
          ]
        ],
        "additionalProperties": ["anyOf": [matcher, ["type": "array", "minItems": 1, "items": matcher]]],
      ]
    }
  }

  /// A raw event pattern.
  mutating func pattern() -> JSONValue {
    reference("pattern") { builder in
      let own: JSONValue = ["$ref": "#/definitions/pattern"]
      return [
        "type": "object",
        "properties": ["$or": ["type": "array", "minItems": 2, "items": own]],
        "additionalProperties": ["anyOf": [["type": "array", "minItems": 1, "items": builder.matcher()], own]],
      ]
    }
  }

  /// A value, or an operator of the pattern language.
  private mutating func matcher() -> JSONValue {
    reference("matcher") { _ in
      let scalar: JSONValue = ["type": ["string", "number", "boolean", "null"]]
      let affix: JSONValue = [
        "anyOf": [
          ["type": "string"],
          [
            "type": "object", "additionalProperties": false, "required": ["equals-ignore-case"],
            "properties": ["equals-ignore-case": ["type": "string"]],
          ],
        ]
      ]
      let operators: [(name: String, schema: JSONValue, summary: String)] = [
        ("prefix", affix, "The text begins so."),
        ("suffix", affix, "The text ends so."),
        ("equals-ignore-case", ["type": "string"], "The same text, whatever its case."),
        ("wildcard", ["type": "string"], "`*` stands for any text, the empty one included."),
        ("anything-but", [:], "None of these values, or none that an operator takes."),
        (
          "numeric", ["type": "array", "minItems": 2, "maxItems": 4],
          "Comparisons and their bounds: `[\">=\", 10, \"<\", 20]`."
        ),
        ("exists", ["type": ["boolean", "string"]], "Whether the field is there at all."),
        ("cidr", ["type": "string"], "The address lies in this block: `10.0.0.0/24`."),
      ]
      let properties = operators.map { name, schema, summary in
        guard case .object(let members) = schema else { return JSONMember(name, schema) }
        return JSONMember(name, .object([JSONMember("description", .string(summary))] + members))
      }
      return [
        "anyOf": [
          scalar,
          [
            "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
            "properties": .object(properties),
          ],
        ]
      ]
    }
  }
}
