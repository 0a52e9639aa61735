extension HCLFile {
  /// The file as UTF-8 text in the exact form of `terraform fmt`, with a line break at the end.
  public func bytes() -> [UInt8] {
    var writer = HCLWriter()
    writer.write(items)
    return writer.output
  }

  /// The file as text, as `bytes()` writes it.
  public func text() -> String { String(decoding: bytes(), as: UTF8.self) }
}

/// Writes HCL line by line, each value on one line if that is readable.
struct HCLWriter {
  /// The maximum length of a line with a whole list, object or call.
  private static let lineLength = 100

  private(set) var output: [UInt8] = []
  private var depth = 0

  /// Writes the entries of a file or a body.
  mutating func write(_ items: [HCLItem]) {
    var index = 0
    var isBlankDue = false
    var before: HCLItem?
    while index < items.count {
      let item = items[index]
      if case .blank = item {
        isBlankDue = before != nil
        index += 1
        continue
      }
      if isBlankDue || needsBlank(between: before, and: item) { breakLine() }
      isBlankDue = false
      before = item
      switch item {
      case .blank: break
      case .comment(let text): write(comment: text)
      case .block(let block): write(block)
      case .attribute:
        var entries: [Entry] = []
        while index < items.count, case .attribute(let attribute) = items[index] {
          entries.append(Entry(left: Array(attribute.name.utf8), value: attribute.value, opensObjects: true))
          index += 1
        }
        write(entries: entries)
        continue
      }
      index += 1
    }
  }

  private func needsBlank(between before: HCLItem?, and item: HCLItem) -> Bool {
    switch (before, item) {
    case (nil, _), (.comment, _): false
    case (_, .block), (.block, _): true
    default: false
    }
  }

  private mutating func write(comment: String) {
    for line in PlainText.commentLines(comment) {
      indent()
      output.append(UInt8(ascii: "#"))
      output.append(contentsOf: line.utf8)
      breakLine()
    }
  }

  private mutating func write(_ block: HCLBlock) {
    for comment in block.comments { write(comment: comment) }
    indent()
    output.append(contentsOf: block.type.utf8)
    for label in block.labels {
      output.append(UInt8(ascii: " "))
      HCLFlatWriter.quote(HCLTemplate(label), into: &output)
    }
    output.append(contentsOf: " {".utf8)
    if !block.body.isEmpty {
      breakLine()
      depth += 1
      write(block.body)
      depth -= 1
      indent()
    }
    output.append(UInt8(ascii: "}"))
    breakLine()
  }

  /// `left = value` on its own lines.
  private struct Entry {
    let left: [UInt8]
    /// How wide `left` is, as `terraform fmt` counts.
    let width: Int
    let value: HCLExpression
    /// Whether an object with members always gets one line per member, as in a body.
    let opensObjects: Bool

    init(left: [UInt8], value: HCLExpression, opensObjects: Bool) {
      self.left = left
      self.width = HCLText.width(left)
      self.value = value
      self.opensObjects = opensObjects
    }
  }

  /// The layout of the text after `=`.
  private enum Layout {
    case line([UInt8])
    case heredoc(HCLHeredoc)
    case call(String, HCLHeredoc)
    case lines

    /// Whether the `=` of the entry is aligned with its neighbors'.
    var isAligned: Bool {
      switch self {
      case .line, .heredoc: true
      case .call, .lines: false
      }
    }
  }

  /// Writes attributes or members. The `=` of consecutive one-line entries are aligned; a heredoc counts as one of
  /// them, a value that opens a bracket does not.
  private mutating func write(entries: [Entry]) {
    let layouts = entries.map(layout)
    var start = 0
    while start < entries.count {
      if !layouts[start].isAligned {
        write(entries[start], layouts[start], width: 0)
        start += 1
        continue
      }
      var end = start
      var width = 0
      while end < entries.count, layouts[end].isAligned {
        width = max(width, entries[end].width)
        end += 1
      }
      for index in start..<end { write(entries[index], layouts[index], width: width) }
      start = end
    }
  }

