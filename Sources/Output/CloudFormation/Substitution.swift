import Source

/// One part of a text, as a template can write it.
enum TextPiece: Equatable {
  case literal(String)
  /// A logical id, a parameter or a pseudo parameter.
  case reference(String)
  /// An attribute of a logical id.
  case attribute(String, String)
  /// The export of another stack, and the name of its variable.
  case imported(export: String, variable: String)
}

/// Makes one value of the pieces of a text.
enum Substitution {
  /// The variable for a `$` where `Fn::Sub` has no other way to write one.
  static let dollar = "Dollar"

  /// The value: a string, a lone reference, or `Fn::Sub`.
  static func value(_ pieces: [TextPiece]) -> TemplateValue {
    let pieces = joined(pieces)
    if pieces.isEmpty { return .string("") }
    if pieces.count == 1 {
      switch pieces[0] {
      case .literal(let text): return literal(text)
      case .reference(let name): return .reference(name)
      case .attribute(let name, let attribute): return .attribute(name, attribute)
      case .imported(let export, _): return .imported(export)
      }
    }
    var text = ""
    var variables: [TemplateMember] = []
    func add(_ name: String, _ value: TemplateValue) {
      if !variables.contains(where: { $0.name == name }) { variables.append(TemplateMember(name, value)) }
    }
    for piece in pieces {
      switch piece {
      case .literal(let characters):
        let (escaped, needsDollar) = escape(characters)
        text += escaped
        if needsDollar { add(dollar, .string("$")) }
      case .reference(let name): text += "${\(name)}"
      case .attribute(let name, let attribute): text += "${\(name).\(attribute)}"
      case .imported(let export, let variable):
        text += "${\(variable)}"
        add(variable, .imported(export))
      }
    }
    return .substitution(text, variables: variables)
  }

  /// A user's text, unchanged. CloudFormation reads no `${…}` outside `Fn::Sub`, but cfn-lint reports the name of a
  /// pseudo parameter in one as a forgotten function (E1029): there the `$` comes from a variable.
  static func literal(_ text: String) -> TemplateValue {
    guard Bytes.contains(text, "${AWS::") else { return .string(text) }
    var pieces = ""
    var rest = Substring(text)
    while let mark = Bytes.range(of: "${", in: rest) {
      pieces += rest[..<mark.lowerBound] + "${\(dollar)}{"
      rest = rest[mark.upperBound...]
    }
    return .substitution(pieces + rest, variables: [TemplateMember(dollar, "$")])
  }

  /// The characters within the text of `Fn::Sub`: `${name}` is written `${!name}` (CloudFormation User Guide,
  /// "Fn::Sub"). Where no name and brace follow, that form is undefined and a variable gives the `$`.
  static func escape(_ text: String) -> (text: String, needsDollar: Bool) {
    guard Bytes.contains(text, "${") else { return (text, false) }
    var result = ""
    var needsDollar = false
    var rest = Substring(text)
    while let mark = Bytes.range(of: "${", in: rest) {
      result += rest[..<mark.lowerBound]
      rest = rest[mark.upperBound...]
      let name = rest.utf8.prefix { isNameByte($0) }
      if !name.isEmpty, rest.utf8.dropFirst(name.count).first == UInt8(ascii: "}") {
        result += "${!"
      } else {
        result += "${\(dollar)}{"
        needsDollar = true
      }
    }
    return (result + rest, needsDollar)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { byte.isWord || ".:".utf8.contains(byte) }

  private static func joined(_ pieces: [TextPiece]) -> [TextPiece] {
    var result: [TextPiece] = []
    for piece in pieces {
      if case .literal(let text) = piece {
        if text.isEmpty { continue }
        if case .literal(let before)? = result.last {
          result[result.count - 1] = .literal(before + text)
          continue
        }
      }
      result.append(piece)
    }
    return result
  }
}

/// Searches bytes: text is compared as it is written, never by canonical equivalence.
enum Bytes {
  /// Whether the text contains the ASCII characters `wanted`.
  static func contains(_ text: String, _ wanted: StaticString) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      wanted.withUTF8Buffer { wanted in
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
          if UnsafeBufferPointer(rebasing: bytes[start..<start + wanted.count]).elementsEqual(wanted) {
            return true
          }
        }
        return false
      }
    }
  }

  /// The first position of the ASCII characters `wanted`.
  static func range(of wanted: StaticString, in text: Substring) -> Range<Substring.Index>? {
    let needle = wanted.withUTF8Buffer { Array($0) }
    guard let first = needle.first else { return nil }
    let view = text.utf8
    var index = view.startIndex
    while let found = view[index...].firstIndex(of: first) {
      let tail = view[found...]
      if tail.starts(with: needle) { return found..<view.index(found, offsetBy: needle.count) }
      index = view.index(after: found)
    }
    return nil
  }
}
