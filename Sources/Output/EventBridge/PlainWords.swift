/// Escapes text so that Markdown shows it literally.
enum Markdown {
  /// A text on one line, its Markdown characters escaped.
  static func line(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        result += " "
        continue
      }
      if "\\`*_{}[]<>#|!&~".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// A text in a code span, between more backticks than it has in a row.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let mark = String(repeating: "`", count: longest + 1)
    let line = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    let space = longest > 0 || line.isEmpty ? " " : ""
    return mark + space + line + space + mark
  }
}

/// Escapes text so that a shell reads it literally.
enum Shell {
  /// The text as one word of a command.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:@".utf8.contains(byte)
      }
    }
    if isPlain, !text.isEmpty { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// The content of a file as an argument of the `aws` command, with values that AWS has assigned in the places of their
  /// names in angle brackets.
  static func content(of path: String, replacing assigned: [AssignedValue]) -> String {
    let edits = assigned.compactMap { value in
      value.command.map { "-e \"s|<\(value.name)>|$(\($0))|g\" " }
    }
    return edits.isEmpty ? "file://\(path)" : "\"$(sed \(edits.joined())\(path))\""
  }
}