  private func layout(_ entry: Entry) -> Layout {
    if case .heredoc(let template) = entry.value, let heredoc = HCLHeredoc(template) { return .heredoc(heredoc) }
    if case .call(let name, let arguments) = entry.value, arguments.count == 1,
      case .heredoc(let template) = arguments[0], let heredoc = HCLHeredoc(template)
    {
      return .call(name, heredoc)
    }
    if entry.opensObjects, case .object(let members) = entry.value, !members.isEmpty { return .lines }
    return line(entry.value, from: depth * 2 + entry.width + 3).map(Layout.line) ?? .lines
  }

  /// The value on one line, if that is readable and not too long.
  private func line(_ value: HCLExpression, from column: Int) -> [UInt8]? {
    guard let flat = HCLFlatWriter.readable(value) else { return nil }
    return value.isScalar || column + HCLText.width(flat) <= HCLWriter.lineLength ? flat : nil
  }

  private mutating func write(_ entry: Entry, _ layout: Layout, width: Int) {
    indent()
    output.append(contentsOf: entry.left)
    space(max(0, width - entry.width))
    output.append(contentsOf: " = ".utf8)
    switch layout {
    case .line(let flat): output.append(contentsOf: flat)
    case .heredoc(let heredoc): write(heredoc)
    case .call(let name, let heredoc):
      output.append(contentsOf: (name + "(").utf8)
      write(heredoc)
      breakLine()
      indent()
      output.append(UInt8(ascii: ")"))
    case .lines: writeLines(entry.value)
    }
    breakLine()
  }

  /// Writes a value over several lines, from the current column on.
  private mutating func writeLines(_ value: HCLExpression) {
    switch value {
    case .object(let members) where !members.isEmpty:
      output.append(contentsOf: "{\n".utf8)
      depth += 1
      write(
        entries: members.map {
          Entry(left: HCLFlatWriter.key($0.key), value: $0.value, opensObjects: false)
        })
      depth -= 1
      indent()
      output.append(UInt8(ascii: "}"))
    case .list(let elements) where !elements.isEmpty:
      write(elements, open: "[", close: "]", trailingComma: true)
    case .call(let name, let arguments) where !arguments.isEmpty:
      write(arguments, open: name + "(", close: ")", trailingComma: false)
    case .string(let template), .heredoc(let template):
      // `terraform fmt` removes the quotes of a string that consists of one expression.
      if template.parts.count == 1, case .expression(let only) = template.parts[0] {
        writeLines(only)
      } else {
        output.append(contentsOf: HCLFlatWriter.always(value))
      }
    default: output.append(contentsOf: HCLFlatWriter.always(value))
    }
  }

  /// Writes the parts of a list or a call. A single part shares the line of the brackets: `[{`, `jsonencode({`.
  private mutating func write(_ elements: [HCLExpression], open: String, close: String, trailingComma: Bool) {
    output.append(contentsOf: open.utf8)
    if elements.count == 1, !elements[0].isScalar {
      writeLines(elements[0])
    } else {
      breakLine()
      depth += 1
      for (index, element) in elements.enumerated() {
        indent()
        if let flat = line(element, from: depth * 2) {
          output.append(contentsOf: flat)
        } else {
          writeLines(element)
        }
        if trailingComma || index + 1 < elements.count { output.append(UInt8(ascii: ",")) }
        breakLine()
      }
      depth -= 1
      indent()
    }
    output.append(contentsOf: close.utf8)
  }

  private mutating func write(_ heredoc: HCLHeredoc) {
    output.append(contentsOf: (heredoc.isIndented ? "<<-" : "<<").utf8)
    output.append(contentsOf: heredoc.delimiter.utf8)
    breakLine()
    for line in heredoc.lines {
      if heredoc.isIndented, !HCLHeredoc.isBlank(line) { space((depth + 1) * 2) }
      for part in line {
        switch part {
        case .literal(let text): HCLText.escapeHeredoc(text, into: &output)
        case .expression(let expression): HCLFlatWriter.interpolate(expression, into: &output)
        }
      }
      breakLine()
    }
    if heredoc.isIndented { indent() }
    output.append(contentsOf: heredoc.delimiter.utf8)
  }

  private mutating func indent() { space(depth * 2) }

  private mutating func space(_ count: Int) {
    for _ in 0..<count { output.append(UInt8(ascii: " ")) }
  }

  private mutating func breakLine() { output.append(0x0A) }
}
