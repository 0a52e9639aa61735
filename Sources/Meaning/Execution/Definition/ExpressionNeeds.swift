import Emit

/// What an expression of a definition can see of the variables and of `$states`: the paths that begin with their names.
///
/// All that is bound is made a value of the evaluator for each expression. Without what an expression cannot see, a loop
/// over a large event does not carry the event along in every round.
struct ExpressionNeeds: Sendable {
  /// The members that are asked for; all of a value where there are none.
  private struct Members: Sendable {
    var isWhole = false
    var named: [String: Members] = [:]

    mutating func add(_ path: ArraySlice<String>) {
      if let first = path.first { named[first, default: Members()].add(path.dropFirst()) } else { isWhole = true }
    }

    /// The value with the members alone that are asked for. A path through a list asks for what it likes of each element.
    func cut(_ value: JSONValue) -> JSONValue {
      guard !isWhole, case .object(let members) = value else { return value }
      return .object(
        members.compactMap { member in named[member.name].map { JSONMember(member.name, $0.cut(member.value)) } })
    }
  }

  private var variables: [String: Members] = [:]

  /// Looks through an expression's text. What stands within its strings is taken for paths too, which does no harm.
  init(_ text: String) {
    var reader = NeedsReader(Array(text.utf8))
    let paths = reader.paths()
    for path in paths {
      guard let name = path.first else { continue }
      variables[name, default: Members()].add(reader.hasParent ? [] : path.dropFirst())
    }
  }

  /// The variables that the expression can see, cut to what it asks for.
  func seen(of all: [String: JSONValue]) -> [String: JSONValue] {
    var seen: [String: JSONValue] = [:]
    for (name, members) in variables {
      if let value = all[name] { seen[name] = members.cut(value) }
    }
    return seen
  }
}

/// Finds the paths of plain names that begin with a variable: `$states.input.detail`.
private struct NeedsReader {
  private let bytes: [UInt8]
  private var index = 0
  /// Whether the parent operator stands in the expression, by which a path sees what it has passed.
  private(set) var hasParent = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func paths() -> [[String]] {
    var paths: [[String]] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), !isBehindOperand(index) { hasParent = true }
      index += 1
      if byte == UInt8(ascii: "$"), let name = name() { paths.append([name] + members()) }
    }
    return paths
  }

  /// The plain names that follow, each behind a dot.
  private mutating func members() -> [String] {
    var names: [String] = []
    while index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let start = index
      index += 1
      guard let name = name() else {
        index = start
        break
      }
      names.append(name)
    }
    return names
  }

  private mutating func name() -> String? {
    let start = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  /// Whether a `%` at a place stands between two operands, and is no parent operator.
  private func isBehindOperand(_ place: Int) -> Bool {
    let before = bytes[..<place].reversed().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let last = before.first else { return false }
    if [")", "]", "}", "'", "\"", "`"].contains(Unicode.Scalar(last)) { return true }
    guard Self.isNameByte(last) else { return false }
    let word = String(decoding: before.prefix { Self.isNameByte($0) }.reversed(), as: UTF8.self)
    return !["and", "or", "in"].contains(word)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
