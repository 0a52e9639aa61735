import Source
import YAML

/// The values of a template of CloudFormation, with its functions in the long and the short form.
struct TemplateValues {
  let tree: YAMLTree
  let file: SourceFile

  func value(of node: NodeIndex) -> ExistingValue {
    let span = tree.span(of: node)
    let kind: ExistingValue.Kind
    switch tree.kind(of: node) {
    case .sequence:
      kind = .list(tree.items(of: node).map { value(of: $0) })
    case .mapping:
      kind = .map(
        tree.entries(of: node).map { entry in
          ExistingValue.Member(
            Located(tree.text(of: entry.key), tree.span(of: entry.key)), value(of: entry.value))
        })
    case .scalar:
      kind = scalar(node)
    }
    let content = ExistingValue(kind, at: span, plainText: plainText(of: kind, at: span))
    if let tag = tree.otherTag(of: node) {
      let name = String(tag.value.dropFirst())
      let longName = name == "Ref" ? name : "Fn::" + name
      return function(longName, of: content, at: tag.span.through(span))
    }
    if case .map(let members) = kind, members.count == 1, let only = members.first,
      only.name.value == "Ref" || only.name.value.hasPrefix("Fn::")
    {
      return function(only.name.value, of: only.value, at: span)
    }
    return content
  }

  /// The place of a text that is written as it is, with or without quotes.
  private func plainText(of kind: ExistingValue.Kind, at span: Span) -> Span? {
    guard case .string(let text) = kind, !text.isEmpty else { return nil }
    let quotes = span.length - UInt32(clamping: text.utf8.count)
    guard quotes == 0 || quotes == 2 else { return nil }
    let inner = Span(file: span.file, start: span.start + quotes / 2, end: span.end - quotes / 2)
    return file.text(of: inner) == text ? inner : nil
  }

  private func scalar(_ node: NodeIndex) -> ExistingValue.Kind {
    let text = tree.text(of: node)
    switch tree.value(of: node) {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .integer, .float: return .number(text)
    case .string: return .string(text)
    }
  }

  private func function(_ name: String, of argument: ExistingValue, at span: Span) -> ExistingValue {
    let unknown = ExistingValue(.unknown(source: file.text(of: span)), at: span)
    switch name {
    case "Ref":
      guard let name = argument.string else { return unknown }
      return ExistingValue(.reference(ExistingValue.Reference(name)), at: span)
    case "Fn::GetAtt":
      // A list of two names, or one text with a dot.
      let attribute = reference(argument.items.compactMap(\.string).joined(separator: "."))
      guard attribute.attribute != nil, argument.items.count <= 2 else { return unknown }
      return ExistingValue(.reference(attribute), at: span)
    case "Fn::Sub":
      guard let template = argument.items.first, let text = template.string else { return unknown }
      let values = argument.items.count > 1 ? argument.items[1] : nil
      return ExistingValue(substituted(text, values: values, at: template.span), at: span)
    case "Fn::Join":
      guard argument.items.count == 2, let separator = argument.items[0].string,
        case .list(let items) = argument.items[1].kind
      else { return unknown }
      return ExistingValue(joined(items, separator: separator), at: span)
    default:
      return unknown
    }
  }

  /// A text with `${NAME}`, `${NAME.ATTRIBUTE}` and `${!TEXT}`, which means `${TEXT}`.
  private func substituted(_ text: String, values: ExistingValue?, at span: Span) -> ExistingValue.Kind {
    var pieces = TextPieces()
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      pieces.append(rest[..<dollar])
      rest = rest[dollar...]
      guard rest.hasPrefix("${") else {
        pieces.append("$")
        rest = rest.dropFirst()
        continue
      }
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = rest[..<close].dropFirst(2)
      rest = rest[rest.index(after: close)...]
      if name.hasPrefix("!") {
        pieces.append("${" + name.dropFirst() + "}")
      } else {
        pieces.append(values?[String(name)] ?? ExistingValue(.reference(reference(String(name))), at: span))
      }
    }
    pieces.append(rest)
    return pieces.finish()
  }

  /// `NAME` or `NAME.ATTRIBUTE`.
  private func reference(_ text: String) -> ExistingValue.Reference {
    let names = text.split(separator: ".", maxSplits: 1).map { String($0) }
    return names.count == 2 ? ExistingValue.Reference(names[0], names[1]) : ExistingValue.Reference(text)
  }

  private func joined(_ items: [ExistingValue], separator: String) -> ExistingValue.Kind {
    var pieces = TextPieces()
    for (index, item) in items.enumerated() {
      if index > 0 { pieces.append(separator) }
      switch item.kind {
      case .string(let text), .number(let text): pieces.append(text)
      default: pieces.append(item)
      }
    }
    return pieces.finish()
  }
}
