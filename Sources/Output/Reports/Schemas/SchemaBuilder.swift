import Catalog
import Emit
import Reading

/// Builds a schema from the tables of the language; parts that are used in several places become definitions.
struct SchemaBuilder {
  private var definitions: [String: JSONValue] = [:]

  var sortedDefinitions: JSONValue {
    .object(definitions.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
  }

  /// A reference to a definition, which is built when it is first needed.
  mutating func reference(_ name: String, _ make: (inout SchemaBuilder) -> JSONValue) -> JSONValue {
    if definitions[name] == nil {
      // A definition may refer to itself.
      definitions[name] = .null
      definitions[name] = make(&self)
    }
    return ["$ref": .string("#/definitions/\(name)")]
  }

  mutating func map<Keys: KeySet>(_ keys: Keys.Type) -> JSONValue {
    reference(Self.name(of: keys)) { builder in .object(builder.members(keys)) }
  }

  mutating func members<Keys: KeySet>(_ keys: Keys.Type) -> [JSONMember] {
    var properties: [JSONMember] = []
    for key in keys.allCases {
      properties.append(JSONMember(key.rawValue, described(value(key.form.value), as: key.form.summary)))
    }
    var members = [
      JSONMember("type", "object"), JSONMember("additionalProperties", false),
      JSONMember("properties", .object(properties)),
    ]
    if !keys.required.isEmpty {
      members.append(JSONMember("required", .array(keys.required.map { .string($0.rawValue) })))
    }
    return members + rules(of: keys)
  }

  /// The rules for the keys of a map together.
  private mutating func rules<Keys: KeySet>(of keys: Keys.Type) -> [JSONMember] {
    switch keys {
    case is TriggerKey.Type: return [exactlyOne(of: [TriggerKey.source, .pattern, .schedule].map(\.rawValue))]
    case is ProjectSourceKey.Type:
      return [exactlyOne(of: [ProjectSourceKey.partner, .webhook, .source].map(\.rawValue))]
    case is TaskKey.Type: return [JSONMember("allOf", .array(actionRules()))]
    default: return []
    }
  }

  /// `TaskKey` becomes `task`, `WaitUntilKey` `wait-until`.
  private static func name<Keys: KeySet>(of keys: Keys.Type) -> String {
    var result = ""
    for scalar in String(describing: keys).unicodeScalars {
      if scalar.properties.isUppercase, !result.isEmpty { result += "-" }
      result += scalar.properties.lowercaseMapping
    }
    return result.hasSuffix("-key") ? String(result.dropLast(4)) : result
  }

  mutating func value(_ value: KeyValue) -> JSONValue {
    switch value {
    case .text: return Self.text
    case .name:
      return [
        "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "minLength": .number(String(Bounds.name.lowerBound)), "maxLength": .number(String(Bounds.name.upperBound)),
      ]
    case .integer(let bounds):
      return [
        "type": "integer", "minimum": .number(String(bounds.lowerBound)),
        "maximum": .number(String(bounds.upperBound)),
      ]
    case .number(let least): return ["type": "number", "minimum": .number(String(least))]
    case .boolean: return ["type": "boolean"]
    case .duration: return ["type": "string", "pattern": "^[0-9]+[smhd]$", "examples": ["10s", "15m", "2h", "7d"]]
    case .date: return ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    case .address: return ["type": "string", "pattern": "^https://"]
    case .choice(let words): return ["enum": .array(words.map { .string($0) })]
    case .openChoice(let words):
      return ["anyOf": [["enum": .array(words.map { .string($0) })], ["type": "string"]]]
    case .expression: return Self.expression
    case .anyValue: return [:]
    case .list(let element): return ["type": "array", "items": self.value(element)]
    case .names(let element): return ["type": "object", "additionalProperties": self.value(element)]
    case .map(let keys): return map(keys)
    case .either(let forms): return ["anyOf": .array(forms.map { self.value($0) })]
    case .conditions: return conditions()
    case .pattern: return pattern()
    case .steps: return steps()
    case .action: return actionName()
    case .connection: return connection()
    case .region:
      return [
        "type": "string", "pattern": "^[a-z]{2,4}(-[a-z]+)+-[0-9]$", "examples": ["ap-northeast-1", "us-east-1"],
      ]
    case .secret: return secret()
    }
  }

  /// A text; a number or a boolean is accepted as the text that it is written as.
  static let text: JSONValue = ["type": ["string", "number", "boolean"]]

  static let expression: JSONValue = ["type": "string", "pattern": #"\$\{\{"#]

  func either(_ forms: [JSONValue]) -> JSONValue { ["anyOf": .array(forms)] }

  /// The rule that a map has exactly one of these keys.
  private func exactlyOne(of names: [String]) -> JSONMember {
    JSONMember("oneOf", .array(names.map { ["required": [.string($0)]] }))
  }

  /// A schema with the description that editors show for the key. Draft 7 ignores everything beside a reference.
  func described(_ schema: JSONValue, as summary: String) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    let description = JSONMember("description", .string(summary))
    if schema["$ref"] != nil { return .object([description, JSONMember("allOf", [schema])]) }
    return .object([description] + members)
  }

  private mutating func steps() -> JSONValue {
    reference("steps") { builder in
      let forms: [any KeySet.Type] = [
        TaskKey.self, WaitKey.self, ParallelKey.self, ChooseKey.self, ForEachKey.self, StopKey.self,
      ]
      return ["type": "array", "items": .object([JSONMember("anyOf", .array(forms.map { builder.map($0) }))])]
    }
  }
}
