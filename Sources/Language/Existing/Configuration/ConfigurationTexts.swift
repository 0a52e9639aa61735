import Source

/// Texts of Terraform's language: in quotes, and over several lines after `<<`.
extension ConfigurationReader {
  mutating func quotedText(depth: Int) throws(ConfigurationFailure) -> ExistingValue {
    guard depth < Self.depthLimit else { throw cursor.failure(.nestedTooDeeply) }
    let start = cursor.position
    cursor.position += 1
    var pieces = TextPieces()
    var isPlain = true
    while true {
      guard let byte = cursor.next, byte != UInt8(ascii: "\n") else {
        throw cursor.failure(.unclosedText, at: start)
      }
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        escape(into: &pieces)
      } else if try !interpolation(into: &pieces, depth: depth) {
        pieces.append(byte)
        cursor.position += 1
      } else {
        isPlain = false
      }
    }
    let plain = Span(
      file: cursor.file.number, start: UInt32(clamping: start + 1), end: UInt32(clamping: cursor.position))
    cursor.position += 1
    return ExistingValue(pieces.finish(), at: cursor.span(from: start), plainText: isPlain ? plain : nil)
  }

  private mutating func escape(into pieces: inout TextPieces) {
    cursor.position += 1
    guard let byte = cursor.next else { return }
    cursor.position += 1
    switch byte {
    case UInt8(ascii: "n"): pieces.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "r"): pieces.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "t"): pieces.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let length = byte == UInt8(ascii: "u") ? 4 : 8
      var value: UInt32 = 0
      for _ in 0..<length {
        guard let digit = cursor.next?.hexadecimalValue else { break }
        value = value << 4 | UInt32(digit)
        cursor.position += 1
      }
      pieces.append(String(Unicode.Scalar(value) ?? "\u{FFFD}"))
    default: pieces.append(byte)
    }
  }

  /// Reads `${…}`, `%{…}`, or one of them with its first character doubled, which is text; false if none is here.
  private mutating func interpolation(
    into pieces: inout TextPieces, depth: Int
  ) throws(ConfigurationFailure) -> Bool {
    if cursor.isAt("$${") || cursor.isAt("%%{") {
      pieces.append(cursor.isAt("$") ? "${" : "%{")
      cursor.position += 3
      return true
    }
    let isDirective = cursor.isAt("%{")
    guard isDirective || cursor.isAt("${") else { return false }
    let start = cursor.position
    cursor.position += 2
    _ = cursor.take("~")
    try cursor.skipSpace(throughLines: true)
    if isDirective {
      while let byte = cursor.next, byte != UInt8(ascii: "}") { cursor.position += 1 }
    }
    let value = isDirective ? nil : try expression(depth: depth + 1, throughLines: true)
    try cursor.skipSpace(throughLines: true)
    _ = cursor.take("~")
    guard cursor.take("}") else { throw cursor.failure(.unclosedBracket, at: start) }
    let unknown = ExistingValue(
      .unknown(source: cursor.text(from: start, to: cursor.position)), at: cursor.span(from: start))
    pieces.append(value ?? unknown)
    return true
  }

  /// `<<MARKER` or `<<-MARKER`, which removes the smallest indentation.
  mutating func heredoc(depth: Int) throws(ConfigurationFailure) -> ExistingValue {
    guard depth < Self.depthLimit else { throw cursor.failure(.nestedTooDeeply) }
    let start = cursor.position
    cursor.position += 2
    let isIndented = cursor.take("-")
    guard let marker = cursor.identifier() else { throw cursor.failure(.expected(.name)) }
    _ = cursor.take("\r")
    guard cursor.take("\n") else { throw cursor.failure(.expected(.endOfLine)) }
    let content = cursor.position
    guard let end = endOfHeredoc(marker.value) else { throw cursor.failure(.unclosedText, at: start) }
    let removed = isIndented ? smallestIndentation(from: content, to: end.content) : 0
    var pieces = TextPieces()
    var isLineStart = true
    var isPlain = true
    while cursor.position < end.content {
      if isLineStart {
        cursor.position += indentation(at: cursor.position, atMost: removed)
        isLineStart = false
        continue
      }
      if try interpolation(into: &pieces, depth: depth) {
        isPlain = false
        continue
      }
      guard let byte = cursor.next else { break }
      pieces.append(byte)
      cursor.position += 1
      isLineStart = byte == UInt8(ascii: "\n")
    }
    cursor.position = max(cursor.position, end.marker)
    let plain = Span(file: cursor.file.number, start: UInt32(clamping: content), end: UInt32(clamping: end.content))
    return ExistingValue(
      pieces.finish(), at: cursor.span(from: start), plainText: isPlain && removed == 0 ? plain : nil)
  }

  /// Where the line of the closing marker starts, and where the marker ends.
  private func endOfHeredoc(_ marker: String) -> (content: Int, marker: Int)? {
    let name = Array(marker.utf8)
    var probe = cursor
    while probe.next != nil {
      let line = probe.position
      probe.position += probe.indentation
      let first = probe.position
      while let byte = probe.next, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { probe.position += 1 }
      let text = probe.bytes[(probe.bytes.startIndex + first)..<(probe.bytes.startIndex + probe.position)]
      // Blanks may follow the marker.
      let rest = text.dropFirst(name.count)
      if text.starts(with: name), rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
        return (line, probe.position)
      }
      _ = probe.take("\r")
      _ = probe.take("\n")
    }
    return nil
  }

  /// The smallest indentation of the lines that are not blank.
  private func smallestIndentation(from start: Int, to end: Int) -> Int {
    var probe = cursor
    probe.position = start
    var smallest = Int.max
    while probe.position < end {
      let indentation = probe.indentation
      probe.position += indentation
      if !probe.isAt("\n"), !probe.isAt("\r\n") { smallest = min(smallest, indentation) }
      while probe.position < end, !probe.isAt("\n") { probe.position += 1 }
      probe.position += 1
    }
    return smallest == Int.max ? 0 : smallest
  }

  private func indentation(at position: Int, atMost limit: Int) -> Int {
    var probe = cursor
    probe.position = position
    return min(probe.indentation, limit)
  }
}

extension ConfigurationCursor {
  /// The number of blanks from here.
  fileprivate var indentation: Int {
    var distance = 0
    while byte(distance) == UInt8(ascii: " ") || byte(distance) == UInt8(ascii: "\t") { distance += 1 }
    return distance
  }
}
