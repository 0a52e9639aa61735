import Source

/// Reads a scalar again, as libyaml did, and records which bytes of the source produce which bytes of the value.
struct ScalarScanner {
  private(set) var runs: [ScalarMap.Run] = []
  private let text: ArraySlice<UInt8>
  private let start: Int
  private let end: Int
  /// The length of the value so far.
  private var value = 0

  init(file: SourceFile, span: Span) {
    self.text = file.text
    self.start = min(Int(span.start), file.text.count)
    self.end = min(Int(span.end), file.text.count)
  }

  /// A scalar without quotes.
  mutating func scanPlain() {
    var index = start
    while index < end {
      if isGap(index) {
        index = fold(from: index, before: end)
      } else {
        index = copy(from: index) { scanner, index in scanner.isGap(index) }
      }
    }
  }

  /// A scalar in single or double quotes.
  mutating func scanQuoted(isDouble: Bool) {
    let quote = UInt8(ascii: isDouble ? "\"" : "'")
    let backslash = UInt8(ascii: "\\")
    let close = end - 1
    var index = start + 1
    while index < close {
      let byte = self[index]
      if isGap(index) {
        index = fold(from: index, before: close)
      } else if isDouble, byte == backslash {
        index = escape(at: index, before: close)
      } else if !isDouble, byte == quote {
        add(1, from: index, length: 2)
        index += 2
      } else {
        index = copy(from: index, before: close) { scanner, index in
          scanner.isGap(index) || scanner[index] == (isDouble ? backslash : quote)
        }
      }
    }
  }

  /// A block of text. The first line that has text in both the source and the value determines its indentation.
  mutating func scanBlock(isFolded: Bool, value expected: String) {
    var index = start
    while index < end, breakLength(index) == 0 { index += 1 }
    index += breakLength(index)
    let indentation = indentation(from: index, value: expected)
    var leading: (place: Int, length: Int)?
    var trailing: [(place: Int, length: Int)] = []
    var leadingBlank = false
    skipEmptyLines(&index, indentation: indentation, into: &trailing)
    while index < end {
      let isBlank = Characters.isBlank(self[index])
      if let pending = leading {
        let joins = isFolded && self[pending.place] != 0xE2 && !leadingBlank && !isBlank
        if !joins {
          addBreak(pending)
        } else if trailing.isEmpty {
          add(1, from: pending.place, length: pending.length)
        }
      }
      for line in trailing { addBreak(line) }
      trailing.removeAll(keepingCapacity: true)
      leadingBlank = isBlank
      index = copy(from: index) { scanner, index in scanner.breakLength(index) > 0 }
      let length = breakLength(index)
      leading = length > 0 ? (index, length) : nil
      index += length
      skipEmptyLines(&index, indentation: indentation, into: &trailing)
    }
    // The last line ends with the span; its break, and the breaks that chomping keeps, are at that place.
    let rest = expected.utf8.count - self.value
    if rest > 0 { add(rest, from: end, length: 0) }
  }

  private func indentation(from first: Int, value: String) -> Int {
    var index = first
    var spaces = 0
    while index < end {
      let length = breakLength(index)
      if length > 0 {
        spaces = 0
        index += length
      } else if self[index] == 0x20 {
        spaces += 1
        index += 1
      } else {
        break
      }
    }
    var kept = 0
    for byte in value.utf8 {
      if byte == 0x0A { kept = 0 } else if byte == 0x20 { kept += 1 } else { break }
    }
    return max(0, spaces - kept)
  }

  private func skipEmptyLines(
    _ index: inout Int, indentation: Int, into breaks: inout [(place: Int, length: Int)]
  ) {
    while index < end {
      var column = 0
      while column < indentation, index < end, self[index] == 0x20 {
        column += 1
        index += 1
      }
      let length = breakLength(index)
      guard length > 0 else { return }
      breaks.append((index, length))
      index += length
    }
  }

  // MARK: Pieces

