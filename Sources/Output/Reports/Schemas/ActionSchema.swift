import Catalog
import Emit
import Reading

extension SchemaBuilder {
  /// The value of `uses`.
  mutating func actionName() -> JSONValue {
    var forms: [JSONValue] = ActionCatalog.all.map { action in
      ["const": .string(action.name), "description": .string(action.summary)]
    }
    forms.append([
      "type": "string", "pattern": #"^aws/[a-z0-9]+\.[a-z][A-Za-z0-9]*$"#,
      "description": "Any other AWS API action: aws/SERVICE.ACTION.",
    ])
    return either(forms)
  }

  /// For each action: the schema of `with` in a task that uses it.
  mutating func actionRules() -> [JSONValue] {
    ActionCatalog.all.map { action in
      let inputs = reference("with-\(action.name.split(separator: "/").joined(separator: "-"))") { builder in
        builder.inputs(of: action)
      }
      var then = [JSONMember("properties", ["with": inputs])]
      let isNeeded = action.inputs.contains(where: \.isRequired) || action.groups.contains { $0.rule != .atMostOne }
      if isNeeded { then.append(JSONMember("required", ["with"])) }
      return [
        "if": ["required": ["uses"], "properties": ["uses": ["const": .string(action.name)]]],
        "then": .object(then),
      ]
    }
  }

  private mutating func inputs(of action: Action) -> JSONValue {
    var properties: [JSONMember] = []
    for input in action.inputs {
      let summary = input.defaultText.map { "\(input.summary) Default: \($0)." } ?? input.summary
      properties.append(JSONMember(input.name, described(schema(of: input.type, input.limits), as: summary)))
    }
    var members = [
      JSONMember("type", "object"), JSONMember("description", .string(action.summary)),
      JSONMember("additionalProperties", false), JSONMember("properties", .object(properties)),
    ]
    let required = action.inputs.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { members.append(JSONMember("required", .array(required))) }
    if !action.groups.isEmpty { members.append(JSONMember("allOf", .array(action.groups.map { rule(of: $0) }))) }
    return .object(members)
  }

  private func rule(of group: InputGroup) -> JSONValue {
    let each = group.names.map { JSONValue.object([JSONMember("required", [.string($0)])]) }
    switch group.rule {
    case .atLeastOne: return ["anyOf": .array(each)]
    case .exactlyOne: return ["oneOf": .array(each)]
    case .atMostOne: return ["oneOf": .array(each + [["not": ["anyOf": .array(each)]]])]
    }
  }

  /// The schema of an input's value: a constant, or an expression in its place.
  mutating func schema(of type: InputType, _ limits: Limits) -> JSONValue {
    switch type {
    case .text: return text(limits)
    case .integer:
      var members = [JSONMember("type", "integer")]
      if let minimum = limits.minimum { members.append(JSONMember("minimum", .number(String(minimum)))) }
      if let maximum = limits.maximum { members.append(JSONMember("maximum", .number(String(maximum)))) }
      return either([.object(members), Self.expression])
    case .boolean: return either([["type": "boolean"], Self.expression])
    case .choice(let words): return either([["enum": .array(words.map { .string($0) })], Self.expression])
    case .list(let element):
      let one = schema(of: element, limits)
      var members = [JSONMember("type", "array"), JSONMember("items", one)]
      if let least = limits.minimumCount { members.append(JSONMember("minItems", .number(String(least)))) }
      if let most = limits.maximumCount { members.append(JSONMember("maxItems", .number(String(most)))) }
      return either([.object(members), one])
    case .map(let element):
      var members = [JSONMember("type", "object"), JSONMember("additionalProperties", schema(of: element, limits))]
      if let pattern = limits.keys.pattern {
        members.append(JSONMember("propertyNames", ["pattern": .string(pattern)]))
      }
      if let least = limits.minimumCount { members.append(JSONMember("minProperties", .number(String(least)))) }
      if let most = limits.maximumCount { members.append(JSONMember("maxProperties", .number(String(most)))) }
      return either([.object(members), Self.expression])
    case .anyValue: return [:]
    case .connection(let kinds):
      let names = kinds.map(\.name).joined(separator: ", ")
      return ["type": "string", "title": .string("a connection of the project file: \(names)")]
    case .resource(let kind):
      return [
        "type": "string", "title": .string("\(kind.form.titleWithArticle): an ARN or a name"),
        "examples": [.string(kind.form.example)],
      ]
    case .duration: return either([value(.duration), Self.expression])
    }
  }

  /// A text within limits, or one with an expression.
  func text(_ limits: Limits) -> JSONValue {
    var members: [JSONMember] = []
    if let least = limits.minimumLength, least > 0 {
      members.append(JSONMember("minLength", .number(String(least))))
    }
    if let most = limits.maximumLength { members.append(JSONMember("maxLength", .number(String(most)))) }
    if let pattern = limits.characters.pattern { members.append(JSONMember("pattern", .string(pattern))) }
    guard !members.isEmpty else { return Self.text }
    return either([.object([JSONMember("type", ["string", "number", "boolean"])] + members), Self.expression])
  }
}
