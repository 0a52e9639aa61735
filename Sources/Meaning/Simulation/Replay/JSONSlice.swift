import Diagnostics
import EventPattern
import Source

/// A piece of JSON text that is read only as far as needed.
///
/// Only what is needed to find the pieces is checked: a text that is not JSON may have pieces, or none.
struct JSONSlice: Sendable {
  private let text: [UInt8]
  /// The range of the piece in the text.
  private let range: Range<Int>

  /// A whole text, without surrounding white space.
  init(_ text: [UInt8]) {
    self.text = text
    var low = 0
    var high = text.count
    while low < high, isSpace(text[low]) { low += 1 }
    while high > low, isSpace(text[high - 1]) { high -= 1 }
    range = low..<high
  }

  private init(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  var bytes: [UInt8] { Array(text[range]) }

  /// The first byte; nil for an empty piece.
  var first: UInt8? { range.isEmpty ? nil : text[range.lowerBound] }

  struct Member: Sendable {
    /// The bytes of the name as they are spelled.
    let name: ArraySlice<UInt8>
    let value: JSONSlice
  }

  /// The members of an object; empty for any other value.
  var members: [Member] { object.members }

  /// The members of an object, and whether it ends where the piece does; empty for any other value.
  var object: (members: [Member], isWhole: Bool) {
    guard first == UInt8(ascii: "{") else { return ([], false) }
    var members: [Member] = []
    var index = range.lowerBound + 1
    while true {
      skipSpace(&index)
      guard index < range.upperBound, text[index] == UInt8(ascii: "\"") else { break }
      let nameStart = index + 1
      guard skipString(&index) else { break }
      let name = text[nameStart..<index - 1]
      skipSpace(&index)
      guard index < range.upperBound, text[index] == UInt8(ascii: ":") else { break }
      index += 1
      guard let value = value(&index) else { break }
      members.append(Member(name: name, value: value))
      skipSpace(&index)
      guard index < range.upperBound, text[index] == UInt8(ascii: ",") else { break }
      index += 1
    }
    return (members, index == range.upperBound - 1 && text[index] == UInt8(ascii: "}"))
  }

  /// The elements of an array; empty for any other value.
  var elements: [JSONSlice] {
    guard first == UInt8(ascii: "[") else { return [] }
    var elements: [JSONSlice] = []
    var index = range.lowerBound + 1
    while let element = value(&index) {
      elements.append(element)
      skipSpace(&index)
      guard index < range.upperBound, text[index] == UInt8(ascii: ",") else { break }
      index += 1
    }
    return elements
  }

  /// The member of an object by its name; the last one if the name is repeated.
  func member(_ name: String) -> JSONSlice? { members.named(name) }

  /// The characters of a string; nil for anything else.
  var string: String? {
    guard first == UInt8(ascii: "\""), range.count >= 2 else { return nil }
    let inner = text[range.lowerBound + 1..<range.upperBound - 1]
    if !inner.contains(UInt8(ascii: "\\")) { return String(decoding: inner, as: UTF8.self) }
    let sink = DiagnosticSink()
    guard case .string(let characters)? = parseJSON(bytes, file: FileNumber(0), into: sink)?.kind else {
      return nil
    }
    return characters
  }

  /// The scalars at a path of names, through arrays, as text: strings without their quotes.
  func scalars(at path: [String]) -> [String] {
    var found: [String] = []
    collect(path[...], depth: 0, into: &found)
    return found
  }

  private func collect(_ path: ArraySlice<String>, depth: Int, into found: inout [String]) {
    guard depth < 128 else { return }
    switch first {
    case UInt8(ascii: "["): for element in elements { element.collect(path, depth: depth + 1, into: &found) }
    case UInt8(ascii: "{"):
      if let name = path.first { member(name)?.collect(path.dropFirst(), depth: depth + 1, into: &found) }
    case nil: break
    default: if path.isEmpty { found.append(string ?? String(decoding: bytes, as: UTF8.self)) }
    }
  }

  // MARK: Steps

  private func skipSpace(_ index: inout Int) {
    while index < range.upperBound, isSpace(text[index]) { index += 1 }
  }

  /// Skips a string whose opening quote comes next.
  private func skipString(_ index: inout Int) -> Bool {
    index += 1
    while index < range.upperBound {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""):
        index += 1
        return true
      default: index += 1
      }
    }
    return false
  }

  /// Skips a value, with white space before it.
  private func value(_ index: inout Int) -> JSONSlice? {
    skipSpace(&index)
    guard index < range.upperBound else { return nil }
    let start = index
    switch text[index] {
    case UInt8(ascii: "\""): guard skipString(&index) else { return nil }
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var depth = 0
      repeat {
        guard index < range.upperBound else { return nil }
        switch text[index] {
        case UInt8(ascii: "\""):
          guard skipString(&index) else { return nil }
          continue
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        index += 1
      } while depth > 0
    default:
      while index < range.upperBound, !isEnd(text[index]) { index += 1 }
      if index == start { return nil }
    }
    return JSONSlice(text, start..<index)
  }
}

extension [JSONSlice.Member] {
  /// The value of a member by its name; the last one if the name is repeated.
  func named(_ name: String) -> JSONSlice? {
    last { $0.name.elementsEqual(name.utf8) }?.value
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

private func isEnd(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || isSpace(byte)
}
