/// Writes expressions on one line.
struct HCLFlatWriter {
  /// What may be on one line.
  enum Style {
    /// Only what is readable on one line, up to a length: no object of more than two members, and nothing nested in an
    /// object of two.
    case readable
    /// Everything: inside `${…}` there is no alternative.
    case always
  }

  /// The maximum length that is tried, in bytes; far more than fits on a line, and bounded so that measuring stays
  /// linear.
  private static let longest = 400

  private(set) var output: [UInt8] = []
  private let style: Style

  private init(style: Style) {
    self.style = style
    output.reserveCapacity(64)
  }

  /// The expression on one line, if that is readable. A value without members or elements always is.
  static func readable(_ expression: HCLExpression) -> [UInt8]? {
    var writer = HCLFlatWriter(style: .readable)
    return writer.write(expression) ? writer.output : nil
  }

  /// The expression on one line, however long.
  static func always(_ expression: HCLExpression) -> [UInt8] {
    var writer = HCLFlatWriter(style: .always)
    _ = writer.write(expression)
    return writer.output
  }

  /// A key in the form before `=`.
  static func key(_ text: String) -> [UInt8] {
    if HCLText.isPlainKey(text) { return Array(text.utf8) }
    var output: [UInt8] = []
    quote(HCLTemplate(text), into: &output)
    return output
  }

  static func quote(_ template: HCLTemplate, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for (index, part) in template.parts.enumerated() {
      switch part {
      case .literal(let text):
        HCLText.escapeQuoted(text, beforeExpression: index + 1 < template.parts.count, into: &output)
      case .expression(let expression):
        interpolate(expression, into: &output)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// `${…}`.
  static func interpolate(_ expression: HCLExpression, into output: inout [UInt8]) {
    output.append(contentsOf: "${".utf8)
    output.append(contentsOf: always(expression))
    output.append(UInt8(ascii: "}"))
  }

  private mutating func write(_ expression: HCLExpression) -> Bool {
    switch expression {
    case .string(let template), .heredoc(let template):
      // `terraform fmt` removes the quotes of a string that consists of one expression.
      if template.parts.count == 1, case .expression(let only) = template.parts[0] { return write(only) }
      HCLFlatWriter.quote(template, into: &output)
    case .number(let text), .reference(let text): output.append(contentsOf: text.utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: output.append(contentsOf: "null".utf8)
    case .list(let elements):
      return write(elements, open: "[", close: "]")
    case .call(let name, let arguments):
      return write(arguments, open: name + "(", close: ")")
    case .object(let members):
      return write(members)
    case .index(let value, let key):
      guard write(value) else { return false }
      return write([key], open: "[", close: "]")
    case .equal(let left, let right):
      guard write(left) else { return false }
      output.append(contentsOf: " == ".utf8)
      return write(right)
    }
    return true
  }

  private mutating func write(_ elements: [HCLExpression], open: String, close: String) -> Bool {
    output.append(contentsOf: open.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(contentsOf: ", ".utf8) }
      guard write(element), fits else { return false }
    }
    output.append(contentsOf: close.utf8)
    return true
  }

  private mutating func write(_ members: [HCLMember]) -> Bool {
    if members.isEmpty {
      output.append(contentsOf: "{}".utf8)
      return true
    }
    if style == .readable, members.count > 2 { return false }
    for (index, member) in members.enumerated() {
      output.append(contentsOf: (index == 0 ? "{ " : ", ").utf8)
      output.append(contentsOf: HCLFlatWriter.key(member.key))
      output.append(contentsOf: " = ".utf8)
      if style == .readable {
        if members.count > 1, !member.value.isScalar { return false }
        if case .heredoc(let template) = member.value, HCLHeredoc(template) != nil { return false }
      }
      guard write(member.value), fits else { return false }
    }
    output.append(contentsOf: " }".utf8)
    return true
  }

  private var fits: Bool { style == .always || output.count <= HCLFlatWriter.longest }
}

extension HCLExpression {
  /// Whether the value has no members, elements or arguments.
  var isScalar: Bool {
    switch self {
    case .string, .heredoc, .number, .bool, .null, .reference, .index, .equal: true
    case .list, .object, .call: false
    }
  }
}
