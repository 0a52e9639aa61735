import Emit

/// A value of a template. Functions are cases of their own, so that a user's text can never become one. There is no
/// `null`, which CloudFormation rejects everywhere.
indirect enum TemplateValue: Equatable, Sendable {
  case bool(Bool)
  /// A number, as the text of a JSON number.
  case number(String)
  case string(String)
  case list([TemplateValue])
  case map([TemplateMember])
  /// `Ref` of a logical id, a parameter or a pseudo parameter.
  case reference(String)
  /// `Fn::GetAtt` of a logical id and an attribute.
  case attribute(String, String)
  /// `Fn::Sub`, with the variables that the text has besides the template's names.
  case substitution(String, variables: [TemplateMember])
  /// `Fn::ImportValue` of an export.
  case imported(String)
  /// `Fn::Equals` of two values.
  case equals(TemplateValue, TemplateValue)
  /// A user's text followed by a `{{resolve:…}}`, which CloudFormation replaces with what it names.
  case dynamicReference(prefix: String, String)
}

struct TemplateMember: Equatable, Sendable {
  var name: String
  var value: TemplateValue

  init(_ name: String, _ value: TemplateValue) {
    self.name = name
    self.value = value
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(String(value)) }
  init(booleanLiteral value: Bool) { self = .bool(value) }

  /// The value in a JSON template: functions in their long form.
  var json: JSONValue {
    switch self {
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .string(let text): return .string(text)
    case .list(let elements): return .array(elements.map(\.json))
    case .map(let members): return .object(members.map { JSONMember($0.name, $0.value.json) })
    case .reference(let name): return ["Ref": .string(name)]
    case .attribute(let name, let attribute): return ["Fn::GetAtt": [.string(name), .string(attribute)]]
    case .imported(let name): return ["Fn::ImportValue": .string(name)]
    case .equals(let left, let right): return ["Fn::Equals": [left.json, right.json]]
    case .dynamicReference(let prefix, let reference): return .string(prefix + reference)
    case .substitution(let text, let variables):
      if variables.isEmpty { return ["Fn::Sub": .string(text)] }
      return ["Fn::Sub": [.string(text), TemplateValue.map(variables).json]]
    }
  }

  /// The value in a YAML template: functions in their short form.
  var yaml: YAMLOutput {
    switch self {
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .string(let text): return .string(text)
    case .list(let elements): return .sequence(elements.map(\.yaml))
    case .map(let members): return .mapping(members.map { YAMLEntry($0.name, $0.value.yaml) })
    case .reference(let name): return .tagged("!Ref", .string(name))
    case .attribute(let name, let attribute): return .tagged("!GetAtt", .string("\(name).\(attribute)"))
    case .imported(let name): return .tagged("!ImportValue", .string(name))
    case .equals(let left, let right): return .tagged("!Equals", .sequence([left.yaml, right.yaml]))
    case .dynamicReference(let prefix, let reference): return .string(prefix + reference)
    case .substitution(let text, let variables):
      if variables.isEmpty { return .tagged("!Sub", .string(text)) }
      return .tagged("!Sub", .sequence([.string(text), TemplateValue.map(variables).yaml]))
    }
  }
}
