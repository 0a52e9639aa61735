public enum JSONLayout: Sendable {
  /// No white space at all.
  case compact
  /// Two spaces per level, one line per member or element; empty arrays and objects stay on one line.
  case pretty
}

extension JSONValue {
  /// The value as UTF-8 text, with members in their own order and without a final line break.
  ///
  /// Escapes only what JSON requires: quotes, backslashes and characters below U+0020. With `escapingAngles`, `<` in
  /// strings and names becomes `\u003c`.
  public func bytes(_ layout: JSONLayout, escapingAngles: Bool = false) -> [UInt8] {
    var writer = JSONWriter(layout: layout, escapingAngles: escapingAngles)
    writer.write(self)
    return writer.output
  }

  /// The value as text, as `bytes(_:escapingAngles:)` writes it.
  public func text(_ layout: JSONLayout = .compact, escapingAngles: Bool = false) -> String {
    String(decoding: bytes(layout, escapingAngles: escapingAngles), as: UTF8.self)
  }
}

/// Writes JSON directly into bytes: building a String piece by piece is ten times slower.
public struct JSONWriter {
  public private(set) var output: [UInt8] = []
  private let layout: JSONLayout
  private let escapingAngles: Bool
  private var depth = 0

  /// Makes a writer; with `escapingAngles`, `<` in strings and names becomes `\u003c`.
  public init(layout: JSONLayout, escapingAngles: Bool = false) {
    self.layout = layout
    self.escapingAngles = escapingAngles
  }

  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let text): output.append(contentsOf: text.utf8)
    case .string(let text): write(text)
    case .array(let elements):
      write(elements, open: UInt8(ascii: "["), close: UInt8(ascii: "]")) { writer, element in
        writer.write(element)
      }
    case .object(let members):
      write(members, open: UInt8(ascii: "{"), close: UInt8(ascii: "}")) { writer, member in
        writer.write(member.name)
        writer.output.append(UInt8(ascii: ":"))
        if writer.layout == .pretty { writer.output.append(UInt8(ascii: " ")) }
        writer.write(member.value)
      }
    }
  }

  /// Writes a string with its quotes.
  public mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    JSONWriter.escape(text, into: &output, escapingAngles: escapingAngles)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a string's characters in the form between the quotes of a JSON string.
  ///
  /// With `escapingAngles`, `<` becomes `\u003c`: a template that reads `<name>` as a placeholder then sees none, and
  /// the string has the same characters.
  public static func escape(_ text: String, into output: inout [UInt8], escapingAngles: Bool = false) {
    var text = text
    text.withUTF8 { bytes in
      // Nearly every text needs no escape.
      let isPlain = bytes.allSatisfy {
        $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
          && !(escapingAngles && $0 == UInt8(ascii: "<"))
      }
      if isPlain {
        output.append(contentsOf: bytes)
      } else {
        escape(bytes, into: &output, escapingAngles: escapingAngles)
      }
    }
  }

  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], escapingAngles: Bool
  ) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<") where escapingAngles: output.append(contentsOf: #"\u003c"#.utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
      case 0x0A: output.append(contentsOf: #"\n"#.utf8)
      case 0x0D: output.append(contentsOf: #"\r"#.utf8)
      case 0x09: output.append(contentsOf: #"\t"#.utf8)
      case 0x00..<0x20:
        let digits = String(byte, radix: 16)
        output.append(contentsOf: (#"\u00"# + (digits.count == 1 ? "0" : "") + digits).utf8)
      default: output.append(byte)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], open: UInt8, close: UInt8, each: (inout JSONWriter, Element) -> Void
  ) {
    output.append(open)
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine()
      each(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    output.append(close)
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    output.append(0x0A)
    for _ in 0..<depth * 2 { output.append(UInt8(ascii: " ")) }
  }
}
