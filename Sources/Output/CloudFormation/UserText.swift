import Diagnostics
import Plan
import Source

/// Parts of a user's text that CloudFormation would evaluate, wherever they are, and that cannot be escaped.
struct UserText {
  private static let dynamicReference: StaticString = "{{resolve:"
  let sink: DiagnosticSink

  /// Whether CloudFormation evaluates a map with this key as a function.
  static func isFunctionName(_ name: String) -> Bool { name == "Ref" || name.hasPrefix("Fn::") }

  /// Reports what a resource's properties contain: one finding per kind and place.
  func inspect(_ properties: [TemplateMember], of resource: PlannedResource) {
    for property in properties {
      if property.name == "Targets", case .rule(let rule) = resource.body, case .list(let targets) = property.value
      {
        for (value, target) in zip(targets, rule.targets) { inspect(value, at: target.origin) }
      } else {
        inspect(property.value, at: resource.origin)
      }
    }
  }

  /// Reports what a value contains.
  func inspect(_ value: TemplateValue, at origin: Origin) {
    var found = Found()
    UserText.search(value, &found)
    if let text = found.reference {
      sink.add(
        Diagnostic(
          .dynamicReferenceInText, .wouldReplace(text), at: origin.span, hint: .breakUp,
          notes: [.resolvesEverywhere, .secretsAreNamed]))
    }
    if let name = found.function {
      sink.add(
        Diagnostic(
          .functionNameInMap, .wouldBeFunction(name), at: origin.span, hint: .useOtherName,
          notes: [.mapsAreFunctions]))
    }
  }

  private struct Found {
    var reference: String?
    var function: String?
  }

  private static func search(_ value: TemplateValue, _ found: inout Found) {
    switch value {
    case .string(let text): note(text, &found)
    case .substitution(let text, _): note(text, &found)
    case .dynamicReference(let prefix, _): note(prefix, &found)
    case .list(let elements):
      for element in elements { search(element, &found) }
    case .map(let members):
      for member in members {
        note(member.name, &found)
        if isFunctionName(member.name), found.function == nil { found.function = member.name }
        search(member.value, &found)
      }
    case .bool, .number, .reference, .attribute, .imported, .equals: break
    }
  }

  private static func note(_ text: String, _ found: inout Found) {
    guard found.reference == nil, Bytes.contains(text, dynamicReference),
      let mark = Bytes.range(of: dynamicReference, in: Substring(text))
    else { return }
    let line = text[mark.lowerBound...].prefix { !$0.isNewline }
    found.reference = line.count > 60 ? line.prefix(60) + "…" : String(line)
  }
}
