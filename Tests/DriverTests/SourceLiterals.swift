/// A string literal of a Swift source.
struct SourceLiteral {
  /// The label of the argument that it is, or the name of the call whose first argument it is.
  var label: String?
  /// Its characters without interpolations.
  var text: String
}

/// Finds the string literals of a Swift source, including those within interpolations; comments are ignored.
struct LiteralScan {
  private let bytes: [UInt8]
  private var index = 0
  private(set) var literals: [SourceLiteral] = []

  static func literals(in text: String) -> [SourceLiteral] {
    var scan = LiteralScan(bytes: Array(text.utf8))
    while scan.index < scan.bytes.count { scan.step() }
    return scan.literals
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func step() {
    if has("//") {
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    } else if has("\"")
      || has("#") && bytes[index...].first(where: { $0 != UInt8(ascii: "#") }) == UInt8(ascii: "\"")
    {
      literal()
    } else {
      index += 1
    }
  }

  private mutating func literal() {
    let label = label()
    let hashes = bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count
    index += hashes
    let quotes = has("\"\"\"") ? 3 : 1
    index += quotes
    let fence = Array(repeating: UInt8(ascii: "#"), count: hashes)
    let end = Array(repeating: UInt8(ascii: "\""), count: quotes) + fence
    var text: [UInt8] = []
    while index < bytes.count, !bytes[index...].starts(with: end) {
      if has("\\"), bytes[(index + 1)...].starts(with: fence) {
        index += 1 + hashes
        if has("(") { interpolation() } else { index += 1 }
        continue
      }
      text.append(bytes[index])
      index += 1
    }
    index += end.count
    literals.append(SourceLiteral(label: label, text: String(decoding: text, as: UTF8.self)))
  }

  private mutating func interpolation() {
    var depth = 0
    repeat {
      if has("(") { depth += 1 }
      if has(")") { depth -= 1 }
      step()
    } while depth > 0 && index < bytes.count
  }

  /// `help` before `help: "…"`, `ArgumentHelp` before `ArgumentHelp("…"`.
  private func label() -> String? {
    let before = bytes[..<index].reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    guard let sign = before.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "(") else { return nil }
    let name = before.dropFirst().prefix { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return String(decoding: name.reversed(), as: UTF8.self)
  }
}