  private subscript(_ index: Int) -> UInt8 { text[text.startIndex + index] }

  private func isGap(_ index: Int) -> Bool { Characters.isBlank(self[index]) || breakLength(index) > 0 }

  private func breakLength(_ index: Int) -> Int {
    guard index < end else { return 0 }
    switch self[index] {
    case 0x0A: return 1
    case 0x0D: return index + 1 < end && self[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < end && self[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < end, self[index + 1] == 0x80 else { return 0 }
      return self[index + 2] == 0xA8 || self[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  /// The value of a line break: LF, except LS and PS, which are kept.
  private func breakValue(_ place: Int) -> Int { self[place] == 0xE2 ? 3 : 1 }

  private mutating func addBreak(_ line: (place: Int, length: Int)) {
    add(breakValue(line.place), from: line.place, length: line.length)
  }

  private mutating func add(_ valueLength: Int, from source: Int, length: Int, isVerbatim: Bool = false) {
    guard valueLength > 0 else { return }
    runs.append(
      ScalarMap.Run(
        value: value, valueLength: valueLength, source: source, sourceLength: length, isVerbatim: isVerbatim))
    value += valueLength
  }

  /// Copies bytes unchanged up to `isEnd`, at least one.
  private mutating func copy(
    from index: Int, before limit: Int? = nil, until isEnd: (ScalarScanner, Int) -> Bool
  ) -> Int {
    let limit = limit ?? end
    var next = index + 1
    while next < limit, !isEnd(self, next) { next += 1 }
    add(next - index, from: index, length: next - index, isVerbatim: true)
    return next
  }

  /// Reads blanks and line breaks between two pieces of a plain or quoted scalar: one break becomes a space, several
  /// become one break less, blanks alone are kept. `isEscaped`: the first break was escaped and has no value.
  private mutating func fold(from first: Int, before limit: Int, isEscaped: Bool = false, place: Int? = nil) -> Int
  {
    var index = first
    var hasBreak = isEscaped
    var leading = 0
    var staysAsIs = isEscaped
    var trailing = 0
    while index < limit, isGap(index) {
      let length = breakLength(index)
      if length == 0 {
        index += 1
      } else {
        if hasBreak {
          trailing += breakValue(index)
        } else {
          hasBreak = true
          staysAsIs = breakValue(index) == 3
          leading = staysAsIs ? 3 : 0
        }
        index += length
      }
    }
    let source = place ?? first
    if !hasBreak {
      add(index - source, from: source, length: index - source, isVerbatim: true)
    } else if staysAsIs || trailing > 0 {
      add(leading + trailing, from: source, length: index - source)
    } else {
      add(1, from: source, length: index - source)
    }
    return index
  }

  /// Reads an escape of a double-quoted scalar.
  private mutating func escape(at index: Int, before limit: Int) -> Int {
    guard index + 1 < limit else { return limit }
    let broken = breakLength(index + 1)
    if broken > 0 { return fold(from: index + 1 + broken, before: limit, isEscaped: true, place: index) }
    switch self[index + 1] {
    case UInt8(ascii: "x"): return character(at: index, digits: 2, before: limit)
    case UInt8(ascii: "u"): return character(at: index, digits: 4, before: limit)
    case UInt8(ascii: "U"): return character(at: index, digits: 8, before: limit)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): add(2, from: index, length: 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): add(3, from: index, length: 2)
    default: add(1, from: index, length: 2)
    }
    return index + 2
  }

  private mutating func character(at index: Int, digits: Int, before limit: Int) -> Int {
    let next = min(index + 2 + digits, limit)
    var code: UInt32 = 0
    for place in (index + 2)..<max(index + 2, next) {
      let byte = self[place]
      let digit = byte <= UInt8(ascii: "9") ? byte &- UInt8(ascii: "0") : (byte | 0x20) &- UInt8(ascii: "a") &+ 10
      code = code << 4 | UInt32(digit & 0x0F)
    }
    add(code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4, from: index, length: next - index)
    return next
  }
}
