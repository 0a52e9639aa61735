/// The lines of a file, and the blocks that their indentation makes: a line with the lines below it that are indented more.
struct Blocks {
  var lines: [[UInt8]]

  init(_ text: [UInt8]) {
    lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  }

  var text: [UInt8] { Array(lines.joined(separator: [0x0A])) }

  static func indentation(of line: [UInt8]) -> Int { line.prefix { $0 == 0x20 }.count }

  /// The block that begins with a line.
  func block(at start: Int) -> Range<Int> {
    let own = Self.indentation(of: lines[start])
    var end = start + 1
    while end < lines.count, lines[end].isEmpty || Self.indentation(of: lines[end]) > own { end += 1 }
    return start..<end
  }

  /// A block without its own indentation.
  func content(of block: Range<Int>) -> [[UInt8]] {
    let own = Self.indentation(of: lines[block.lowerBound])
    return lines[block].map { Array($0.dropFirst(min(own, Self.indentation(of: $0)))) }
  }

  /// Replaces lines with a block, which gets an indentation.
  mutating func replace(_ range: Range<Int>, with block: [[UInt8]], indentation: Int) {
    let margin = [UInt8](repeating: 0x20, count: indentation)
    lines.replaceSubrange(range, with: block.map { $0.isEmpty ? $0 : margin + $0 })
  }
}

/// Where the key of a line ends and its value begins: `key: value`, `- key: value`, `- value`.
struct LineParts {
  let key: Range<Int>
  let value: Range<Int>

  init?(_ line: [UInt8]) {
    var start = Blocks.indentation(of: line)
    while line[start...].starts(with: "- ".utf8) { start += 2 }
    guard start < line.count else { return nil }
    guard
      let colon = line[start...].indices.first(where: {
        line[$0] == UInt8(ascii: ":") && ($0 + 1 == line.count || line[$0 + 1] == 0x20)
      })
    else {
      key = start..<start
      value = start..<line.count
      return
    }
    key = start..<colon
    value = min(colon + 2, line.count)..<line.count
  }
}
