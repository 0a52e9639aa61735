import Source

/// Expressions of Terraform's language. Calculations and functions other than `jsonencode` are unknown values.
extension ConfigurationReader {
  mutating func expression(depth: Int, throughLines: Bool) throws(ConfigurationFailure) -> ExistingValue {
    guard depth < Self.depthLimit else { throw cursor.failure(.nestedTooDeeply) }
    let start = cursor.position
    let first = try operand(depth: depth, throughLines: throughLines)
    var isCalculated = false
    while true {
      let end = cursor.position
      try cursor.skipSpace(throughLines: throughLines)
      if cursor.isAt("?") {
        cursor.position += 1
        try cursor.skipSpace(throughLines: true)
        _ = try expression(depth: depth + 1, throughLines: throughLines)
        try cursor.skipSpace(throughLines: true)
        guard cursor.take(":") else { throw cursor.failure(.expected(.value)) }
        try cursor.skipSpace(throughLines: true)
        _ = try expression(depth: depth + 1, throughLines: throughLines)
      } else if skipOperator() {
        try cursor.skipSpace(throughLines: true)
        _ = try operand(depth: depth + 1, throughLines: throughLines)
      } else {
        cursor.position = end
        break
      }
      isCalculated = true
    }
    return isCalculated ? unknown(from: start) : first
  }

  private func unknown(from start: Int) -> ExistingValue {
    ExistingValue(.unknown(source: cursor.text(from: start, to: cursor.position)), at: cursor.span(from: start))
  }

  private mutating func skipOperator() -> Bool {
    if cursor.isAt("==") || cursor.isAt("!=") || cursor.isAt("<=") || cursor.isAt(">=") || cursor.isAt("&&")
      || cursor.isAt("||")
    {
      cursor.position += 2
      return true
    }
    guard let byte = cursor.next, "+-*/%<>".utf8.contains(byte) else { return false }
    cursor.position += 1
    return true
  }

  private mutating func operand(depth: Int, throughLines: Bool) throws(ConfigurationFailure) -> ExistingValue {
    guard depth < Self.depthLimit else { throw cursor.failure(.nestedTooDeeply) }
    let start = cursor.position
    guard let byte = cursor.next else { throw cursor.failure(.expected(.value)) }
    switch byte {
    case UInt8(ascii: "\""):
      return try quotedText(depth: depth + 1)
    case UInt8(ascii: "<") where cursor.isAt("<<"):
      return try heredoc(depth: depth + 1)
    case UInt8(ascii: "["):
      return try afterBrackets(try list(depth: depth + 1), from: start, depth: depth)
    case UInt8(ascii: "{"):
      return try map(depth: depth + 1)
    case UInt8(ascii: "("):
      cursor.position += 1
      try cursor.skipSpace(throughLines: true)
      let inner = try expression(depth: depth + 1, throughLines: true)
      try cursor.skipSpace(throughLines: true)
      guard cursor.take(")") else { throw cursor.failure(.expected(.closingBracket)) }
      return try afterBrackets(inner, from: start, depth: depth)
    case UInt8(ascii: "!"):
      cursor.position += 1
      _ = try operand(depth: depth + 1, throughLines: throughLines)
      return unknown(from: start)
    case UInt8(ascii: "-"):
      cursor.position += 1
      let value = try operand(depth: depth + 1, throughLines: throughLines)
      guard case .number(let digits) = value.kind else { return unknown(from: start) }
      return ExistingValue(.number("-" + digits), at: cursor.span(from: start))
    case _ where byte.isDigit:
      return number()
    default:
      return try named(depth: depth)
    }
  }

  private mutating func number() -> ExistingValue {
    let start = cursor.position
    while let byte = cursor.next {
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      let followsExponent = cursor.byte(-1).map { $0 | 0x20 == UInt8(ascii: "e") } ?? false
      guard
        byte.isDigit || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
          || (isSign && followsExponent)
      else { break }
      cursor.position += 1
    }
    return ExistingValue(.number(cursor.text(from: start, to: cursor.position)), at: cursor.span(from: start))
  }

  /// A keyword, a reference or a call.
  private mutating func named(depth: Int) throws(ConfigurationFailure) -> ExistingValue {
    let start = cursor.position
    guard let name = cursor.identifier() else { throw cursor.failure(.expected(.value)) }
    if cursor.isAt("(") {
      var arguments = try items(until: ")", depth: depth + 1)
      if name.value == "jsonencode", arguments.count == 1, let value = arguments.popLast() {
        return ExistingValue(.encoded(value), at: cursor.span(from: start))
      }
      try skipAccesses(depth: depth)
      return unknown(from: start)
    }
    var path = [name.value]
    while isAtAccess {
      let before = cursor.position
      if cursor.take("."), let next = cursor.identifier() {
        path.append(next.value)
        continue
      }
      cursor.position = before
      // `[0]` selects one of the resources of a `count`, and `.*` and other keys cannot be known.
      try skipAccesses(depth: depth)
      return unknown(from: start)
    }
    let span = cursor.span(from: start)
    if path.count == 1 {
      switch name.value {
      case "true": return ExistingValue(.bool(true), at: span)
      case "false": return ExistingValue(.bool(false), at: span)
      case "null": return ExistingValue(.null, at: span)
      default: return ExistingValue(.reference(ExistingValue.Reference(name.value)), at: span)
      }
    }
    // `data.TYPE.NAME.ATTRIBUTE` has one part more than `TYPE.NAME.ATTRIBUTE`.
    let length = min(path[0] == "data" ? 3 : 2, path.count)
    let attribute = path.count > length ? path[length...].joined(separator: ".") : nil
    return ExistingValue(
      .reference(ExistingValue.Reference(path[..<length].joined(separator: "."), attribute)), at: span)
  }

