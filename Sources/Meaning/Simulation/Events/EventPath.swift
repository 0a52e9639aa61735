import Emit

/// A JSON path of EventBridge: `$`, names after dots, `[0]`, and `*` for all members or elements (EventBridge User
/// Guide, "Transforming input").
struct EventPath: Equatable {
  enum Step: Equatable {
    case member(String)
    case element(Int)
    case all
  }

  let steps: [Step]

  /// Reads a path; nil for any other text.
  init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    guard bytes.popFirst() == UInt8(ascii: "$") else { return nil }
    var steps: [Step] = []
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: ".") {
        let name = bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        guard !name.isEmpty else { return nil }
        bytes = bytes.dropFirst(name.count)
        steps.append(name.elementsEqual("*".utf8) ? .all : .member(String(decoding: name, as: UTF8.self)))
      } else if byte == UInt8(ascii: "[") {
        let inner = bytes.prefix { $0 != UInt8(ascii: "]") }
        guard inner.count < bytes.count, let step = Self.bracketed(inner) else { return nil }
        bytes = bytes.dropFirst(inner.count + 1)
        steps.append(step)
      } else {
        return nil
      }
    }
    self.steps = steps
  }

  private static func bracketed(_ inner: ArraySlice<UInt8>) -> Step? {
    if inner.elementsEqual("*".utf8) { return .all }
    let text = String(decoding: inner, as: UTF8.self)
    if inner.count > 2, let quote = inner.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      inner.last == quote
    {
      return .member(String(text.dropFirst().dropLast()))
    }
    return Int(text).flatMap { $0 >= 0 ? .element($0) : nil }
  }

  /// The value at the path; a list for a path with `*`; nil if there is no value.
  func value(in event: JSONValue) -> JSONValue? {
    var values = [event]
    var isSeveral = false
    for step in steps {
      switch step {
      case .member(let name): values = values.compactMap { $0.member(name) }
      case .element(let index):
        values = values.compactMap { value in
          if case .array(let elements) = value, index < elements.count { elements[index] } else { nil }
        }
      case .all:
        isSeveral = true
        values = values.flatMap { value -> [JSONValue] in
          switch value {
          case .array(let elements): elements
          case .object(let members): members.map(\.value)
          default: []
          }
        }
      }
    }
    return isSeveral ? .array(values) : values.first
  }
}

extension JSONValue {
  /// A member of an object by the bytes of its name; the last one if the name is repeated.
  func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }
}
