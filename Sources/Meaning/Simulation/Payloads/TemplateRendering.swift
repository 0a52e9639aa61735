import Diagnostics
import Emit
import Plan
import Source

/// The values of EventBridge's own placeholders (EventBridge User Guide, "Transforming input", predefined variables).
struct ReservedValues {
  var ruleARN: String
  var ruleName: String
  /// The time at which EventBridge received the event.
  var ingestionTime: String

  /// The value of a reserved placeholder; nil for any other name.
  func value(of name: String, in event: JSONValue) -> JSONValue? {
    switch name {
    case "aws.events.rule-arn": return .string(ruleARN)
    case "aws.events.rule-name": return .string(ruleName)
    case "aws.events.event.ingestion-time": return .string(ingestionTime)
    case "aws.events.event.json": return event
    case "aws.events.event": return Self.envelope(of: event)
    default: return nil
    }
  }

  /// The event without its detail, in the order and spelling that the service was recorded to send.
  private static func envelope(of event: JSONValue) -> JSONValue {
    let names = [
      ("id", "id"), ("account", "account"), ("detail-type", "detailType"), ("time", "time"), ("source", "source"),
      ("region", "region"), ("resources", "resources"), ("version", "version"),
    ]
    return .object(names.compactMap { name, sent in event.member(name).map { JSONMember(sent, $0) } })
  }
}

/// The result of an input transformer for an event.
struct RenderedTemplate: Equatable {
  enum Remark: Equatable {
    case missing(path: String)
    /// The value is inside quotes and contains a quote or a control character, which ends the string early.
    case breaks(path: String, value: String)
    /// The value is inside quotes and contains a backslash, which is read as an escape.
    case altered(path: String, value: String)
    /// An object or a list is inside quotes.
    case container(path: String)
    /// An undefined placeholder, for which AWS would reject the target.
    case undefined(name: String)
  }

  var bytes: [UInt8] = []
  /// Why the text is not JSON, so that nothing is sent.
  var mistake: Sentence?
  /// Remarks about values, in the order of the template.
  var remarks: [Remark] = []
}

extension InputTransformer {
  /// Fills the placeholders as EventBridge does.
  ///
  /// A placeholder without quotes is replaced with the JSON of its value, or with `""` if its path has no value.
  /// Inside quotes, it is replaced with the characters of a string, number or boolean, unescaped, or with nothing if
  /// the path has no value; an object or a list there is its JSON, in a template of strings without quotes. A
  /// template is JSON, or lines of strings in quotes.
  func rendered(from event: JSONValue, reserved: ReservedValues) -> RenderedTemplate {
    var renderer = TemplateRenderer(transformer: self, event: event, reserved: reserved)
    return renderer.render()
  }
}

private struct TemplateRenderer {
  private let template: [UInt8]
  private let paths: [InputTransformer.Path]
  private let event: JSONValue
  private let reserved: ReservedValues
  /// Whether the template is lines of strings in quotes, not JSON.
  private let isTexts: Bool
  private var result = RenderedTemplate()
  /// The starts of the strings in the result of a template of strings.
  private var textStarts = [0]

  init(transformer: InputTransformer, event: JSONValue, reserved: ReservedValues) {
    template = Array(transformer.template.utf8)
    paths = transformer.paths
    self.event = event
    self.reserved = reserved
    isTexts = template.first { !isBlank($0) } == UInt8(ascii: "\"")
  }

  mutating func render() -> RenderedTemplate {
    var index = 0
    var isQuoted = false
    while index < template.count {
      let byte = template[index]
      if isQuoted, byte == UInt8(ascii: "\\"), index + 1 < template.count {
        result.bytes += template[index...index + 1]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "<"), let name = placeholder(at: index) {
        fill(name, isQuoted: isQuoted)
        index += name.utf8.count + 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      result.bytes.append(byte)
      index += 1
      if isTexts, !isQuoted, byte == 0x0A { textStarts.append(result.bytes.count) }
    }
    check()
    return result
  }

  /// The name of a placeholder that begins with the `<` at an index.
  private func placeholder(at index: Int) -> String? {
    var end = index + 1
    while end < template.count, isNameByte(template[end]) { end += 1 }
    guard end > index + 1, end < template.count, template[end] == UInt8(ascii: ">") else { return nil }
    return String(decoding: template[index + 1..<end], as: UTF8.self)
  }

  private mutating func fill(_ name: String, isQuoted: Bool) {
    let path: String
    let value: JSONValue?
    if let known = reserved.value(of: name, in: event) {
      path = name
      value = known
    } else if let own = paths.first(where: { $0.name == name }) {
      path = own.path
      value = EventPath(own.path)?.value(in: event)
    } else {
      result.remarks.append(.undefined(name: name))
      result.bytes += "<\(name)>".utf8
      return
    }
    guard let value else {
      result.remarks.append(.missing(path: path))
      if !isQuoted { result.bytes += "\"\"".utf8 }
      return
    }
    if isQuoted { fillText(value, path) } else { result.bytes += value.bytes(.compact) }
  }

  private mutating func fillText(_ value: JSONValue, _ path: String) {
    switch value {
    case .string(let text):
      if text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") }) {
        result.remarks.append(.breaks(path: path, value: text))
      } else if text.utf8.contains(UInt8(ascii: "\\")) {
        result.remarks.append(.altered(path: path, value: text))
      }
      result.bytes += text.utf8
    case .array, .object:
      result.remarks.append(.container(path: path))
      let json = value.bytes(.compact)
      result.bytes += isTexts ? json.filter { $0 != UInt8(ascii: "\"") } : json
    case .null, .bool, .number:
      result.bytes += value.bytes(.compact)
    }
  }

  /// Checks whether the result is JSON; in a template of strings, each string.
  private mutating func check() {
    if result.remarks.contains(where: { if case .undefined = $0 { true } else { false } }) {
      result.mistake = .placeholderUndefined
      return
    }
    guard isTexts else {
      result.mistake = Simulation.mistake(inJSON: result.bytes)
      return
    }
    for (place, start) in textStarts.enumerated() {
      let end = place + 1 < textStarts.count ? textStarts[place + 1] : result.bytes.count
      let line = Array(result.bytes[start..<end])
      if line.allSatisfy(isBlank) { continue }
      if let mistake = Simulation.mistake(inJSON: line) {
        result.mistake = mistake
        return
      }
    }
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

private func isNameByte(_ byte: UInt8) -> Bool { byte.isWord || "-.".utf8.contains(byte) }
