public import Emit
import Source

// What the machines that run pipelines read as a command to them, wherever it comes from.
//
// Sources: actions/runner, `ActionCommand.TryParse` and `TryParseV2`: `##[` anywhere in a line, and `::` after white space
// at its beginning; Azure Pipelines documentation, "Logging commands": `##vso[`.

extension TerminalText {
  /// The bytes of a text with several lines for people, in which nothing is a command to a runner.
  static func bytes(ofParagraphs text: String) -> [UInt8] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    // Each line of the result ends with a line break.
    if lines.last == "" { lines.removeLast() }
    return bytes(ofLines: lines)
  }

  /// The bytes of lines for people, in which nothing is a command to a runner.
  static func bytes(ofLines lines: [String]) -> [UInt8] {
    var output: [UInt8] = []
    for line in lines {
      output.append(contentsOf: withoutColons(line).utf8)
      output.append(0x0A)
    }
    return withoutCommands(output, hash: "♯")
  }

  /// Whether a line begins as a command does.
  static func beginsAsCommand(_ line: String) -> Bool {
    line.unicodeScalars.drop { $0.properties.isWhitespace }.starts(with: "::".unicodeScalars)
  }

  private static func withoutColons(_ line: String) -> String {
    guard beginsAsCommand(line) else { return line }
    let start = line.unicodeScalars.prefix { $0.properties.isWhitespace }
    return String(start) + "∷" + String(line.unicodeScalars.dropFirst(start.count + 2))
  }

  /// Bytes with another spelling of the first `#` in each `##[` and `##word[`.
  static func withoutCommands(_ bytes: [UInt8], hash: String) -> [UInt8] {
    let sign = UInt8(ascii: "#")
    var result: [UInt8] = []
    // What comes before this place is in the result.
    var done = 0
    var place = 0
    while let found = bytes[place...].firstIndex(of: sign) {
      place = found + 1
      guard place < bytes.count, bytes[place] == sign else { continue }
      let end = bytes[(place + 1)...].firstIndex { !isOfWord($0) }
      guard let end, bytes[end] == UInt8(ascii: "[") else { continue }
      result += bytes[done..<found]
      result += hash.utf8
      done = place
    }
    return done == 0 ? bytes : result + bytes[done...]
  }

  private static func isOfWord(_ byte: UInt8) -> Bool { byte.isWord || byte == UInt8(ascii: "-") }
}

extension JSONValue {
  /// The value as a result is printed, in which no text is a command to a runner.
  public var printed: [UInt8] { TerminalText.withoutCommands(bytes(.pretty), hash: #"\u0023"#) + [0x0A] }
}
