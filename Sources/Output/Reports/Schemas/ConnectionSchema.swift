import Catalog
import Emit
import Reading

extension SchemaBuilder {
  /// A connection of the project file: a map with the name of its kind.
  mutating func connection() -> JSONValue {
    var properties: [JSONMember] = []
    for kind in ConnectionKind.all {
      properties.append(JSONMember(kind.name, described(fields(kind.fields), as: kind.summary)))
    }
    return [
      "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
      "properties": .object(properties),
    ]
  }

  private mutating func fields(_ fields: [ConnectionField], exactlyOne: Bool = false) -> JSONValue {
    // A user name is often stored beside the password that belongs to it.
    let containsSecret = fields.contains(where: \.isSecret)
    var properties: [JSONMember] = []
    for field in fields {
      var schema = field.isSecret ? secret() : value(of: field)
      if containsSecret, !field.isSecret, ["username", "client-id"].contains(field.name) {
        schema = either([schema, secret()])
      }
      let summary = field.defaultText.map { "\(field.summary) Default: \($0)." } ?? field.summary
      properties.append(JSONMember(field.name, described(schema, as: summary)))
    }
    var members = [
      JSONMember("type", "object"), JSONMember("additionalProperties", false),
      JSONMember("properties", .object(properties)),
    ]
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
    if exactlyOne {
      members += [JSONMember("minProperties", 1), JSONMember("maxProperties", 1)]
    } else if !required.isEmpty {
      members.append(JSONMember("required", .array(required)))
    }
    return .object(members)
  }

  private mutating func value(of field: ConnectionField) -> JSONValue {
    switch field.type {
    case .text: return text(field.limits)
    case .integer: return schema(of: .integer, field.limits)
    case .choice(let words): return schema(of: .choice(words), field.limits)
    case .fields(let inner): return fields(inner)
    case .oneOf(let inner): return fields(inner, exactlyOne: true)
    }
  }

  mutating func secret() -> JSONValue {
    reference("secret-name") { builder in
      .object(
        builder.members(SecretKey.self) + [
          JSONMember("oneOf", [["required": ["secret"]], ["required": ["parameter"]]])
        ])
    }
  }
}
