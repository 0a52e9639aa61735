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
            "description": "Condition maps, at least one of which must match.",
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
        ("prefix", affix, "The text starts with this."),
        ("suffix", affix, "The text ends with this."),
        ("equals-ignore-case", ["type": "string"], "The same text, ignoring case."),
        ("wildcard", ["type": "string"], "`*` matches any text, including the empty text."),
        ("anything-but", [:], "Any value except these, or except those that an operator matches."),
        (
          "numeric", ["type": "array", "minItems": 2, "maxItems": 4],
          "Comparisons and their bounds: `[\">=\", 10, \"<\", 20]`."
        ),
        ("exists", ["type": ["boolean", "string"]], "Whether the field exists."),
        ("cidr", ["type": "string"], "The address is in this block: `10.0.0.0/24`."),
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
