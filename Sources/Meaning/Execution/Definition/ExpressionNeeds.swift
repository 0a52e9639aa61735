import Emit

/// What an expression of a definition can see: the variables that it names, and the parts of `$states`.
///
/// All that is bound is made a value of the evaluator for each expression; without what an expression cannot see, a loop
/// over a large event does not carry the event along in every round.
struct ExpressionNeeds: Sendable {
  /// The variables by name, without their `$`.
  private(set) var variables: Set<String> = []
  /// The members of `$states`; none where any may be asked for.
  private var states: Set<String>? = []
  /// The members of `$states.context`; none where any may be asked for.
  private var context: Set<String>? = []

  /// Looks through an expression's text. Names within its strings are taken for names too, which does no harm.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      index += 1
      guard let name = Self.name(in: bytes, at: &index) else { continue }
      variables.insert(name)
      if name == "states" { noteStates(bytes, index) }
    }
  }

  private mutating func noteStates(_ bytes: [UInt8], _ index: Int) {
    var index = index
    guard let member = Self.member(in: bytes, at: &index) else {
      states = nil
      return
    }
    states?.insert(member)
    guard member == "context" else { return }
    guard let part = Self.member(in: bytes, at: &index) else {
      context = nil
      return
    }
    context?.insert(part)
  }

  private static func member(in bytes: [UInt8], at index: inout Int) -> String? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
    index += 1
    return name(in: bytes, at: &index)
  }

  private static func name(in bytes: [UInt8], at index: inout Int) -> String? {
    let start = index
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  /// The variables that the expression can see, `$states` cut to what it asks for.
  func seen(of all: [String: JSONValue]) -> [String: JSONValue] {
    var seen: [String: JSONValue] = [:]
    for name in variables {
      guard let value = all[name] else { continue }
      seen[name] = name == "states" ? cut(value) : value
    }
    return seen
  }

  private func cut(_ value: JSONValue) -> JSONValue {
    guard let states, case .object(let members) = value else { return value }
    return .object(
      members.filter { states.contains($0.name) }.map { member in
        guard member.name == "context", let context, case .object(let parts) = member.value else { return member }
        return JSONMember(member.name, .object(parts.filter { context.contains($0.name) }))
      })
  }
}
