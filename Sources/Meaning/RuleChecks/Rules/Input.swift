import Diagnostics
import EventPattern
import Existing
import Source

/// What a target receives: at most one of three forms, and templates whose placeholders exist.
func checkInput(_ target: ExistingTarget, _ context: RuleContext) {
  let given = [
    ("Input", target.input), ("InputPath", target.inputPath), ("InputTransformer", target.transformer),
  ].compactMap { name, value in value.flatMap { $0.isGiven ? (name, $0) : nil } }
  if given.count > 1 {
    context.report(
      .severalInputs, .inputsTogether(given.map(\.0)), at: given[1].1.span, hint: .keepOneInput)
  }
  if let path = target.inputPath { checkPath(path, context) }
  guard let transformer = target.transformer else { return }
  let paths = transformer["InputPathsMap"] ?? transformer["input_paths"]
  var names: Set<String>? = []
  switch paths?.kind {
  case nil: break
  case .map(let members):
    names = Set(members.map(\.name.value))
    for member in members {
      if member.name.value.hasPrefix("AWS") {
        context.report(
          .placeholderReserved, .reservedPlaceholder(member.name.value), at: member.name.span,
          hint: .renamePlaceholder)
      }
      checkPath(member.value, context)
    }
  default: names = nil
  }
  guard let template = transformer["InputTemplate"] ?? transformer["input_template"],
    let text = template.literalText
  else { return }
  let placeholders = InputTemplate.placeholders(in: text)
  if let names {
    for name in placeholders where !names.contains(name) && !name.hasPrefix("aws.events.") {
      context.report(
        .placeholderUndefined, .undefinedPlaceholder(name), at: template.span, hint: .definePlaceholder(name))
      return
    }
  }
  if let arn = context.arn(target.arn), arn.service == "logs" {
    if !InputTemplate.isForLogs(text) {
      context.report(.logTemplateForm, .templateForLogs, at: template.span, hint: .writeLogTemplate)
    }
  } else if text.first(where: { !$0.isWhitespace }) == "{", !InputTemplate.isJSON(text) {
    context.report(.templateNotJSON, .templateIsNotJSON, at: template.span, hint: .mendTemplate)
  }
}

private func checkPath(_ value: ExistingValue, _ context: RuleContext) {
  guard let path = value.string, path.contains("[\'") || path.contains("[\"") || !path.hasPrefix("$") else {
    return
  }
  context.report(.inputPathForm, .pathForm(path), at: value.span, hint: .writeDots)
}

extension ExistingValue {
  /// Whether it is certain that a deployment sets the value: a calculation may give null, which means that it is not set.
  fileprivate var isGiven: Bool {
    switch kind {
    case .null, .unknown, .reference: false
    case .bool, .number, .string, .list, .map, .text, .encoded: true
    }
  }

  /// The text of a template; nil if a deployment changes it.
  fileprivate var literalText: String? {
    switch kind {
    case .string(let text): text
    default: nil
    }
  }
}

/// Templates of input transformers.
enum InputTemplate {
  /// The names in angle brackets.
  static func placeholders(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }
      if !name.isEmpty, rest[name.endIndex...].first == ">" { names.append(String(name)) }
    }
    return names
  }

  /// Whether a template is JSON when its placeholders are filled. A placeholder outside of a text is a value.
  static func isJSON(_ text: String) -> Bool {
    var filled = ""
    var isInText = false
    var isEscaped = false
    var rest = text[...]
    while let character = rest.first {
      if !isInText, character == "<" {
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        if !name.isEmpty, rest[name.endIndex...].first == ">" {
          filled += "0"
          rest = rest[rest.index(after: name.endIndex)...]
          continue
        }
      }
      if isEscaped {
        isEscaped = false
      } else if character == "\\", isInText {
        isEscaped = true
      } else if character == "\"" {
        isInText.toggle()
      }
      filled.append(character)
      rest = rest.dropFirst()
    }
    guard let read = try? readJSON(Array(filled.utf8)) else { return false }
    return read.trailing == nil
  }

  /// Whether a template has the members that CloudWatch Logs needs (EventBridge User Guide, "CloudWatch Logs as a target").
  static func isForLogs(_ text: String) -> Bool {
    guard isJSON(text) else { return false }
    return text.contains("\"timestamp\"") && text.contains("\"message\"")
  }
}