  private mutating func afterBrackets(
    _ value: ExistingValue, from start: Int, depth: Int
  ) throws(ConfigurationFailure) -> ExistingValue {
    guard isAtAccess else { return value }
    try skipAccesses(depth: depth)
    return unknown(from: start)
  }

  private mutating func skipAccesses(depth: Int) throws(ConfigurationFailure) {
    while isAtAccess {
      if cursor.take(".") {
        // `.0` selects an element in the language of older versions.
        let start = cursor.position
        while let byte = cursor.next, byte.isDigit { cursor.position += 1 }
        if cursor.position == start, cursor.identifier() == nil, !cursor.take("*") {
          throw cursor.failure(.expected(.name))
        }
      } else if cursor.take("[") {
        try cursor.skipSpace(throughLines: true)
        if !cursor.take("*") { _ = try expression(depth: depth + 1, throughLines: true) }
        try cursor.skipSpace(throughLines: true)
        guard cursor.take("]") else { throw cursor.failure(.expected(.closingBracket)) }
      }
    }
  }

  /// Whether an attribute or an element of the value follows; `...` makes a list the arguments of a call.
  private var isAtAccess: Bool { cursor.isAt(".") ? !cursor.isAt("...") : cursor.isAt("[") }

  private mutating func list(depth: Int) throws(ConfigurationFailure) -> ExistingValue {
    let start = cursor.position
    if try skipFor(depth: depth) { return unknown(from: start) }
    let items = try items(until: "]", depth: depth)
    return ExistingValue(.list(items), at: cursor.span(from: start))
  }

  /// The items between two brackets, from the opening one to the one after the last item.
  private mutating func items(
    until close: StaticString, depth: Int
  ) throws(ConfigurationFailure) -> [ExistingValue] {
    let open = cursor.position
    cursor.position += 1
    var items: [ExistingValue] = []
    while true {
      try cursor.skipSpace(throughLines: true)
      if cursor.take(close) { return items }
      guard cursor.next != nil else { throw cursor.failure(.unclosedBracket, at: open) }
      items.append(try expression(depth: depth + 1, throughLines: true))
      if cursor.isAt("...") { cursor.position += 3 }
      try cursor.skipSpace(throughLines: true)
      if !cursor.take(","), !cursor.isAt(close), cursor.next != nil { throw cursor.failure(.expected(.comma)) }
    }
  }

  private mutating func map(depth: Int) throws(ConfigurationFailure) -> ExistingValue {
    let start = cursor.position
    if try skipFor(depth: depth) { return unknown(from: start) }
    cursor.position += 1
    var members: [ExistingValue.Member] = []
    while true {
      try cursor.skipSpace(throughLines: true)
      if cursor.take("}") { return ExistingValue(.map(members), at: cursor.span(from: start)) }
      guard cursor.next != nil else { throw cursor.failure(.unclosedBracket, at: start) }
      let key = try expression(depth: depth + 1, throughLines: false)
      try cursor.skipSpace(throughLines: true)
      guard cursor.take("=") || cursor.take(":") else { throw cursor.failure(.expected(.equalsSignOrBlock)) }
      try cursor.skipSpace(throughLines: true)
      let value = try expression(depth: depth + 1, throughLines: false)
      // A name without quotes is the name itself, not a reference.
      let name = key.string ?? cursor.file.text(of: key.span)
      members.append(ExistingValue.Member(Located(name, key.span), value))
      try cursor.skipSpace(throughLines: false)
      guard cursor.take(",") || cursor.isAt("\n") || cursor.isAt("}") || cursor.next == nil else {
        throw cursor.failure(.expected(.comma))
      }
    }
  }

  /// Skips `[for …]` or `{for …}`, whose value depends on other values; false if this is none.
  private mutating func skipFor(depth: Int) throws(ConfigurationFailure) -> Bool {
    let start = cursor.position
    cursor.position += 1
    try cursor.skipSpace(throughLines: true)
    guard cursor.identifier()?.value == "for", cursor.isAt(" ") || cursor.isAt("\t") else {
      cursor.position = start
      return false
    }
    var open = 1
    while open > 0 {
      try cursor.skipSpace(throughLines: true)
      guard let byte = cursor.next else { throw cursor.failure(.unclosedBracket, at: start) }
      if byte == UInt8(ascii: "\"") {
        _ = try quotedText(depth: depth + 1)
        continue
      }
      if "[{(".utf8.contains(byte) { open += 1 }
      if "]})".utf8.contains(byte) { open -= 1 }
      cursor.position += 1
    }
    return true
  }
}
